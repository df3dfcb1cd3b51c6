"""What a group of work will write: one statement a table, in an order that respects who names whom."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlmodel import SQLModel

from bot.effects import Send
from bot.ticket import Ticket
from storage import codec, insertions, rows, statements
from storage.inserting import write
from storage.insertions import Insertion
from storage.redrawing import redraw, redraw_issues, redraw_told_of_waiting

Row = dict[str, Any]

_TICKETS = rows.table(rows.TicketRow)
_TIMERS = rows.table(rows.TimerRow)
_APPOINTMENTS = rows.table(rows.AppointmentRow)
_OUTBOX_COLUMNS = (
    "key", "lane", "place", "name", "notification", "ticket", "version", "message", "priority", "at", "state",
    "attempts", "error",
)  # fmt: skip


def _all(row: type[SQLModel]) -> tuple[Table, tuple[str, ...]]:
    found = rows.table(row)
    return found, tuple(column.name for column in found.c)


_INSERT_KEYS = insertions.insert(*_all(rows.InboxRow))
_UPSERT_CUSTOMERS = insertions.upsert(*_all(rows.CustomerRow), keep=("created_at",))
_INSERT_FEEDBACK = insertions.insert(*_all(rows.FeedbackRow))
_UPSERT_FEEDBACK = insertions.upsert(*_all(rows.FeedbackRow))
_INSERT_TICKETS = insertions.insert(*_all(rows.TicketRow))
_UPSERT_FACTS = insertions.upsert(*_all(rows.FactsRow))
_INSERT_EVENTS = insertions.insert(*_all(rows.EventRow))
_UPSERT_MESSAGES = insertions.upsert(*_all(rows.MessageRow))
_UPSERT_TIMERS = insertions.upsert(*_all(rows.TimerRow))
_UPSERT_APPOINTMENTS = insertions.upsert(*_all(rows.AppointmentRow))
_INSERT_LANES = insertions.insert_new(rows.table(rows.LaneRow), ("lane", "leased_by"), "lane")
_INSERT_OUTBOX = insertions.insert_new(rows.table(rows.OutboxRow), _OUTBOX_COLUMNS, "key")
_INSERT_SAID = insertions.insert_new(rows.table(rows.OutboxRow), (*_OUTBOX_COLUMNS, "subject"), "key")
#: Of a message that is about no ticket.
_NO_TICKET = 0


@dataclass(slots=True)
class Writes:
    """Rows by table; a later state of the same row replaces the earlier one."""

    keys: list[Row] = field(default_factory=list)
    customers: dict[str, Row] = field(default_factory=dict)
    feedback: dict[str, Row] = field(default_factory=dict)
    new_feedback: set[str] = field(default_factory=set)
    messages: dict[str, Row] = field(default_factory=dict)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    #: The version a ticket was loaded with; None for a new one.
    loaded: dict[int, int | None] = field(default_factory=dict)
    facts: dict[int, Row] = field(default_factory=dict)
    events: list[Row] = field(default_factory=list)
    outbox: dict[str, Row] = field(default_factory=dict)
    #: Messages about no ticket.
    said: dict[str, Row] = field(default_factory=dict)
    #: Tickets whose cards are to be redrawn, and what asks somebody for something about them.
    redraw: set[int] = field(default_factory=set)
    #: Customers all of whose live tickets' cards are to be redrawn.
    kin: set[str] = field(default_factory=set)
    #: Known issues whose cards count something else now.
    issues: set[str] = field(default_factory=set)
    #: Whether a change of the program that waited for a yes waits no more.
    is_change_settled: bool = False
    #: What a ticket's one timer is for, and when; None: nothing more is to come.
    timers: dict[int, tuple[str, datetime] | None] = field(default_factory=dict)
    #: When somebody's one appointment of a name is; None: there is none.
    appointments: dict[tuple[str, str], datetime | None] = field(default_factory=dict)
    #: Lanes that are known to be kept already.
    known_lanes: Set[str] = frozenset()

    @property
    def to_send(self) -> frozenset[str] | None:
        """The lanes that got something to send; None where cards are to be redrawn, wherever they stand."""
        return None if self.redraw or self.kin or self.issues or self.is_change_settled else self.lanes

    @property
    def lanes(self) -> frozenset[str]:
        return frozenset(row["lane"] for row in (*self.outbox.values(), *self.said.values()))

    @property
    def count(self) -> int:
        """How much was decided so far: work that is refused must leave it as it was."""
        decided = (self.keys, self.customers, self.feedback, self.messages, self.events, self.said)
        return sum(map(len, decided))

    def save(self, ticket: Ticket, loaded: int | None) -> None:
        self.loaded.setdefault(ticket.number, loaded)
        self.tickets[ticket.number] = ticket

    def send(self, effect: Send, ticket: int, at: datetime) -> None:
        self.outbox.setdefault(effect.key, message_row(effect, ticket, at))

    def say(self, send: Send, at: datetime) -> None:
        self.said.setdefault(send.key, {**message_row(send, _NO_TICKET, at), "subject": send.subject})

    def flush(self, connection: Connection) -> int | None:
        """Writes everything; the number of a ticket that somebody else saved first, if there is one."""
        stale = self._flush_changed(connection)
        if stale is not None:
            return stale
        self._delete_timers(connection)
        write(connection, [(insertion, values) for insertion, values in self._new_rows() if values])
        redraw(connection, self.redraw, self.kin)
        redraw_issues(connection, self.issues)
        if self.is_change_settled:
            redraw_told_of_waiting(connection)
        return None

    def _new_rows(self) -> Iterator[tuple[Insertion, list[Row]]]:
        """Rows to insert, in an order that respects who names whom."""
        yield _INSERT_KEYS, self.keys
        yield _UPSERT_CUSTOMERS, list(self.customers.values())
        # a new answer is inserted: if another replica took it meanwhile, it is decided again as a second delivery
        yield _INSERT_FEEDBACK, [row for id, row in self.feedback.items() if id in self.new_feedback]
        yield _UPSERT_FEEDBACK, [row for id, row in self.feedback.items() if id not in self.new_feedback]
        yield _INSERT_TICKETS, self._new_tickets()
        yield _UPSERT_FACTS, list(self.facts.values())
        yield _INSERT_EVENTS, self.events
        yield _UPSERT_MESSAGES, list(self.messages.values())
        yield _UPSERT_TIMERS, self._timers()
        arranged = [(of, due) for of, due in sorted(self.appointments.items()) if due is not None]
        yield _UPSERT_APPOINTMENTS, [{"name": name, "about": about, "due": due} for (name, about), due in arranged]
        # a lane is kept from its first message on: delivery asks lane by lane
        yield _INSERT_LANES, [{"lane": lane, "leased_by": ""} for lane in sorted(self.lanes - self.known_lanes)]
        yield _INSERT_OUTBOX, list(self.outbox.values())
        yield _INSERT_SAID, list(self.said.values())

    def _timers(self) -> list[Row]:
        set_anew = ((ticket, timer) for ticket, timer in self.timers.items() if timer)
        return [{"ticket": ticket, "name": name, "due": due} for ticket, (name, due) in set_anew]

    def _new_tickets(self) -> list[Row]:
        return [codec.ticket_row(t) for n, t in sorted(self.tickets.items()) if self.loaded[n] is None]

    def _flush_changed(self, connection: Connection) -> int | None:
        """First of all, because how many rows it changed says whether anything may be written."""
        changed = [(self.loaded[n], t) for n, t in sorted(self.tickets.items()) if self.loaded[n] is not None]
        if not changed:
            return None
        values = [codec.ticket_row(t) | {"b_number": t.number, "b_version": loaded} for loaded, t in changed]
        columns = tuple(name for name in values[0] if not name.startswith("b_"))
        written = statements.update_by_version(_TICKETS, connection.dialect, columns).run(connection, values)
        return None if written == len(values) else _stale(connection, [t for _, t in changed])

    def _delete_timers(self, connection: Connection) -> None:
        gone = [{"ticket": ticket} for ticket, timer in sorted(self.timers.items()) if timer is None]
        if gone:
            statements.delete_by(_TIMERS, connection.dialect, ("ticket",)).run(connection, gone)
        over = [{"name": name, "about": about} for (name, about), due in self.appointments.items() if due is None]
        if over:
            statements.delete_by(_APPOINTMENTS, connection.dialect, ("name", "about")).run(connection, over)


def message_row(send: Send, ticket: int, at: datetime) -> Row:
    return {
        "key": send.key,
        "lane": send.to.lane,
        "place": send.to.place.value,
        "name": send.to.name,
        "notification": send.notification,
        "ticket": ticket,
        "version": send.version,
        "message": send.message or "",
        "priority": int(send.priority),
        "at": at,
        "state": "waiting",
        "attempts": 0,
        "error": "",
    }


def _stale(connection: Connection, tickets: list[Ticket]) -> int:
    """Which of *tickets* somebody else saved first: the one whose version is not the one just written."""
    numbers = [ticket.number for ticket in tickets]
    found = connection.execute(select(_TICKETS.c.number, _TICKETS.c.version).where(_TICKETS.c.number.in_(numbers)))
    versions = {row.number: row.version for row in found}
    return next((t.number for t in tickets if versions.get(t.number) != t.version), tickets[0].number)
