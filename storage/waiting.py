"""What is due and what is late: timers, the oldest message, whether the database is ready."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, and_, func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from bot.backlog import Unsent
from storage import alarms, migrate, rows
from storage.backlog import STATE, UNSENT

_TIMERS = rows.table(rows.TimerRow)
_APPOINTMENTS = rows.table(rows.AppointmentRow)
_OUTBOX = rows.table(rows.OutboxRow)
_UNSENT = _OUTBOX.c.state.in_(UNSENT)
_HELD_UP = _OUTBOX.c.error != ""
#: For somebody's hours: it is not late until they begin, and leaves at once when they do.
_PUT_OFF = and_(_OUTBOX.c.error == "", _OUTBOX.c.next_try_at.is_not(None))
_OF_EACH = func.count().label("count")
_SETBACKS = select(_OUTBOX.c.error, _OF_EACH).where(_UNSENT, _HELD_UP).group_by(_OUTBOX.c.error)
_COUNTED = select(STATE, _OF_EACH).where(or_(_UNSENT, _OUTBOX.c.state == "dead")).group_by(STATE)


class Timers:
    """Timers that are due, read without a lock; taking one is the writer's work."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def due(self, now: datetime, limit: int) -> Sequence[int]:
        due = select(_TIMERS.c.ticket).where(_TIMERS.c.due <= now).order_by(_TIMERS.c.due).limit(limit)
        with self._engine.connect() as connection:
            return connection.execute(due).scalars().all()

    def next_due(self) -> datetime | None:
        with self._engine.connect() as connection:
            return _first_due(connection)


class Health:
    """How late we are."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def most_overdue_timer(self, now: datetime) -> timedelta:
        with self._engine.connect() as connection:
            first = _first_due(connection)
        return max(now - first, timedelta()) if first else timedelta()

    def oldest_waiting_message(self, now: datetime) -> timedelta:
        with self._engine.connect() as connection:
            waiting = select(_OUTBOX.c.at).where(_UNSENT, ~_PUT_OFF).order_by(_OUTBOX.c.at)
            oldest = connection.execute(waiting.limit(1)).scalar()
        return max(now - oldest, timedelta()) if oldest else timedelta()

    def setbacks(self) -> Mapping[str, int]:
        with self._engine.connect() as connection:
            return {row["error"]: row["count"] for row in connection.execute(_SETBACKS).mappings()}

    def messages(self) -> Mapping[Unsent, int]:
        with self._engine.connect() as connection:
            counted = {row["keeps"]: row["count"] for row in connection.execute(_COUNTED).mappings()}
        return {state: counted.get(state.value, 0) for state in Unsent}

    def nobody_was_told(self, now: datetime) -> int:
        with self._engine.connect() as connection:
            return alarms.nobody_was_told(connection, now)

    def is_ready(self) -> bool:
        try:
            return migrate.is_current(self._engine)
        except SQLAlchemyError:
            return False


def _first_due(connection: Connection) -> datetime | None:
    """When the first timer or appointment is."""
    firsts = [
        connection.execute(select(table.c.due).order_by(table.c.due).limit(1)).scalar()
        for table in (_TIMERS, _APPOINTMENTS)
    ]
    return min((first for first in firsts if first is not None), default=None)
