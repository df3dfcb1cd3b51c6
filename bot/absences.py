"""Who is away, from when until when, and who stands in for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.people import PersonId


class Kind(StrEnum):
    """What was said about somebody."""

    AWAY = "away"
    #: They are here, whatever the program says of that time.
    HERE = "here"
    #: The chat no longer knows them.
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAbsence:
    """What somebody, or the chat, said about a person: kept until its time is over."""

    person: PersonId
    kind: Kind
    since: datetime
    until: datetime | None
    delegate: PersonId | None = None
    #: Who said so; empty where the chat did.
    set_by: PersonId = ""
    at: datetime

    def is_over(self, now: datetime) -> bool:
        return self.until is not None and self.until <= now


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Nobody gives them anything to do from `since`, and until `until`; None: nobody knows when they are back."""

    person: PersonId
    since: datetime
    until: datetime | None = None
    #: Who looks after what is theirs meanwhile, where somebody said so.
    delegate: PersonId | None = None

    def holds(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Absences:
    """Everybody's absences, past ones left out, each person's in the order in which they begin."""

    of: Mapping[PersonId, tuple[Absence, ...]] = field(default_factory=dict)

    def at(self, person: PersonId, at: datetime) -> Absence | None:
        """The absence that keeps *person* away at that time."""
        return next((absence for absence in self.of.get(person, ()) if absence.holds(at)), None)

    def ahead(self, person: PersonId, now: datetime) -> tuple[Absence, ...]:
        """Theirs that are not over, the first first."""
        absences = self.of.get(person, ())
        return tuple(each for each in absences if each.until is None or each.until > now)

    def back(self, person: PersonId, at: datetime) -> datetime | None:
        """The first moment from *at* on at which they are here; None where nobody knows one."""
        while (absence := self.at(person, at)) is not None:
            if absence.until is None:
                return None
            at = absence.until
        return at

    def but(self, person: PersonId, theirs: tuple[Absence, ...]) -> "Absences":
        """The same, with *theirs* in place of what was known about *person*."""
        return Absences({**self.of, person: theirs})


NOBODY_AWAY = Absences()
