"""Looking for what waits only because a conversation takes one after the other: that it is late is said."""

from datetime import datetime
from typing import Any

from sqlalchemy import CompoundSelect, Connection, RowMapping, Select, and_, select, union

from bot.effects import Place, Priority
from bot.falling_behind import PATIENCE, CouldLeave, Late, Queues
from bot.ports import UnitOfWork
from storage import rows, sounding
from storage.leasing import connection_of
from storage.ready import ready
from storage.states import is_unsent

#: So many are looked at, the most urgent first.
_MOST = 2000
#: How the row of such an alarm is told from one about the same conversation that says what reached nobody.
_ABOUT = "late "

_OUTBOX = rows.table(rows.OutboxRow)
_OTHERS = _OUTBOX.alias("others")
_CARDS = rows.table(rows.MessageRefRow)
_LANES = rows.table(rows.LaneRow)
_IN_CHAT = _OUTBOX.c.place.in_((Place.TEAM.value, Place.PERSON.value))
_SOON = and_(_IN_CHAT, _OUTBOX.c.priority < int(Priority.EDIT))


def is_about_queue(alarm: str) -> bool:
    return alarm.startswith(_ABOUT)


def look(desk: UnitOfWork, queues: Queues, now: datetime) -> int:
    """Say which conversations have fallen behind, and which have caught up; how many messages that gave."""
    connection, domain_now = connection_of(desk), desk.moment.now
    waiting = connection.execute(_waiting(now, domain_now)).all()
    late = queues.late((CouldLeave(row.id, row.lane, row.name) for row in waiting), now)
    every = sounding.sounding(connection).items()
    on = {about.removeprefix(_ABOUT): row for about, row in every if is_about_queue(about)}
    begun = sorted(late.keys() - on.keys())
    for lane in begun:
        _begin(desk, lane, late[lane], now)
    return len(begun) + sum(_end(desk, lane, row, now) for lane, row in on.items() if lane not in late)


def _begin(desk: UnitOfWork, lane: str, late: Late, now: datetime) -> None:
    sounding.begin(connection_of(desk), _ABOUT + lane, late.name, now)
    since = desk.moment.now - (now - late.since)
    about = {"lane": lane, "name": late.name, "count": late.count, "since": since.isoformat()}
    sounding.say(desk, "fallen_behind", about, now)


def _end(desk: UnitOfWork, lane: str, alarm: RowMapping, now: datetime) -> bool:
    connection = connection_of(desk)
    if not _has_caught_up(connection, lane, desk.moment.now):
        return False
    if not sounding.end(connection, alarm["lane"], "fallen_behind", lane):
        return False
    sounding.say(desk, "caught_up", {"lane": lane, "name": alarm["name"]}, now)
    return True


def _has_caught_up(connection: Connection, lane: str, domain_now: datetime) -> bool:
    """By what everybody can see: whoever looks may have begun a moment ago."""
    theirs = and_(_OUTBOX.c.lane == lane, _SOON, is_unsent(_OUTBOX.c.state), _OUTBOX.c.at <= domain_now - PATIENCE)
    put_off = and_(_OUTBOX.c.error == "", _OUTBOX.c.next_try_at.is_not(None))
    waits = and_(theirs, _OUTBOX.c.blocked_since.is_(None), ~put_off)
    return connection.execute(select(_OUTBOX.c.id).where(waits).limit(1)).first() is None


def _tried_again() -> CompoundSelect[Any]:
    """Lanes that wait for the next try of one of their messages, or cards: it is not we who keep them waiting."""
    message = and_(is_unsent(_OTHERS.c.state), _OTHERS.c.error != "", _OTHERS.c.next_try_at == _LANES.c.free_at)
    card = and_(_CARDS.c.wanted > _CARDS.c.drawn, _CARDS.c.error.is_not(None), _CARDS.c.next_try_at == _LANES.c.free_at)
    return union(
        select(_OTHERS.c.lane).join(_LANES, _LANES.c.lane == _OTHERS.c.lane).where(message),
        select(_CARDS.c.lane).join(_LANES, _LANES.c.lane == _CARDS.c.lane).where(card),
    )


def _waiting(now: datetime, domain_now: datetime) -> Select[Any]:
    could_leave = and_(_SOON, ready(now, domain_now), _OUTBOX.c.lane.not_in(_tried_again()))
    these = select(_OUTBOX.c.id, _OUTBOX.c.lane, _OUTBOX.c.name).where(could_leave)
    return these.order_by(_OUTBOX.c.priority, _OUTBOX.c.id).limit(_MOST)
