"""Messages to send, as delivery sees them: leased, sent, put off."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.effects import Address
from bot.parts import Begins, Shown
from bot.ports import MessageRef, Work

#: What reaches somebody at the same mark as others of its kind is one message with a list.
GATHERED = frozenset(
    {
        "nudge",
        "owner_asked",
        "given_back",
        "called_in",
        "team_called",
        "nobody_answered",
        "customer_wrote",
        "stayed_silent",
        "offered",
        "morning",
    }
)


@dataclass(frozen=True, slots=True)
class Companion:
    """Another message that leaves with a leased one, as part of it."""

    id: int
    notification: str
    ticket: int
    version: int | None
    subject: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leased:
    """
    One message that this process may send until `until`; nobody else sends into its lane meanwhile.

    `lease` names this one lease: whoever comes back after another began has
    nothing to say any more.
    """

    lane: str
    lease: str
    until: datetime
    id: int
    key: str
    to: Address
    notification: str
    #: 0 where it is about none; then `subject` says what it is about.
    ticket: int
    version: int | None
    message: str
    attempts: int
    #: How many tries ended without an answer: after one, it may stand there already.
    doubts: int
    since: datetime
    #: Since when it waits for somebody who runs the bot, if it does.
    blocked_since: datetime | None
    companions: tuple[Companion, ...] = ()
    subject: str = ""

    @property
    def ids(self) -> tuple[int, ...]:
        """Its own, and those that leave with it."""
        return (self.id, *(companion.id for companion in self.companions))

    @property
    def uncertain(self) -> bool:
        return self.doubts > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleCard:
    """A card that shows an older state than the newest."""

    lane: str
    lease: str
    until: datetime
    id: int
    ref: MessageRef
    ticket: int
    team: str
    #: Of which kind it is; a message about no ticket, whose number is 0, has one of its own.
    notification: str
    wanted: int
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Setback:
    """Why a message did not leave this time, and when to go on: with it, and with its lane."""

    why: str
    now: datetime
    try_at: datetime
    free_at: datetime
    #: It may have arrived all the same.
    doubtful: bool = False
    #: Somebody who runs the bot has to put something right: such a try does not count.
    blocked: bool = False
    #: Nothing was tried: it waits for somebody's hours, and so does what was to leave with it.
    early: bool = False


class Outbox(Protocol):
    """
    Messages to send, as delivery sees them; times are machine time.

    How sending went is kept for whoever still holds the lease. The pieces of
    work answer whether they do.
    """

    def lease(self, now: datetime, limit: int) -> Awaitable[Sequence[Leased | StaleCard]]:
        """At most one message for each lane that is free, what matters most first."""
        ...

    def alarm(self, now: datetime) -> Awaitable[int]:
        """Tell whoever runs the bot what reached nobody, if they were not told yet; how many messages that gave."""
        ...

    def sent(
        self, leased: Leased, ref: MessageRef | None, drawn: int, now: datetime, free_at: datetime
    ) -> Awaitable[bool]:
        """It stands there, built from version *drawn*; the next one for its lane may leave at *free_at*."""
        ...

    def sent_work(
        self,
        leased: Leased,
        ref: MessageRef | None,
        shown: Sequence[Shown],
        now: datetime,
        free_at: datetime,
        kept_as: str = "",
    ) -> Work[bool]:
        """
        The same, to go into one transaction with what it means for the ticket.

        *shown* is what of it was said; *kept_as* is what it is known as, if not by its own name.
        """
        ...

    def redrawn(
        self, card: StaleCard, now: datetime, free_at: datetime, *, final: bool = False, begins: Begins | None = None
    ) -> Awaitable[bool]:
        """
        It shows the newest state; *final*: it asks for nothing any more, and is never drawn again.

        *begins* is what a morning begins with now: it is drawn anew with that one.
        """
        ...

    def lost_work(self, card: StaleCard, now: datetime) -> Work[bool]:
        """The message is gone: it is never drawn again."""
        ...

    def retry(self, leased: Leased | StaleCard, setback: Setback) -> Awaitable[bool]: ...

    def dead_work(self, leased: Leased, why: str, now: datetime) -> Work[bool]:
        """It never will work."""
        ...

    def retry_work(self, leased: Leased | StaleCard, setback: Setback) -> Work[bool]:
        """The same, to go into one transaction with what it means for the ticket."""
        ...

    def dropped_work(self, leased: Leased, now: datetime) -> Work[bool]:
        """It must not be sent any more."""
        ...

    def dropped(self, leased: Leased, now: datetime) -> Awaitable[bool]:
        """There is nothing left to say."""
        ...
