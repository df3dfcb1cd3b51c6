"""One transaction's picture: what a group of work reads, and what it will write."""

from collections import deque
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime
from os import urandom
from time import time_ns

from sqlalchemy import Connection, and_, select

from bot.absences import KeptAbsence
from bot.answers import KnownSources
from bot.apply import apply
from bot.effects import CancelTimer, Effect, Redraw, RedrawIssue, RedrawOthers, Send, SetTimer
from bot.errors import StaleTicket
from bot.facts import begun, counted
from bot.feedback import Customer, CustomerId, FeedbackId
from bot.home import Touched
from bot.kept import CustomerOnFile, FiledFeedback, KeptMessage
from bot.known_routes import KnownRoutes
from bot.moment import Moment
from bot.people import PersonId
from bot.ports import Change
from bot.ticket import LIVE, Status, Ticket
from bot.who_is_away import absences_of
from bot.words import WordsId
from storage import absences, answers, appointments, codec, routes, rows, statements, unsending
from storage.asking import ask
from storage.looking import Looking
from storage.reading import SPARE_NUMBERS
from storage.writes import Writes

_CUSTOMERS = rows.table(rows.CustomerRow)
_TICKETS = rows.table(rows.TicketRow)


class Picture(Looking):
    """
    What a group of work sees; it fulfils `bot.ports.UnitOfWork`.

    Reads each table once for the group (`read_ahead`) and the rest when asked
    for. What is decided is kept in memory, seen by the work that follows, and
    written by `flush`, one statement a table.
    """

    def __init__(
        self, connection: Connection, moment: Moment, lanes: Set[str] = frozenset(), numbers: deque[int] | None = None
    ) -> None:
        super().__init__(connection, moment, deque() if numbers is None else numbers)
        self.writes = Writes(known_lanes=lanes)
        self._last_number: int | None = None
        self._new_customers: set[CustomerId] = set()
        self._unsent: set[str] = set()
        self._touched_people: set[PersonId] = set()
        self._touched_teams: set[str] = set()
        #: What is now said about who is away, by person.
        self.absences: dict[PersonId, tuple[KeptAbsence, ...]] = {}

    # -- UnitOfWork

    def seen(self, key: str) -> bool:
        if self.knows(key):
            return True
        self._keys.add(key)
        self.writes.keys.append({"key": key, "at": self.moment.now})
        return False

    def knows(self, key: str) -> bool:
        if key not in self._keys and key not in self._absent_keys:
            self._read_keys([key])
        return key in self._keys

    def feedback(self, feedback: FeedbackId) -> FiledFeedback | None:
        if feedback not in self._feedback:
            self._read_feedback([feedback])
        return self._feedback[feedback]

    def file(self, filed: FiledFeedback) -> None:
        if self._feedback.get(filed.feedback.id) is None:
            self.writes.new_feedback.add(filed.feedback.id)
        self._feedback[filed.feedback.id] = filed
        self.writes.feedback[filed.feedback.id] = codec.feedback_row(filed)

    def identify(self, customer: Customer) -> CustomerId | None:
        if not customer.is_known:
            return self._new_customer(customer) if customer != Customer() else None
        self._read_customers([customer])
        known = self._known(customer)
        if known is None:
            return self._new_customer(customer)
        whole = known.customer.completed_by(customer)
        if whole != known.customer:
            self._save_customer(replace(known, customer=whole))
        return known.id

    def _known(self, customer: Customer) -> CustomerOnFile | None:
        """Among those read and those made by this group."""
        found = self._by_external_id.get(customer.external_id)
        ids = [found] if found else self._by_email.get(customer.email, ())
        return next((c for c in map(self._customers.__getitem__, ids) if _same(c.customer, customer)), None)

    def _new_customer(self, customer: Customer) -> CustomerId:
        on_file = CustomerOnFile(id=_new_id(), customer=customer)
        self._new_customers.add(on_file.id)
        self._save_customer(on_file)
        return on_file.id

    def _save_customer(self, on_file: CustomerOnFile) -> None:
        self._remember(on_file)
        self.writes.customers[on_file.id] = {**codec.customer_row(on_file), "created_at": self.moment.now}

    def customer(self, customer: CustomerId) -> CustomerOnFile | None:
        if customer not in self._customers:
            for row in self._fetch(_CUSTOMERS, "id", [customer]):
                self._remember(codec.customer(row))
        return self._customers.get(customer)

    def stop_contact(self, customer: CustomerId, at: datetime) -> None:
        on_file = self.customer(customer)
        if on_file is not None and (on_file.do_not_contact is None or on_file.do_not_contact < at):
            self._save_customer(replace(on_file, do_not_contact=at))

    def tickets_of(self, customer: CustomerId) -> Sequence[Ticket]:
        if customer not in self._new_customers:
            theirs = and_(_TICKETS.c.customer == customer, _TICKETS.c.status != Status.CLOSED)
            self._read_tickets([row["number"] for row in self._rows(select(_TICKETS.c.number).where(theirs))])
        return [t for t in self._tickets.values() if t and t.customer == customer and t.status is not Status.CLOSED]

    def ticket(self, number: int) -> Ticket | None:
        self._read_tickets([number])
        return self._tickets[number]

    def next_number(self) -> int:
        if self.connection.dialect.name == "postgresql":
            return self._from_sequence()
        if self._last_number is None:
            [(last,)] = statements.values(self.connection, "select max(number) from tickets")
            self._last_number = last or 0
        self._last_number += 1
        return self._last_number

    def _from_sequence(self) -> int:
        """What a group does not use, the next one does; what a restart leaves over are gaps."""
        if not self._numbers:
            self._numbers.extend(ask(self.connection, (), SPARE_NUMBERS)[1])
        return self._numbers.popleft()

    def record(self, change: Change) -> None:
        number = change.ticket.number
        before = self._tickets.get(number)
        self._count(before, change)
        self._touch(before, change.ticket)
        self._tickets[number] = change.ticket
        self.writes.save(change.ticket, before.version if before else None)
        self.writes.events.extend(codec.event_row(recorded) for recorded in change.recorded)
        for effect in change.effects:
            self._put(effect, change)

    def _touch(self, *states: Ticket | None) -> None:
        """Whoever has or had it, whoever is asked about it or was called in, and the teams it is and was in."""
        for ticket in states:
            if ticket is not None:
                self._touched_teams.add(ticket.team)
                self._touched_people |= {ticket.owner or "", *(ticket.help.to if ticket.help else ())} - {""}
                self._touched_people |= {person for each in ticket.escalations for person in each.concerns}

    @property
    def touched(self) -> Touched:
        """Whom it concerns that this is committed."""
        return Touched(frozenset({*self._touched_people, *self.absences}), frozenset(self._touched_teams))

    def _count(self, before: Ticket | None, change: Change) -> None:
        """The facts after each of the change's events, so that a rebuild from events comes out the same."""
        ticket, facts = before, self._facts.get(change.ticket.number)
        for recorded in change.recorded:
            if ticket is None or facts is None:
                ticket, facts = change.ticket, begun(change.ticket)
                continue
            ticket = apply(ticket, recorded.event, recorded.at)
            facts = counted(facts, ticket, recorded)
        if facts is not None:
            self._facts[change.ticket.number] = facts
            self.writes.facts[change.ticket.number] = codec.facts_row(facts)

    def _put(self, effect: Effect, change: Change) -> None:
        number = change.ticket.number
        match effect:
            case Send(subject=""):
                self.writes.send(effect, number, self.moment.now)
            case Send():
                self.say(effect)
            case Redraw():
                self.writes.redraw.add(number)
            case SetTimer(name=name, due=due):
                self.writes.timers[number] = (name, due)
            case CancelTimer():
                self.writes.timers[number] = None
            case RedrawIssue(issue=issue):
                self.writes.issues.add(issue)
            case RedrawOthers(customer=customer):
                # of somebody who is new there is nothing else to be seen
                self.writes.kin |= {customer} - self._new_customers

    def say(self, send: Send) -> None:
        self.writes.say(send, self.moment.now)

    def keep(self, message: KeptMessage) -> None:
        self._messages[message.id] = message
        self.writes.messages[message.id] = codec.message_row(message)

    def message(self, message: WordsId) -> KeptMessage | None:
        if message not in self._messages:
            self._read_messages([message])
        return self._messages[message]

    def waits_to_leave(self, key: str) -> bool:
        return unsending.waits(self.connection, key)

    def is_held_up(self, key: str, lane: str) -> bool:
        return unsending.is_held_up(self.connection, key, lane)

    def unsend(self, key: str) -> None:
        self._unsent.add(key)

    def take_back(self, notification: str) -> None:
        unsending.take_back(self.connection, notification)

    def take_timer(self, ticket: int) -> bool:
        if ticket not in self._due:
            return False
        self._due.discard(ticket)
        self.writes.timers.setdefault(ticket, None)
        return True

    def appointments(self) -> Mapping[tuple[str, PersonId], datetime]:
        return appointments.read(self.connection)

    def appoint(self, name: str, about: PersonId, due: datetime | None) -> None:
        self.writes.appointments[name, about] = due

    def take_appointment(self, name: str, about: PersonId) -> bool:
        return appointments.take(self.connection, name, about, self.moment.now)

    def known_routes(self) -> KnownRoutes:
        return routes.read(self.connection, self.moment.program)

    def heard_from(self) -> KnownSources:
        return answers.heard_from(self.connection, self.moment.program)

    def said_of(self, person: PersonId) -> Sequence[KeptAbsence]:
        return self.absences[person] if person in self.absences else absences.read(self.connection, person)

    def keep_absences(self, person: PersonId, kept: Sequence[KeptAbsence]) -> None:
        self.absences[person] = tuple(kept)
        theirs = absences_of(person, self.moment.program, kept)
        self.moment = replace(self.moment, absences=self.moment.absences.but(person, theirs))

    def owned(self, person: PersonId) -> Sequence[Ticket]:
        theirs = and_(_TICKETS.c.owner == person, _TICKETS.c.status.in_(LIVE))
        self._read_tickets([row["number"] for row in self._rows(select(_TICKETS.c.number).where(theirs))])
        return [ticket for ticket in self._tickets.values() if ticket and ticket.owner == person and ticket.is_live]

    # -- writing

    def flush(self) -> None:
        """
        Write everything that was decided.

        Raises `StaleTicket` where somebody else saved a ticket first: then
        nothing of the group may be committed.
        """
        # first of all: whoever settles a message locks it before its ticket, too
        unsending.unsend(self.connection, self._unsent)
        for person, kept in self.absences.items():
            absences.replace(self.connection, person, kept)
        stale = self.writes.flush(self.connection)
        if stale:
            raise StaleTicket(stale)


def _new_id() -> str:
    """An id that tells nothing but its age: rows that come together lie together, and so do their indexes."""
    return f"{time_ns():016x}{urandom(8).hex()}"


def _same(one: Customer, other: Customer) -> bool:
    """
    Whether two answers come from one customer.

    The source's own id decides; an e-mail address only where one of them has no
    id, because families share addresses.
    """
    if one.external_id and other.external_id:
        return one.external_id == other.external_id
    return bool(one.email) and one.email == other.email
