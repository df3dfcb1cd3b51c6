"""What is due and what is late: timers, the oldest message, whether the database is ready."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, and_, func, select, union_all
from sqlalchemy.exc import SQLAlchemyError

from bot.backlog import Unsent
from bot.effects import to_team
from bot.errors import ConversationBlocked
from storage import alarms, migrate, rows
from storage.backlog import STATE
from storage.states import is_unsent, word

_TIMERS = rows.table(rows.TimerRow)
_APPOINTMENTS = rows.table(rows.AppointmentRow)
_OUTBOX = rows.table(rows.OutboxRow)
_LANES = rows.table(rows.LaneRow)
#: How the lane of a team's conversation begins.
_A_TEAM = to_team("").lane
_UNSENT = is_unsent(_OUTBOX.c.state)
_HELD_UP = _OUTBOX.c.error != ""
#: For somebody's hours: it is not late until they begin, and leaves at once when they do.
_PUT_OFF = and_(_OUTBOX.c.error == "", _OUTBOX.c.next_try_at.is_not(None))
#: Its conversation, and no other, waits for somebody to mend it.
_BLOCKED = and_(_UNSENT, _OUTBOX.c.blocked_since.is_not(None), _OUTBOX.c.error.startswith(ConversationBlocked.BEGINS))
#: It waits for the next try of such a message, which keeps its whole conversation waiting.
_BEHIND = and_(_LANES.c.lane == _OUTBOX.c.lane, _LANES.c.free_at == _OUTBOX.c.next_try_at)
_OF_EACH = func.count().label("count")
_SETBACKS = select(_OUTBOX.c.error, _OF_EACH).where(_UNSENT, _HELD_UP).group_by(_OUTBOX.c.error)
#: Two questions in one: each has an index of its own.
_LEFT_OVER = union_all(*(select(STATE).where(which) for which in (_UNSENT, _OUTBOX.c.state == word("dead")))).subquery()
_COUNTED = select(_LEFT_OVER.c.keeps, _OF_EACH).group_by(_LEFT_OVER.c.keeps)


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
            waiting = select(_OUTBOX.c.at).where(_UNSENT, ~_PUT_OFF)
            if _others_go_on(connection):
                behind = select(_OUTBOX.c.lane).join(_LANES, _BEHIND).where(_BLOCKED)
                waiting = waiting.where(~_BLOCKED, _OUTBOX.c.lane.not_in(behind))
            oldest = connection.execute(waiting.order_by(_OUTBOX.c.at).limit(1)).scalar()
        return max(now - oldest, timedelta()) if oldest else timedelta()

    def blocked_conversations(self) -> Mapping[str, str]:
        with self._engine.connect() as connection:
            return {lane.removeprefix(_A_TEAM): why for lane, why in _blocked(connection) if lane.startswith(_A_TEAM)}

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


def _blocked(connection: Connection) -> Sequence[tuple[str, str]]:
    found = connection.execute(select(_OUTBOX.c.lane, _OUTBOX.c.error).where(_BLOCKED).distinct())
    return [(row.lane, row.error) for row in found]


def _others_go_on(connection: Connection) -> bool:
    """Whether some team's conversation can be posted to while others wait to be mended: else the bot is silent."""
    blocked = frozenset(lane for lane, _ in _blocked(connection))
    others = select(_LANES.c.lane).where(_LANES.c.lane.startswith(_A_TEAM), _LANES.c.lane.not_in(blocked)).limit(1)
    return bool(blocked) and connection.execute(others).first() is not None


def _first_due(connection: Connection) -> datetime | None:
    """When the first timer or appointment is."""
    firsts = [
        connection.execute(select(table.c.due).order_by(table.c.due).limit(1)).scalar()
        for table in (_TIMERS, _APPOINTMENTS)
    ]
    return min((first for first in firsts if first is not None), default=None)
