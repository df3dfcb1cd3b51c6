"""
What may leave now: the questions that delivery asks again after each message.

What they cost does not grow with what has left, nor with what waits in other
lanes, be it thousands: each lane is asked for one message of each urgency, and
the index `outbox_waiting` leads to it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    RowMapping,
    Select,
    Table,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from bot.effects import Priority
from storage import rows
from storage.states import is_gathered, is_unsent
from storage.types import Utc

_OUTBOX = rows.table(rows.OutboxRow)
_LISTS = _OUTBOX.alias("lists")
_CARDS = rows.table(rows.MessageRefRow)
_LANES = rows.table(rows.LaneRow)
_TIMERS = rows.table(rows.TimerRow)

#: What replicas' clocks may differ by, and much more. A time that was written later than that from now is a clock's
#: that was set back: whatever it says is over.
_DIFFERENCE = timedelta(minutes=5)
#: So long a reminder waits for others of its mark, if their timers are not fired meanwhile.
_GATHERING = timedelta(minutes=1)
_NEVER = datetime.max.replace(tzinfo=UTC)
_URGENCIES = union_all(*(select(literal_column(str(int(each))).label("urgency")) for each in Priority)).subquery()
_YES: Select[Any] = select(literal_column("1"))


class _Times(NamedTuple):
    """Moments to compare with, or their places in a question that is written once."""

    now: Any
    #: Whatever was written later than this was written by a clock that was set back.
    of_another_time: Any
    #: Reminders that were written later may be some of more.
    fresh_since: Any


def _times(now: datetime, domain_now: datetime) -> _Times:
    return _Times(now, now + _DIFFERENCE, domain_now - _GATHERING)


_ASKED = _Times(*(bindparam(name, type_=Utc()) for name in _Times._fields))


def is_over(table: Table, until: str, written: str, now: datetime) -> ColumnElement[bool]:
    """Whether a time to wait until has come; one that a clock wrote before it was set back never would."""
    return _is_over(table, until, written, _times(now, now))


def _is_over(table: Table, until: str, written: str, at: _Times) -> ColumnElement[bool]:
    return or_(table.c[until].is_(None), table.c[until] <= at.now, table.c[written] > at.of_another_time)


def ready(now: datetime, domain_now: datetime) -> ColumnElement[bool]:
    """What may leave."""
    return _ready(_times(now, domain_now))


def _ready(at: _Times) -> ColumnElement[bool]:
    return and_(_may_leave(at), _is_over(_OUTBOX, "next_try_at", "tried_at", at))


def _may_leave(at: _Times) -> ColumnElement[bool]:
    """Whatever its next try is; not what may have left, as part of a message whose fate nobody knows yet."""
    in_doubt = _YES.where(_LISTS.c.id == _OUTBOX.c.part_of, _LISTS.c.doubts > 0, is_unsent(_LISTS.c.state))
    return and_(is_unsent(_OUTBOX.c.state), _is_none(in_doubt.correlate(_OUTBOX)), ~_is_gathering(at))


def _is_gathering(at: _Times) -> ColumnElement[bool]:
    """
    Whether more may come for the same person: timers that were due when it was written are not all fired yet.

    A timer that cannot be fired at all keeps nobody waiting for longer than a minute.
    """
    first_due = func.coalesce(select(_TIMERS.c.due).order_by(_TIMERS.c.due).limit(1).scalar_subquery(), _NEVER)
    fresh = and_(_OUTBOX.c.at > at.fresh_since, _OUTBOX.c.at >= first_due)
    return and_(is_gathered(_OUTBOX.c.notification), fresh)


def _stale(at: _Times) -> ColumnElement[bool]:
    return and_(_CARDS.c.wanted > _CARDS.c.drawn, _is_over(_CARDS, "next_try_at", "tried_at", at))


def _has_something(at: _Times) -> ColumnElement[bool]:
    """
    Whether something of an urgency may leave in a lane.

    Each of the ways in which it can be is a question of its own, so that no index
    is read further than to the first that is found.
    """
    urgency, put_off = _URGENCIES.c.urgency, _OUTBOX.c.next_try_at
    message = _YES.where(_OUTBOX.c.lane == _LANES.c.lane, _OUTBOX.c.priority == urgency, _may_leave(at))
    card = _YES.where(_CARDS.c.lane == _LANES.c.lane, urgency == int(Priority.EDIT), _stale(at))
    ways = (
        message.where(put_off.is_(None)),
        message.where(put_off <= at.now),
        message.where(put_off.is_not(None), _OUTBOX.c.tried_at > at.of_another_time),
        card,
    )
    return ~_is_none(*(way.correlate(_LANES, _URGENCIES) for way in ways))


def _is_none(*ways: Select[Any]) -> ColumnElement[bool]:
    """Whether none of them finds anything. Where it said EXISTS, PostgreSQL might first look for all that could be."""
    return and_(*(way.limit(1).scalar_subquery().is_(None) for way in ways))


def _due_lanes(at: _Times) -> Select[Any]:
    """
    Lanes that are free and have something to send or to redraw, escalations first.

    Asked lane by lane: there are as many as conversations, while thousands of
    messages may wait in one of them after an outage, or for the morning.
    """
    free = and_(_is_over(_LANES, "leased_until", "written_at", at), _is_over(_LANES, "free_at", "written_at", at))
    lanes = select(_LANES.c.lane).join(_URGENCIES, literal_column("true")).where(free, _has_something(at))
    return lanes.group_by(_LANES.c.lane).order_by(func.min(_URGENCIES.c.urgency), _LANES.c.lane)


def _first_message(at: _Times) -> Select[Any]:
    in_lane = select(_OUTBOX).where(_OUTBOX.c.lane == bindparam("lane"), _ready(at))
    return in_lane.order_by(_OUTBOX.c.priority, _OUTBOX.c.id).limit(1)


def _first_card(at: _Times) -> Select[Any]:
    stale = select(_CARDS).where(_CARDS.c.lane == bindparam("lane"), _stale(at))
    return stale.order_by(_CARDS.c.attempts, _CARDS.c.id).limit(1)


# written once: putting them together takes longer than asking them
_DUE_LANES = _due_lanes(_ASKED).limit(bindparam("limit", type_=Integer))
_FIRST_MESSAGE = _first_message(_ASKED)
_FIRST_CARD = _first_card(_ASKED)


@dataclass(frozen=True, slots=True)
class Ready:
    """What may leave at one moment: *now* is machine time."""

    connection: Connection
    now: datetime
    domain_now: datetime

    def lanes(self, limit: int) -> Sequence[str]:
        """Those that are free and have something to send or to redraw, escalations first."""
        return self.connection.execute(_DUE_LANES, {**self._times, "limit": limit}).scalars().all()

    def message(self, lane: str) -> RowMapping | None:
        """The most urgent of the lane."""
        return self.connection.execute(_FIRST_MESSAGE, {**self._times, "lane": lane}).mappings().first()

    def card(self, lane: str) -> RowMapping | None:
        """The one that was drawn in vain the least often."""
        return self.connection.execute(_FIRST_CARD, {**self._times, "lane": lane}).mappings().first()

    @property
    def _times(self) -> Mapping[str, datetime]:
        return _times(self.now, self.domain_now)._asdict()
