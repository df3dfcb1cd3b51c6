"""What a group of work will write: one statement a table, in an order that respects who names whom."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from bot.effects import Send
from bot.ticket import Ticket
from storage import codec, rows, statements
from storage.pipelined import commit_along, pipelined

Row = dict[str, Any]

_KEYS = rows.table(rows.InboxRow)
_CUSTOMERS = rows.table(rows.CustomerRow)
_FEEDBACK = rows.table(rows.FeedbackRow)
_TICKETS = rows.table(rows.TicketRow)
_FACTS = rows.table(rows.FactsRow)
_EVENTS = rows.table(rows.EventRow)
_MESSAGES = rows.table(rows.MessageRow)
_TIMERS = rows.table(rows.TimerRow)
_OUTBOX = rows.table(rows.OutboxRow)
_LANES = rows.table(rows.LaneRow)
_CARDS = rows.table(rows.MessageRefRow)
_OUTBOX_COLUMNS = (
    "key", "lane", "place", "name", "notification", "ticket", "version", "message", "priority", "at", "state",
    "attempts", "error",
)  # fmt: skip


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
    redraw: dict[int, int] = field(default_factory=dict)
    timers: dict[tuple[int, str], datetime | None] = field(default_factory=dict)
    #: Lanes that are known to be kept already.
    known_lanes: Set[str] = frozenset()
    #: Tickets all of whose timers go.
    stilled: set[int] = field(default_factory=set)

    @property
    def to_send(self) -> frozenset[str] | None:
        """The lanes that got something to send; None where cards are to be redrawn, wherever they stand."""
        return None if self.redraw else self.lanes

    @property
    def lanes(self) -> frozenset[str]:
        return frozenset(row["lane"] for row in self.outbox.values())

    @property
    def count(self) -> int:
        """How much was decided so far: work that is refused must leave it as it was."""
        return len(self.keys) + len(self.customers) + len(self.feedback) + len(self.messages) + len(self.events)

    def save(self, ticket: Ticket, loaded: int | None) -> None:
        self.loaded.setdefault(ticket.number, loaded)
        self.tickets[ticket.number] = ticket

    def send(self, effect: Send, ticket: int, at: datetime) -> None:
        row: Row = {
            "key": effect.key,
            "lane": effect.to.lane,
            "place": effect.to.place.value,
            "name": effect.to.name,
            "notification": effect.notification,
            "ticket": ticket,
            "version": effect.version,
            "message": effect.message or "",
            "priority": int(effect.priority),
            "at": at,
            "state": "waiting",
            "attempts": 0,
            "error": "",
        }
        self.outbox.setdefault(effect.key, row)

    def set_timer(self, ticket: int, name: str, due: datetime) -> None:
        self.timers[ticket, name] = due

    def cancel_timer(self, ticket: int, name: str) -> None:
        if name:
            self.timers[ticket, name] = None
            return
        self.stilled.add(ticket)
        for key in [key for key in self.timers if key[0] == ticket]:
            del self.timers[key]

    def flush(self, connection: Connection) -> int | None:
        """Writes everything; the number of a ticket that somebody else saved first, if there is one."""
        stale = self._flush_changed(connection)
        if stale is not None:
            return stale
        with pipelined(connection):
            self._insert(connection, _KEYS, self.keys)
            self._upsert(connection, _CUSTOMERS, list(self.customers.values()), keep=("created_at",))
            # a new answer is inserted: if another replica took it meanwhile, it is decided again as a second delivery
            self._insert(connection, _FEEDBACK, [row for id, row in self.feedback.items() if id in self.new_feedback])
            self._upsert(
                connection, _FEEDBACK, [row for id, row in self.feedback.items() if id not in self.new_feedback]
            )
            self._insert(connection, _TICKETS, self._new_tickets())
            self._upsert(connection, _FACTS, list(self.facts.values()))
            self._insert(connection, _EVENTS, self.events)
            self._upsert(connection, _MESSAGES, list(self.messages.values()))
            self._flush_timers(connection)
            self._flush_messages(connection)
            commit_along(connection)
        return None

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

    def _flush_timers(self, connection: Connection) -> None:
        stilled = [{"ticket": ticket} for ticket in sorted(self.stilled)]
        if stilled:
            statements.delete_by(_TIMERS, connection.dialect, ("ticket",)).run(connection, stilled)
        gone = [{"ticket": ticket, "name": name} for (ticket, name), due in self.timers.items() if due is None]
        if gone:
            statements.delete_by(_TIMERS, connection.dialect, ("ticket", "name")).run(connection, gone)
        timers = [{"ticket": t, "name": name, "due": due} for (t, name), due in self.timers.items() if due is not None]
        self._upsert(connection, _TIMERS, timers)

    def _flush_messages(self, connection: Connection) -> None:
        if self.outbox:
            self._flush_lanes(connection)
            statement = statements.insert_new(_OUTBOX, connection.dialect, _OUTBOX_COLUMNS, "key")
            statement.run(connection, list(self.outbox.values()))
        if self.redraw:
            keys = ("ticket", "notification")
            wanted = [{"wanted": v, "b_ticket": n, "b_notification": "ticket"} for n, v in sorted(self.redraw.items())]
            statements.update_where(_CARDS, connection.dialect, ("wanted",), keys).run(connection, wanted)

    def _flush_lanes(self, connection: Connection) -> None:
        """A lane is kept from its first message on: delivery asks lane by lane."""
        new = sorted(self.lanes - self.known_lanes)
        if new:
            statement = statements.insert_new(_LANES, connection.dialect, ("lane", "leased_by"), "lane")
            statement.run(connection, [{"lane": lane, "leased_by": ""} for lane in new])

    @staticmethod
    def _insert(connection: Connection, table: Table, values: list[Row]) -> None:
        if values:
            statements.insert(table, connection.dialect, tuple(values[0])).run(connection, values)

    @staticmethod
    def _upsert(connection: Connection, table: Table, values: list[Row], keep: tuple[str, ...] = ()) -> None:
        if values:
            statements.upsert(table, connection.dialect, tuple(values[0]), keep).run(connection, values)


def _stale(connection: Connection, tickets: list[Ticket]) -> int:
    """Which of *tickets* somebody else saved first: the one whose version is not the one just written."""
    numbers = [ticket.number for ticket in tickets]
    found = connection.execute(select(_TICKETS.c.number, _TICKETS.c.version).where(_TICKETS.c.number.in_(numbers)))
    versions = {row.number: row.version for row in found}
    return next((t.number for t in tickets if versions.get(t.number) != t.version), tickets[0].number)
