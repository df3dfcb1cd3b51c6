"""What the loop needs from whoever keeps things and whoever runs it; `composition.py` introduces them."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeVar

from bot.absences import KeptAbsence
from bot.answers import Answers, KnownSources
from bot.dossier import Dossier
from bot.effects import Effect, Send
from bot.facts import Facts
from bot.feedback import Customer, CustomerId, FeedbackId
from bot.history import Recorded
from bot.kept import CustomerOnFile, FiledFeedback, KeptMessage
from bot.known_routes import KnownRoutes
from bot.members import Member as Member
from bot.members import Members as Members
from bot.moment import Moment
from bot.parts import SaidPart
from bot.past import Past
from bot.people import PersonId
from bot.revising.settled import SettledChanges
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
    timers: tuple[int, ...] = ()
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

    def knows(self, key: str) -> bool:
        """Whether a delivery with this idempotency key came before."""
        ...

    def feedback(self, feedback: FeedbackId) -> FiledFeedback | None: ...

    def file(self, filed: FiledFeedback) -> None:
        """Keep an answer as it stands now."""
        ...

    def identify(self, customer: Customer) -> CustomerId | None:
        """The customer on file that this is, completed or new; None where nobody can say who it is."""
        ...

    def customer(self, customer: CustomerId) -> CustomerOnFile | None: ...

    def stop_contact(self, customer: CustomerId, at: datetime) -> None:
        """They do not want to hear from us: they said so at *at*, or said it again."""
        ...

    def tickets_of(self, customer: CustomerId) -> Sequence[Ticket]:
        """Their tickets that are not closed for good: open, waiting, or resolved."""
        ...

    def past_of(self, customer: CustomerId) -> Past:
        """What they told us so far and what came of it, as far back as anybody would ask; closed tickets too."""
        ...

    def line(self, team: str) -> tuple[Sequence[Ticket], frozenset[int]]:
        """Live tickets of *team* that nobody has; and those of them whose customers want no contact."""
        ...

    def begun(self, workflow: str, since: datetime, until: datetime) -> int:
        """How many tickets of a workflow there are about what was submitted in that time."""
        ...

    def ticket(self, number: int) -> Ticket | None: ...

    def next_number(self) -> int: ...

    def record(self, change: Change) -> None:
        """Write a ticket, its events, timers and messages to send."""
        ...

    def say(self, send: Send) -> None:
        """A message about no ticket, said once by its key; `bot.sayings.beyond_tickets` has its words."""
        ...

    def keep(self, message: KeptMessage) -> None: ...

    def message(self, message: WordsId) -> KeptMessage | None: ...

    def waits_to_leave(self, key: str) -> bool:
        """Whether a message to send has not left, nor may have, and nobody is sending it."""
        ...

    def is_held_up(self, key: str, lane: str) -> bool:
        """Whether a message to send has not left because nothing leaves for its lane: a try has failed there."""
        ...

    def unsend(self, key: str) -> None:
        """Such a message never leaves."""
        ...

    def take_back(self, notification: str) -> None:
        """What waits of that kind, and nobody is sending, never leaves; it may be said again."""
        ...

    def said_of(self, person: PersonId) -> Sequence[KeptAbsence]:
        """What was said about when they are away or here; what is over included."""
        ...

    def keep_absences(self, person: PersonId, kept: Sequence[KeptAbsence]) -> None:
        """That is all that is said about them now; `moment` knows it from here on."""
        ...

    def owned(self, person: PersonId) -> Sequence[Ticket]:
        """The live tickets that somebody has."""
        ...

    def take_timer(self, ticket: int) -> bool:
        """Whether the ticket's timer is still set and due; it is gone then."""
        ...

    def appointments(self) -> Mapping[tuple[str, PersonId], datetime]:
        """Everybody's appointments, by name and person, and when they are."""
        ...

    def appoint(self, name: str, about: PersonId, due: datetime | None) -> None:
        """Somebody's only appointment of that name; None: there is none."""
        ...

    def take_appointment(self, name: str, about: PersonId) -> bool:
        """Whether it is still to be kept and due; it is gone then, and nobody else takes it."""
        ...

    def known_routes(self) -> KnownRoutes: ...

    def heard_from(self) -> KnownSources: ...


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


@dataclass(frozen=True, slots=True)
class MessageRef:
    """Where a message stands."""

    platform: str
    conversation: str
    message: str


class Revisions(Protocol):
    """Every program that took effect or waits for it, as it was written; none is ever changed or forgotten."""

    def text_of(self, revision: str) -> str | None: ...

    def keep_work(self, revision: str, text: str) -> "Work[None]":
        """It takes effect; one that did before stays as it was."""
        ...


class Views(Answers, SettledChanges, Protocol):
    """What is asked; read only, and synchronous: edges call it from a worker thread."""

    def dossier(self, number: int, *, history: bool = False) -> Dossier | None: ...

    def dossiers(self, numbers: Collection[int], *, history: bool = False) -> Mapping[int, Dossier]: ...

    def ticket_at(self, ref: MessageRef) -> int | None:
        """The ticket whose card stands there, if one does."""
        ...

    def card_ref(self, ticket: int, team: str) -> MessageRef | None:
        """Where a ticket's card stands in a team's conversation."""

    def parts_of(self, ref: MessageRef) -> Sequence[SaidPart]:
        """What the message there says, in its order; nothing of a message that is not kept."""
        ...

    def message(self, message: WordsId) -> KeptMessage | None: ...

    def letter(self, message_id: str) -> KeptMessage | None:
        """The mail with this Message-ID, if it was one of ours."""
        ...

    def draft(self, ticket: int, by: PersonId) -> KeptMessage | None:
        """The newest message that *by* wrote and did not send."""
        ...

    def live(self, *, teams: Sequence[str] = (), owner: PersonId = "", unclaimed: bool = False) -> Sequence[Ticket]:
        """Live tickets, by what is due; which is the most urgent, `bot.urgency` says."""
        ...

    def in_issue(self, issue: str) -> Sequence[Ticket]:
        """Tickets that wait in a known issue, or were settled with it."""

    def returned(self, owner: PersonId, teams: Sequence[str], since: datetime) -> Sequence[Ticket]:
        """What waits in *teams* for somebody, and went back from *owner*, who was away, since then."""
        ...

    def revisions_in_use(self) -> frozenset[str]:
        """The programs that tickets which are not closed were opened under."""
        ...

    def kept_back(self, team: str) -> tuple[int, Sequence[Ticket]]:
        """How many wait in *team* without a card, because others go first, and those of them that are due first."""
        ...

    def live_by_team(self) -> Mapping[str, int]:
        """How many tickets are live in each team that has any."""
        ...

    def facts(self, since: datetime, until: datetime, *, team: str = "", owner: PersonId = "") -> Sequence[Facts]:
        """The facts of tickets submitted in a period."""
        ...

    def owed(self, owner: PersonId) -> Sequence[Ticket]:
        """What somebody resolved although something that was promised is still to be kept."""
        ...

    def asked(self, person: PersonId) -> Sequence[Ticket]:
        """Live tickets in which *person* was asked for help, and nobody has given it."""
        ...

    def escalated(self) -> Sequence[Ticket]:
        """Tickets about which somebody was called in, and which are not settled."""
        ...

    def settled(self, owner: PersonId, limit: int) -> Sequence[Ticket]:
        """What somebody owned to the end, the newest first."""
        ...

    def on_file(self, tickets: Sequence[Ticket]) -> Mapping[int, Dossier]:
        """Each ticket with its answer and its customer; nothing else of what is on file."""
        ...

    def unwanted(self, tickets: Sequence[Ticket]) -> frozenset[int]:
        """Those of *tickets* whose customers do not want to be contacted."""
        ...

    def search(self, words: str, teams: Sequence[str], limit: int) -> Sequence[Ticket]:
        """Tickets whose customer, comment or number has *words* in it, the newest first."""
        ...

    def recovered(self, tickets: Sequence[int]) -> tuple[int, int]:
        """Of resolved *tickets*: whose customer left the detractor band later, and who scored again at all."""
        ...
