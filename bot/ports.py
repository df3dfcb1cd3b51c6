"""What the loop needs from whoever keeps things and whoever runs it; `app.py` introduces them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from bot.dossier import Dossier
from bot.effects import Address, Effect
from bot.events import Recorded
from bot.facts import Facts
from bot.feedback import Customer, CustomerId, Feedback, FeedbackId
from bot.kept import CustomerOnFile, FiledFeedback, KeptMessage
from bot.moment import Moment
from bot.people import PersonId
from bot.ticket import Ticket
from bot.words import WordsId

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")

#: Domain time, UTC: deadlines, calendars, digests. Tests and the demo move it.
DomainClock = Callable[[], datetime]
#: Machine time, UTC: leases, retries, pacing, signature ages.
MachineClock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a piece of work will read, so that a group of them reads each table once."""

    keys: tuple[str, ...] = ()
    feedback: tuple[FeedbackId, ...] = ()
    customers: tuple[Customer, ...] = ()
    tickets: tuple[int, ...] = ()
    timers: tuple[tuple[int, str], ...] = ()
    messages: tuple[WordsId, ...] = ()


NOTHING = Needs()


@dataclass(slots=True)
class Change:
    """A ticket after what was decided, with the events behind it and what they make us do."""

    ticket: Ticket
    recorded: list[Recorded] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)


class UnitOfWork(Protocol):
    """
    One transaction's view: what is read stays true until it is committed or refused as stale.

    Nothing is written before the group's end, so work that raises has written nothing.
    """

    @property
    def moment(self) -> Moment: ...

    def seen(self, key: str) -> bool:
        """Whether a delivery with this idempotency key came before; from now on, it did."""
        ...

    def feedback(self, feedback: FeedbackId) -> FiledFeedback | None: ...

    def file(self, filed: FiledFeedback) -> None:
        """Keep an answer as it stands now."""
        ...

    def identify(self, customer: Customer) -> CustomerId | None:
        """The customer on file that this is, completed or new; None where nobody can say who it is."""
        ...

    def customer(self, customer: CustomerId) -> CustomerOnFile | None: ...

    def stop_contact(self, customer: CustomerId) -> None:
        """They do not want to hear from us, from now on."""
        ...

    def open_tickets_of(self, customer: CustomerId) -> Sequence[Ticket]: ...

    def ticket(self, number: int) -> Ticket | None: ...

    def next_number(self) -> int: ...

    def record(self, change: Change) -> None:
        """Write a ticket, its events, timers and messages to send."""
        ...

    def keep(self, message: KeptMessage) -> None: ...

    def message(self, message: WordsId) -> KeptMessage | None: ...

    def take_timer(self, ticket: int, name: str) -> bool:
        """Whether this timer is still set and due; it is gone then."""
        ...


class Work(Protocol[T_co]):
    """One piece of work for the writer: decided in one go, answered after the commit."""

    def needs(self) -> Needs: ...

    def run(self, desk: UnitOfWork) -> T_co: ...


class Writer(Protocol):
    """The one place where anything is written."""

    def do(self, work: Work[T]) -> Awaitable[T]:
        """
        The work's answer, after its commit.

        Raises what the work raised (`Refusal`), `Busy` where too much is waiting,
        and `StaleTicket` where others were quicker twice in a row.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Leased:
    """
    One message that this process may send now; nobody else sends into its lane meanwhile.

    `uncertain`: an earlier try ended without an answer, so it may stand there already.
    """

    lane: str
    id: int
    key: str
    to: Address
    notification: str
    ticket: int
    version: int | None
    message: str
    attempts: int
    uncertain: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where a message stands."""

    platform: str
    conversation: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleCard:
    """A card that shows an older state than the newest."""

    lane: str
    id: int
    ref: MessageRef
    ticket: int
    team: str
    wanted: int
    attempts: int


class Outbox(Protocol):
    """Messages to send, as delivery sees them; times are machine time."""

    def lease(self, now: datetime, limit: int) -> Awaitable[Sequence[Leased | StaleCard]]:
        """At most one message for each lane that is free, what matters most first."""
        ...

    def sent(
        self, leased: Leased, ref: MessageRef | None, drawn: int, now: datetime, free_at: datetime
    ) -> Awaitable[None]:
        """It stands there, built from version *drawn*; the next one for its lane may leave at *free_at*."""
        ...

    def sent_work(
        self, leased: Leased, ref: MessageRef | None, drawn: int, now: datetime, free_at: datetime
    ) -> "Work[None]":
        """The same, to go into one transaction with what it means for the ticket."""
        ...

    def redrawn(self, card: StaleCard, drawn: int, free_at: datetime) -> Awaitable[None]: ...

    def lost_work(self, card: StaleCard, free_at: datetime) -> "Work[None]":
        """The message is gone: it is never drawn again."""
        ...

    def retry(
        self, leased: Leased | StaleCard, error: str, uncertain: bool, try_at: datetime, free_at: datetime
    ) -> Awaitable[None]:
        """It did not work this time; *free_at* is when the lane may try something else."""
        ...

    def dead_work(self, leased: Leased, error: str, free_at: datetime) -> "Work[None]": ...

    def dead(self, leased: Leased, error: str, free_at: datetime) -> Awaitable[None]:
        """It never will work."""
        ...

    def dropped(self, leased: Leased, free_at: datetime) -> Awaitable[None]:
        """There is nothing left to say."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Who somebody of ours is on a platform."""

    platform: str
    user: str
    email: str
    name: str = ""
    zone: str = ""
    deactivated: bool = False
    #: Their direct messages with the bot, once it is known.
    conversation: str = ""


class Members(Protocol):
    """People matched by e-mail, and kept: never looked up inside an interaction."""

    def by_user(self, platform: str, user: str) -> Member | None: ...

    def by_email(self, platform: str, email: str) -> Member | None: ...

    def keep(self, member: Member) -> Awaitable[None]: ...


class Views(Protocol):
    """What is asked; read only, and synchronous: edges call it from a worker thread."""

    def dossier(self, number: int, *, history: bool = False) -> Dossier | None: ...

    def ticket_at(self, ref: MessageRef) -> int | None:
        """The ticket whose card stands there, if one does."""
        ...

    def card_ref(self, ticket: int, team: str) -> MessageRef | None:
        """Where a ticket's card stands in a team's conversation."""
        ...

    def message(self, message: WordsId) -> KeptMessage | None: ...

    def draft(self, ticket: int, by: PersonId) -> KeptMessage | None:
        """The newest message that *by* wrote and did not send."""
        ...

    def live(self, *, teams: Sequence[str] = (), owner: PersonId = "", unclaimed: bool = False) -> Sequence[Ticket]:
        """Live tickets, the most urgent first; snoozed ones last."""
        ...

    def facts(self, since: datetime, until: datetime, *, team: str = "", owner: PersonId = "") -> Sequence[Facts]:
        """The facts of tickets submitted in a period."""
        ...

    def recent(self, owner: PersonId, limit: int) -> Sequence[Ticket]:
        """What somebody owns, the last first."""
        ...

    def named(self, tickets: Sequence[Ticket]) -> Mapping[int, tuple[str, Feedback]]:
        """The customer's name and the answer behind each ticket."""
        ...

    def search(self, words: str, teams: Sequence[str], limit: int) -> Sequence[Ticket]:
        """Tickets whose customer, comment or number has *words* in it, the newest first."""
        ...

    def recovered(self, tickets: Sequence[int]) -> tuple[int, int]:
        """Of resolved *tickets*: whose customer left the detractor band later, and who scored again at all."""
        ...


class Timers(Protocol):
    """What is due."""

    def due(self, now: datetime, limit: int) -> Sequence[tuple[int, str]]:
        """Tickets and names of timers that are due, the most overdue first."""
        ...

    def next_due(self) -> datetime | None:
        """When the next timer is due."""
        ...


class Health(Protocol):
    """Whether anything waits for longer than it should."""

    def most_overdue_timer(self, now: datetime) -> timedelta: ...

    def oldest_waiting_message(self, now: datetime) -> timedelta: ...

    def dead_messages(self) -> int:
        """Messages that reached nobody and never will by themselves."""
        ...

    def is_ready(self) -> bool:
        """Whether the database answers, with the schema this code was written for."""
        ...
