"""What waits, what is late and what is dead, as whoever runs the bot sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.effects import Address
from bot.people import PersonId
from bot.ports import Work


class Timers(Protocol):
    """What is due."""

    def due(self, now: datetime, limit: int) -> Sequence[int]:
        """Tickets whose timer is due, the most overdue first."""
        ...

    def next_due(self) -> datetime | None:
        """When the next timer or appointment is due."""
        ...


class Appointments(Protocol):
    """What is to be done for people now."""

    def due(self, now: datetime, limit: int) -> Sequence[tuple[str, PersonId]]:
        """Appointments that are due, by name and person, the most overdue first."""
        ...


class Unsent(StrEnum):
    """What keeps a message from leaving."""

    #: Nothing did yet: those before it in its conversation go first.
    QUEUED = "queued"
    #: A try failed, and the next one may work.
    RETRYING = "retrying"
    #: Somebody who runs the bot has to put something right.
    BLOCKED = "blocked"
    #: A card of a storm: it leaves when there is room for it.
    KEPT_BACK = "kept_back"
    #: It is not tried any more.
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentMessage:
    """One message that has not left, for whoever runs the bot: ids and names, never words."""

    #: 0 for a card that is to be redrawn: it is one that was sent.
    id: int
    state: Unsent
    notification: str
    ticket: int
    to: Address
    since: datetime
    why: str
    next_try: datetime | None = None
    #: A card that stands there and shows an older state.
    redraw: bool = False


@dataclass(frozen=True, slots=True)
class DueTimer:
    """When a ticket is looked at again, and what for; or, of an appointment, when and for whom."""

    #: 0 of an appointment.
    ticket: int
    name: str
    due: datetime
    about: PersonId = ""


class Backlog(Protocol):
    """What has not happened yet, as whoever runs the bot sees it."""

    def unsent(self) -> Sequence[UnsentMessage]:
        """What is not sent, the oldest first; what is dead comes last."""
        ...

    def timers(self, until: datetime | None = None) -> Sequence[DueTimer]:
        """Every timer and appointment that is due by then, the most overdue first."""
        ...

    def revive_work(self, ids: Sequence[int] | None) -> Work[int]:
        """
        Let messages be tried at once, dead or waiting (None: all of them); how many that were.

        A mail that is dead stays so: whoever wrote it was told.
        """
        ...

    def ask_again_work(self) -> Work[int]:
        """
        Let it be asked again whether what waits for somebody's hours may leave; how many messages that were.

        It waits by the machine's clock: whoever moves the other one has to.
        """
        ...


class Health(Protocol):
    """Whether anything waits for longer than it should."""

    def most_overdue_timer(self, now: datetime) -> timedelta: ...

    def oldest_waiting_message(self, now: datetime) -> timedelta:
        """How late it is; what waits for one conversation to be mended is not, while there are others."""
        ...

    def setbacks(self) -> Mapping[str, int]:
        """Why messages have not left, and how many wait because of it; those that were not tried yet are not here."""
        ...

    def blocked_conversations(self) -> Mapping[str, str]:
        """Why a team's own conversation cannot be posted to, by team."""
        ...

    def messages(self) -> Mapping[Unsent, int]:
        """How many have not left, by what keeps them; the dead reached nobody and never will by themselves."""
        ...

    def nobody_was_told(self, now: datetime) -> int:
        """How many messages reached neither whom they were for nor anybody else, lately; *now* is machine time."""
        ...

    def is_ready(self) -> bool:
        """Whether the database answers, with the schema this code was written for."""
        ...
