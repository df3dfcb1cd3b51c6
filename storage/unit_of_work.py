"""One transaction's picture: what a group of work reads, and what it will write."""

from collections import deque
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, Table, and_, select, text

from bot.apply import apply
from bot.effects import CancelTimer, Redraw, Send, SetTimer
from bot.errors import StaleTicket
from bot.facts import Facts, begun, counted
from bot.feedback import Customer, CustomerId, FeedbackId
from bot.kept import CustomerOnFile, FiledFeedback, KeptMessage
from bot.moment import Moment
from bot.ports import Change, Needs
from bot.ticket import LIVE, Ticket
from bot.words import WordsId
from storage import codec, rows, statements
from storage.pipelined import can_pipeline, pipelined
from storage.writes import Writes

_KEYS = rows.table(rows.InboxRow)
_FEEDBACK = rows.table(rows.FeedbackRow)
_CUSTOMERS = rows.table(rows.CustomerRow)
_TICKETS = rows.table(rows.TicketRow)
_FACTS = rows.table(rows.FactsRow)
_MESSAGES = rows.table(rows.MessageRow)
_TIMERS = rows.table(rows.TimerRow)
_NUMBERS_AT_ONCE = 24


class Picture:
    """
    What a group of work sees; it fulfils `bot.ports.UnitOfWork`.

    Reads each table once for the group (`read_ahead`) and the rest when asked
    for. What is decided is kept in memory, seen by the work that follows, and
    written by `flush`, one statement a table.
    """

    def __init__(
        self, connection: Connection, moment: Moment, lanes: Set[str] = frozenset(), numbers: deque[int] | None = None
    ) -> None:
        self.connection = connection
        self.moment = moment
        self.writes = Writes(known_lanes=lanes)
        #: Ticket numbers that this process took and has not used yet (PostgreSQL).
        self._numbers = deque() if numbers is None else numbers
        self._keys: set[str] = set()
        self._absent_keys: set[str] = set()
        self._feedback: dict[FeedbackId, FiledFeedback | None] = {}
        self._customers: dict[CustomerId, CustomerOnFile] = {}
        self._tickets: dict[int, Ticket | None] = {}
        self._facts: dict[int, Facts] = {}
        self._messages: dict[WordsId, KeptMessage | None] = {}
        self._due: set[tuple[int, str]] = set()
        self._last_number: int | None = None
        self._looked_up: set[str] = set()
        #: Questions that were asked ahead: by table, column and values.
        self._asked: dict[tuple[str, str, tuple[Any, ...]], Any] = {}

    # -- reading

    def read_ahead(self, needs: Iterable[Needs]) -> None:
        """One SELECT a table for everything that the group says it will read."""
        all_needs = list(needs)
        self._ask_ahead(all_needs)
        self._read_keys([key for n in all_needs for key in n.keys])
        self._read_feedback([f for n in all_needs for f in n.feedback])
        self._read_customers([c for n in all_needs for c in n.customers if c.is_known])
        self._read_tickets([t for n in all_needs for t in n.tickets])
        self._read_messages([m for n in all_needs for m in n.messages])
        self._read_timers([t for n in all_needs for t in n.timers])

    def _ask_ahead(self, needs: list[Needs]) -> None:
        """Where every question is a round trip, all of them in one."""
        if not can_pipeline(self.connection):
            return
        customers = [c for n in needs for c in n.customers]
        questions: list[tuple[Table, str, Sequence[Any]]] = [
            (_KEYS, "key", [key for n in needs for key in n.keys]),
            (_FEEDBACK, "id", [f for n in needs for f in n.feedback]),
            (_CUSTOMERS, "external_id", [c.external_id for c in customers if c.external_id]),
            (_CUSTOMERS, "email", [c.email for c in customers if c.is_known and c.email]),
            (_TICKETS, "number", [t for n in needs for t in n.tickets]),
            (_FACTS, "ticket", [t for n in needs for t in n.tickets]),
            (_MESSAGES, "id", [m for n in needs for m in n.messages]),
        ]
        with pipelined(self.connection):
            for table, column, values in questions:
                wanted = tuple(dict.fromkeys(values))
                if wanted:
                    asked = statements.fetch(table, self.connection.dialect, column, len(wanted))
                    self._asked[table.name, column, wanted] = asked.ask(self.connection, wanted)

    def _rows(self, statement: Any) -> Sequence[RowMapping]:
        return self.connection.execute(statement).mappings().all()

    def _fetch(self, table: Table, column: str, values: Iterable[Any]) -> list[dict[str, Any]]:
        """The hot path: rows by key, without SQLAlchemy's own execution."""
        wanted = tuple(dict.fromkeys(values))
        if not wanted:
            return []
        fetch = statements.fetch(table, self.connection.dialect, column, len(wanted))
        asked = self._asked.pop((table.name, column, wanted), None)
        return fetch.run(self.connection, wanted) if asked is None else fetch.take(asked)

    def _read_keys(self, keys: list[str]) -> None:
        if not keys:
            return
        known = {row["key"] for row in self._fetch(_KEYS, "key", keys)}
        self._keys |= known
        self._absent_keys |= set(keys) - known

    def _read_feedback(self, ids: list[FeedbackId]) -> None:
        if not ids:
            return
        self._feedback |= dict.fromkeys(ids)
        for row in self._fetch(_FEEDBACK, "id", ids):
            filed = codec.feedback(row)
            self._feedback[filed.feedback.id] = filed
        self._read_tickets([f.ticket for f in self._feedback.values() if f and f.ticket])

    def _read_customers(self, customers: list[Customer]) -> None:
        asked = [c for c in customers if not {c.external_id, c.email} - {""} <= self._looked_up]
        if not asked:
            return
        external = [c.external_id for c in asked if c.external_id]
        emails = [c.email for c in asked if c.email]
        self._looked_up |= {*external, *emails}
        found = [*self._fetch(_CUSTOMERS, "external_id", external), *self._fetch(_CUSTOMERS, "email", emails)]
        for row in found:
            self._customers.setdefault(row["id"], codec.customer(row))

    def _read_tickets(self, numbers: list[int]) -> None:
        missing = [number for number in numbers if number not in self._tickets]
        if not missing:
            return
        self._tickets |= dict.fromkeys(missing)
        for row in self._fetch(_TICKETS, "number", missing):
            self._tickets[row["number"]] = codec.ticket(row)
        for row in self._fetch(_FACTS, "ticket", missing):
            self._facts[row["ticket"]] = codec.facts(row)

    def _read_messages(self, ids: list[WordsId]) -> None:
        if not ids:
            return
        self._messages |= dict.fromkeys(ids)
        for row in self._fetch(_MESSAGES, "id", ids):
            self._messages[row["id"]] = codec.message(row)

    def _read_timers(self, timers: list[tuple[int, str]]) -> None:
        if not timers:
            return
        tickets = {ticket for ticket, _ in timers}
        due = and_(_TIMERS.c.ticket.in_(tickets), _TIMERS.c.due <= self.moment.now)
        self._due |= {(row["ticket"], row["name"]) for row in self._rows(select(_TIMERS).where(due))}

    # -- UnitOfWork

    def seen(self, key: str) -> bool:
        if key not in self._keys and key not in self._absent_keys:
            self._read_keys([key])
        if key in self._keys:
            return True
        self._keys.add(key)
        self.writes.keys.append({"key": key, "at": self.moment.now})
        return False

    def feedback(self, feedback: FeedbackId) -> FiledFeedback | None:
        if feedback not in self._feedback:
            self._read_feedback([feedback])
        return self._feedback[feedback]

    def file(self, filed: FiledFeedback) -> None:
        self._feedback[filed.feedback.id] = filed
        self.writes.feedback[filed.feedback.id] = codec.feedback_row(filed)

    def identify(self, customer: Customer) -> CustomerId | None:
        if not customer.is_known:
            return self._new_customer(customer) if customer != Customer() else None
        self._read_customers([customer])
        known = next((c for c in self._customers.values() if _same(c.customer, customer)), None)
        if known is None:
            return self._new_customer(customer)
        whole = known.customer.completed_by(customer)
        if whole != known.customer:
            self._save_customer(replace(known, customer=whole))
        return known.id

    def _new_customer(self, customer: Customer) -> CustomerId:
        on_file = CustomerOnFile(id=uuid4().hex, customer=customer)
        self._save_customer(on_file)
        return on_file.id

    def _save_customer(self, on_file: CustomerOnFile) -> None:
        self._customers[on_file.id] = on_file
        self.writes.customers[on_file.id] = {**codec.customer_row(on_file), "created_at": self.moment.now}

    def customer(self, customer: CustomerId) -> CustomerOnFile | None:
        if customer not in self._customers:
            for row in self._fetch(_CUSTOMERS, "id", [customer]):
                self._customers[customer] = codec.customer(row)
        return self._customers.get(customer)

    def stop_contact(self, customer: CustomerId) -> None:
        on_file = self.customer(customer)
        if on_file is not None and on_file.do_not_contact is None:
            self._save_customer(replace(on_file, do_not_contact=self.moment.now))

    def open_tickets_of(self, customer: CustomerId) -> Sequence[Ticket]:
        live = and_(_TICKETS.c.customer == customer, _TICKETS.c.status.in_(LIVE))
        self._read_tickets([row["number"] for row in self._rows(select(_TICKETS.c.number).where(live))])
        return [t for t in self._tickets.values() if t and t.customer == customer and t.is_live]

    def ticket(self, number: int) -> Ticket | None:
        self._read_tickets([number])
        return self._tickets[number]

    def next_number(self) -> int:
        if self.connection.dialect.name == "postgresql":
            return self._from_sequence()
        if self._last_number is None:
            self._last_number = self.connection.exec_driver_sql("select max(number) from tickets").scalar() or 0
        self._last_number += 1
        return self._last_number

    def _from_sequence(self) -> int:
        """Numbers are taken by the dozen; those that a restart leaves over are gaps."""
        if not self._numbers:
            more = text(f"select nextval('ticket_numbers') from generate_series(1, {_NUMBERS_AT_ONCE})")
            self._numbers.extend(self.connection.execute(more).scalars())
        return self._numbers.popleft()

    def record(self, change: Change) -> None:
        number = change.ticket.number
        before = self._tickets.get(number)
        self._count(before, change)
        self._tickets[number] = change.ticket
        self.writes.save(change.ticket, before.version if before else None)
        self.writes.events.extend(codec.event_row(recorded) for recorded in change.recorded)
        for effect in change.effects:
            self._put(effect, change)

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

    def _put(self, effect: Send | Redraw | SetTimer | CancelTimer, change: Change) -> None:
        number = change.ticket.number
        match effect:
            case Send():
                self.writes.send(effect, number, self.moment.now)
            case Redraw():
                self.writes.redraw[number] = change.ticket.version
            case SetTimer(name=name, due=due):
                self.writes.set_timer(number, name, due)
            case CancelTimer(name=name):
                self.writes.cancel_timer(number, name)

    def keep(self, message: KeptMessage) -> None:
        self._messages[message.id] = message
        self.writes.messages[message.id] = codec.message_row(message)

    def message(self, message: WordsId) -> KeptMessage | None:
        if message not in self._messages:
            self._read_messages([message])
        return self._messages[message]

    def take_timer(self, ticket: int, name: str) -> bool:
        if (ticket, name) not in self._due:
            return False
        self._due.discard((ticket, name))
        self.writes.cancel_timer(ticket, name)
        return True

    # -- writing

    def flush(self) -> None:
        """
        Write everything that was decided.

        Raises `StaleTicket` where somebody else saved a ticket first: then
        nothing of the group may be committed.
        """
        stale = self.writes.flush(self.connection)
        if stale:
            raise StaleTicket(stale)


def _same(one: Customer, other: Customer) -> bool:
    """
    Whether two answers come from one customer.

    The source's own id decides; an e-mail address only where one of them has no
    id, because families share addresses.
    """
    if one.external_id and other.external_id:
        return one.external_id == other.external_id
    return bool(one.email) and one.email == other.email
