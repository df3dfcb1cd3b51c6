"""What a customer told us, in our own words, whatever tool it came through."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b

FeedbackId = str
CustomerId = str

_ONLY_STOP = re.compile(r"\W*(stop|stopp|unsubscribe|arr[eê]t|alto|baja)\W*", re.IGNORECASE)


class Band(StrEnum):
    """Where a score lies, whatever its scale."""

    DETRACTOR = "detractor"
    PASSIVE = "passive"
    PROMOTER = "promoter"


class Scale(StrEnum):
    """How a score is to be read."""

    NPS = "nps"
    CSAT5 = "csat5"
    STARS5 = "stars5"
    CES7 = "ces7"
    GOOD_BAD = "good_bad"

    @property
    def limits(self) -> tuple[int, int]:
        """The lowest and the highest score."""
        return _LIMITS[self]

    def band(self, score: float) -> Band:
        """
        The band a score falls into.

        NPS: 0-6, 7-8, 9-10 (Reichheld 2003). Five steps: 1-2, 3, 4-5 (top-two-box
        CSAT). CES 2.0: 1-3, 4, 5-7. Good or bad: no middle.
        """
        detractors_to, passives_to = _BANDS[self]
        if score <= detractors_to:
            return Band.DETRACTOR
        return Band.PASSIVE if score <= passives_to else Band.PROMOTER


_LIMITS = {
    Scale.NPS: (0, 10),
    Scale.CSAT5: (1, 5),
    Scale.STARS5: (1, 5),
    Scale.CES7: (1, 7),
    Scale.GOOD_BAD: (0, 1),
}
_BANDS = {
    Scale.NPS: (6, 8),
    Scale.CSAT5: (2, 3),
    Scale.STARS5: (2, 3),
    Scale.CES7: (3, 4),
    Scale.GOOD_BAD: (0, 0),
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """What a source told us about whoever answered. Every field may be missing."""

    external_id: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    locale: str = ""
    zone: str = ""
    value: Money | None = None
    attributes: Mapping[str, object] = field(default_factory=dict)

    def completed_by(self, newer: "Customer") -> "Customer":
        """This customer with everything *newer* says; what it leaves out stays."""
        said = {name: getattr(newer, name) for name in self.__slots__ if getattr(newer, name)}
        said["attributes"] = {**self.attributes, **newer.attributes}
        return replace(self, **said)

    @property
    def is_known(self) -> bool:
        """Whether two answers of the same customer could be recognised as such."""
        return bool(self.external_id or self.email)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWish:
    """How, and whether, the customer wants to hear from us; None is "did not say"."""

    wanted: bool | None = None
    preferred: str = ""
    #: Channel to yes or no. A channel that is not named is unknown: the source's default decides.
    consent: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """
    One answer of one customer, as it stands now.

    `external_id` is the source's own id of the answer: the same id again is the
    same feedback. Times are aware; `submitted_at` is when the customer pressed
    send (G2: the clock starts there), never when it reached us.
    """

    source: str
    external_id: str
    submitted_at: datetime
    updated_at: datetime | None = None
    score: float | None = None
    scale: Scale | None = None
    comment: str = ""
    customer: Customer = field(default_factory=Customer)
    contact: ContactWish = field(default_factory=ContactWish)
    touchpoint: str = ""
    tags: tuple[str, ...] = ()
    context: Mapping[str, object] = field(default_factory=dict)
    #: The source says the customer no longer wants to hear from us.
    opted_out: bool = False
    #: The source says that the answer was taken back (a deleted review).
    withdrawn: bool = False

    @property
    def id(self) -> FeedbackId:
        """Our id: the same for every delivery of the same answer, and telling nothing about it."""
        return _id(self.source, self.external_id)

    @property
    def band(self) -> Band | None:
        if self.score is None or self.scale is None:
            return None
        return self.scale.band(self.score)

    @property
    def says_stop(self) -> bool:
        """Whether it is an opt-out: the source says so, or the only word is STOP (SMS surveys)."""
        return self.opted_out or is_only_stop(self.comment)

    def completed_by(self, newer: "Feedback") -> "Feedback":
        """
        One feedback out of two deliveries of it.

        The newest `updated_at` wins, else the one that arrived later (*newer*):
        the loser only fills what the winner leaves out. The customer pressed
        send once, so the earlier `submitted_at` stays.
        """
        if _is_older(newer, than=self):
            return newer._filled_with(self)._since(self)
        return self._filled_with(newer)._since(newer)

    def _filled_with(self, winner: "Feedback") -> "Feedback":
        said = {name: getattr(winner, name) for name in _OPTIONAL if getattr(winner, name) not in (None, "", ())}
        return replace(
            self,
            **said,
            customer=self.customer.completed_by(winner.customer),
            contact=winner.contact if winner.contact != ContactWish() else self.contact,
            context={**self.context, **winner.context},
            opted_out=self.opted_out or winner.opted_out,
            withdrawn=self.withdrawn or winner.withdrawn,
        )

    def _since(self, other: "Feedback") -> "Feedback":
        return replace(self, submitted_at=min(self.submitted_at, other.submitted_at))


_OPTIONAL = ("updated_at", "score", "scale", "comment", "touchpoint", "tags")


@lru_cache(maxsize=1024)
def is_only_stop(words: str) -> bool:
    """Whether STOP is all that somebody wrote."""
    return _ONLY_STOP.fullmatch(words) is not None


@lru_cache(maxsize=1024)
def _id(source: str, external_id: str) -> FeedbackId:
    return blake2b(f"{source}/{external_id}".encode(), digest_size=16).hexdigest()


def _is_older(newer: Feedback, *, than: Feedback) -> bool:
    return newer.updated_at is not None and than.updated_at is not None and newer.updated_at < than.updated_at
