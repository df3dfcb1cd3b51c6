"""What has not left yet and what is due, for whoever runs the bot."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, Select, Table, and_, case, or_, select, true, update

from bot.backlog import DueTimer, Unsent, UnsentMessage
from bot.effects import Address, Place
from bot.ports import Needs, UnitOfWork, Work
from storage import rows
from storage.delivery_rows import UNSENT
from storage.leasing import connection_of, try_at_once
from storage.states import KEPT, is_kept_back, is_unsent, word

__all__ = ["STATE", "UNSENT", "Backlog"]

_OUTBOX = rows.table(rows.OutboxRow)
_CARDS = rows.table(rows.MessageRefRow)
_TIMERS = rows.table(rows.TimerRow)
_APPOINTMENTS = rows.table(rows.AppointmentRow)

#: What keeps a message from leaving, as a column.
STATE = case(
    (_OUTBOX.c.state == "dead", Unsent.DEAD.value),
    (_OUTBOX.c.state == KEPT, Unsent.KEPT_BACK.value),
    (_OUTBOX.c.blocked_since.is_not(None), Unsent.BLOCKED.value),
    (_OUTBOX.c.error != "", Unsent.RETRYING.value),
    else_=Unsent.QUEUED.value,
).label("keeps")


@dataclass(frozen=True, slots=True)
class _Revive:
    """
    Messages are tried at once: those that waited, and those that were dead, as if for the first time.

    A mail that is dead stays so: its writer was told, and may have found
    another way since.
    """

    ids: tuple[int, ...] | None

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> int:
        connection = connection_of(desk)
        these = true() if self.ids is None else _OUTBOX.c.id.in_(self.ids)
        dead = and_(these, _OUTBOX.c.state == word("dead"), _OUTBOX.c.place != Place.MAIL.value)
        # after a try in doubt it is looked for first, as ever
        state = case((_OUTBOX.c.doubts > 0, "uncertain"), else_="waiting")
        connection.execute(update(_OUTBOX).where(dead).values(state=state, attempts=0))
        return try_at_once(connection, and_(these, _OUTBOX.c.state != "sending"))


@dataclass(frozen=True, slots=True)
class _AskAgain:
    """Messages that wait for somebody's hours are looked at again."""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> int:
        waits = and_(_OUTBOX.c.error == "", _OUTBOX.c.next_try_at.is_not(None), _OUTBOX.c.state != "sending")
        return try_at_once(connection_of(desk), waits)


class Backlog:
    """What waits, what is late and what is dead; read only, but for what it asks the writer to do."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def unsent(self) -> Sequence[UnsentMessage]:
        messages = select(_OUTBOX, STATE).where(
            or_(is_unsent(_OUTBOX.c.state), is_kept_back(_OUTBOX.c.state), _OUTBOX.c.state == word("dead"))
        )
        # cards are redrawn all day long: those that could not be are what somebody wants to know of
        cards = select(_CARDS).where(_CARDS.c.wanted > _CARDS.c.drawn, _CARDS.c.error.is_not(None))
        dead_last = _OUTBOX.c.state == "dead"
        with self._engine.connect() as connection:
            waiting = connection.execute(messages.order_by(dead_last, _OUTBOX.c.id)).mappings().all()
            stale = connection.execute(cards.order_by(_CARDS.c.id)).mappings().all()
        return [*map(_message, waiting), *map(_card, stale)]

    def timers(self, until: datetime | None = None) -> Sequence[DueTimer]:
        with self._engine.connect() as connection:
            of_tickets = connection.execute(_due_by(_TIMERS, until)).mappings().all()
            of_people = connection.execute(_due_by(_APPOINTMENTS, until)).mappings().all()
        timers = [DueTimer(row["ticket"], row["name"], row["due"]) for row in of_tickets]
        timers += [DueTimer(0, row["name"], row["due"], row["about"]) for row in of_people]
        return sorted(timers, key=lambda timer: (timer.due, timer.ticket, timer.about))

    def revive_work(self, ids: Sequence[int] | None) -> Work[int]:
        return _Revive(None if ids is None else tuple(ids))

    def ask_again_work(self) -> Work[int]:
        return _AskAgain()


def _due_by(table: Table, until: datetime | None) -> Select[Any]:
    return select(table).where(table.c.due <= until) if until else select(table)


def _message(row: RowMapping) -> UnsentMessage:
    return UnsentMessage(
        id=row["id"],
        state=Unsent(row["keeps"]),
        notification=row["notification"],
        ticket=row["ticket"],
        to=Address(Place(row["place"]), row["name"]),
        since=row["at"],
        why=row["error"],
        next_try=None if row["state"] == "dead" else row["next_try_at"],
    )


def _card(row: RowMapping) -> UnsentMessage:
    return UnsentMessage(
        id=0,
        state=Unsent.RETRYING,
        notification=row["notification"],
        ticket=row["ticket"],
        to=Address(Place.TEAM, row["team"]),
        since=row["tried_at"],
        why=row["error"],
        next_try=row["next_try_at"],
        redraw=True,
    )
