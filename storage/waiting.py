"""What is due and what is late: timers, the oldest message, whether the database is ready."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from storage import migrate, rows

_TIMERS = rows.table(rows.TimerRow)
_OUTBOX = rows.table(rows.OutboxRow)


class Timers:
    """Timers that are due, read without a lock; taking one is the writer's work."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def due(self, now: datetime, limit: int) -> Sequence[tuple[int, str]]:
        due = select(_TIMERS.c.ticket, _TIMERS.c.name).where(_TIMERS.c.due <= now).order_by(_TIMERS.c.due).limit(limit)
        with self._engine.connect() as connection:
            return [(ticket, name) for ticket, name in connection.execute(due)]

    def next_due(self) -> datetime | None:
        with self._engine.connect() as connection:
            return connection.execute(select(_TIMERS.c.due).order_by(_TIMERS.c.due).limit(1)).scalar()


class Health:
    """How late we are."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def most_overdue_timer(self, now: datetime) -> timedelta:
        with self._engine.connect() as connection:
            first = connection.execute(select(_TIMERS.c.due).order_by(_TIMERS.c.due).limit(1)).scalar()
        return max(now - first, timedelta()) if first else timedelta()

    def oldest_waiting_message(self, now: datetime) -> timedelta:
        unsent = _OUTBOX.c.state.in_(("waiting", "sending", "uncertain"))
        with self._engine.connect() as connection:
            oldest = connection.execute(select(_OUTBOX.c.at).where(unsent).order_by(_OUTBOX.c.at).limit(1)).scalar()
        return max(now - oldest, timedelta()) if oldest else timedelta()

    def dead_messages(self) -> int:
        with self._engine.connect() as connection:
            dead = select(func.count()).select_from(_OUTBOX).where(_OUTBOX.c.state == "dead")
            return int(connection.execute(dead).scalar_one())

    def is_ready(self) -> bool:
        try:
            return migrate.is_current(self._engine)
        except SQLAlchemyError:
            return False
