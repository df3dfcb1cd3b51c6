"""What one transaction has read: each table once for a whole group of work, the rest when asked for."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Table

from bot.facts import Facts
from bot.feedback import Customer, CustomerId, FeedbackId
from bot.kept import CustomerOnFile, FiledFeedback, KeptMessage
from bot.moment import Moment
from bot.ports import Needs
from bot.ticket import Ticket
from bot.words import WordsId
from storage import codec, rows, statements
from storage.asking import ask

_KEYS = rows.table(rows.InboxRow)
_FEEDBACK = rows.table(rows.FeedbackRow)
_CUSTOMERS = rows.table(rows.CustomerRow)
_TICKETS = rows.table(rows.TicketRow)
_FACTS = rows.table(rows.FactsRow)
_MESSAGES = rows.table(rows.MessageRow)
_TIMERS = rows.table(rows.TimerRow)
#: So that somebody alone does not ask for one each time; few, because a restart leaves a gap of them.
SPARE_NUMBERS = 12
#: The lock of whoever fires timers at this moment (PostgreSQL); any number that nothing else uses.
_FIRING = 2_026_031_507


class Reading:
    """Rows read in this transaction, as our own types; what was not found is remembered, too."""

    def __init__(self, connection: Connection, moment: Moment, numbers: deque[int]) -> None:
        self.connection = connection
        self.moment = moment
        #: Ticket numbers that this process took and has not used yet (PostgreSQL).
        self._numbers = numbers
        self._keys: set[str] = set()
        self._absent_keys: set[str] = set()
        self._feedback: dict[FeedbackId, FiledFeedback | None] = {}
        self._customers: dict[CustomerId, CustomerOnFile] = {}
        self._by_external_id: dict[str, CustomerId] = {}
        self._by_email: dict[str, list[CustomerId]] = {}
        self._tickets: dict[int, Ticket | None] = {}
        self._facts: dict[int, Facts] = {}
        self._messages: dict[WordsId, KeptMessage | None] = {}
        self._due: set[int] = set()
        self._looked_up: set[str] = set()
        #: Answers to what was asked ahead: by table, column and values.
        self._asked: dict[tuple[str, str, tuple[Any, ...]], list[dict[str, Any]]] = {}

    def read_ahead(self, needs: Iterable[Needs]) -> None:
        """One SELECT a table for everything that the group says it will read."""
        all_needs = list(needs)
        if any(n.timers for n in all_needs) and not self._may_fire():
            all_needs = [n for n in all_needs if not n.timers]
        self._ask_ahead(all_needs)
        self._read_keys([key for n in all_needs for key in n.keys])
        self._read_feedback([f for n in all_needs for f in n.feedback])
        self._read_customers([c for n in all_needs for c in n.customers if c.is_known])
        self._read_tickets([t for n in all_needs for t in n.tickets])
        self._read_messages([m for n in all_needs for m in n.messages])
        self._read_timers([t for n in all_needs for t in n.timers])

    def _may_fire(self) -> bool:
        """
        Whether nobody else fires timers at this moment; then nobody else will until this transaction ends.

        All replicas would begin with the most overdue ones, and whoever came second
        would have decided in vain. Asked before anything is read, so that what the
        one before has written is seen.
        """
        if self.connection.dialect.name == "sqlite":
            return True
        [(ours,)] = statements.values(self.connection, "select pg_try_advisory_xact_lock(%s)", _FIRING)
        return bool(ours)

    def _ask_ahead(self, needs: list[Needs]) -> None:
        """Where every question is a round trip, all of them in one."""
        if self.connection.dialect.name == "sqlite":
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
            (_TIMERS, "ticket", [t for n in needs for t in n.timers]),
        ]
        asked = [
            (table, column, wanted) for table, column, values in questions if (wanted := tuple(dict.fromkeys(values)))
        ]
        lacking = sum(len(n.feedback) for n in needs) - len(self._numbers)
        numbers = lacking + SPARE_NUMBERS if lacking > 0 else 0
        if not asked and not numbers:
            return
        answers, taken = ask(self.connection, asked, numbers)
        self._numbers.extend(taken)
        for (table, column, wanted), answer in zip(asked, answers, strict=True):
            self._asked[table.name, column, wanted] = answer

    def _rows(self, statement: Any) -> Sequence[RowMapping]:
        return self.connection.execute(statement).mappings().all()

    def _fetch(self, table: Table, column: str, values: Iterable[Any]) -> list[dict[str, Any]]:
        """The hot path: rows by key, without SQLAlchemy's own execution."""
        wanted = tuple(dict.fromkeys(values))
        if not wanted:
            return []
        asked = self._asked.pop((table.name, column, wanted), None)
        if asked is not None:
            return asked
        return statements.fetch(table, self.connection.dialect, column, len(wanted)).run(self.connection, wanted)

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
            if row["id"] not in self._customers:
                self._remember(codec.customer(row))

    def _remember(self, on_file: CustomerOnFile) -> None:
        self._customers[on_file.id] = on_file
        if on_file.customer.external_id:
            self._by_external_id[on_file.customer.external_id] = on_file.id
        if on_file.customer.email:
            self._by_email.setdefault(on_file.customer.email, []).append(on_file.id)

    def _read_tickets(self, numbers: Sequence[int]) -> None:
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

    def _read_timers(self, tickets: list[int]) -> None:
        self._due |= {row["ticket"] for row in self._fetch(_TIMERS, "ticket", tickets) if row["due"] <= self.moment.now}
