"""What reached nobody: whoever runs the bot is told, once an hour for each conversation, and when it is over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, or_, select

from bot.detours import PATIENCE
from bot.effects import Place, to_person
from bot.falling_behind import Queues
from bot.ports import Needs, UnitOfWork
from bot.untold import RECENT, Untold, first_named, is_news, lead_to_tell
from storage import rows, sounding
from storage.delivery_rows import UNSENT
from storage.leasing import connection_of
from storage.queueing import is_about_queue, look

#: So many are looked at; an outage leaves thousands with one reason.
_MOST = 500
_NOBODY_WAS_TOLD = "nobody_was_told"
_UNREACHABLE = "unreachable"
_OVER = "told_again"

_OUTBOX = rows.table(rows.OutboxRow)
_RELIED_ON = _OUTBOX.c.place.in_((Place.TEAM.value, Place.THREAD.value, Place.PERSON.value))
_TROUBLED = and_(or_(_OUTBOX.c.state == "dead", _OUTBOX.c.blocked_since.is_not(None)), _RELIED_ON)


def _reached_nobody(now: datetime) -> ColumnElement[bool]:
    given_up = and_(_OUTBOX.c.state == "dead", _OUTBOX.c.tried_at > now - RECENT)
    waits = and_(_OUTBOX.c.state.in_(UNSENT), _OUTBOX.c.blocked_since <= now - PATIENCE)
    return and_(_TROUBLED, or_(given_up, waits))


def _untold(row: RowMapping) -> Untold:
    return Untold(
        id=row["id"],
        place=Place(row["place"]),
        name=row["name"],
        notification=row["notification"],
        ticket=row["ticket"],
        priority=row["priority"],
        why=row["error"],
        tried_at=row["tried_at"],
        given_up=row["state"] == "dead",
    )


def nobody_was_told(connection: Connection, now: datetime) -> int:
    """How many messages reached nobody, and nobody could be told instead."""
    return connection.execute(select(func.count()).select_from(_OUTBOX).where(_reached_nobody(now))).scalar_one()


@dataclass(frozen=True, slots=True)
class Alarm:
    """Look for what reached nobody, and for what waits too long, and tell; how many messages that gave."""

    now: datetime
    queues: Queues = field(default_factory=Queues)

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> int:
        connection = connection_of(desk)
        on = {lane: row for lane, row in sounding.sounding(connection).items() if not is_about_queue(lane)}
        faults = self._faults(connection)
        said = sum(self._sound(desk, lane, found, on.get(lane)) for lane, found in faults.items())
        over = sum(self._end(desk, row) for lane, row in on.items() if lane not in faults)
        return said + over + look(desk, self.queues, self.now)

    def _faults(self, connection: Connection) -> Mapping[str, list[Untold]]:
        found: dict[str, list[Untold]] = {}
        newest = select(_OUTBOX).where(_reached_nobody(self.now)).order_by(_OUTBOX.c.tried_at.desc()).limit(_MOST)
        for row in connection.execute(newest).mappings():
            found.setdefault(row["lane"], []).append(_untold(row))
        return found

    def _sound(self, desk: UnitOfWork, lane: str, found: list[Untold], before: RowMapping | None) -> int:
        connection = connection_of(desk)
        newest, first = found[0], first_named(found)
        if before is None:
            sounding.begin(connection, lane, newest.name, self.now)
        elif not self._is_news(connection, found, before):
            return self._tell_lead(desk, lane, found)
        elif not sounding.renew(connection, before, self.now):
            return 0
        about = {
            "lane": lane,
            "name": first.name,
            "what": first.notification,
            "ticket": first.ticket,
            "why": newest.why,
            "count": len(found),
        }
        sounding.say(desk, _NOBODY_WAS_TOLD, about, self.now)
        return 1 + self._tell_lead(desk, lane, found)

    def _tell_lead(self, desk: UnitOfWork, lane: str, found: list[Untold]) -> bool:
        """Once an alarm, whatever it began with."""
        lead = lead_to_tell(found, desk.moment)
        if lead is None:
            return False
        to = to_person(lead)
        if sounding.was_said_since(connection_of(desk), _UNREACHABLE, to, _OVER, lane):
            return False
        sounding.say(desk, _UNREACHABLE, {"lane": lane, "name": first_named(found).name}, self.now, to)
        return True

    def _is_news(self, connection: Connection, found: list[Untold], before: RowMapping) -> bool:
        if not is_news(found, before["said_at"], self.now):
            return False
        return not sounding.is_unsaid(connection, _NOBODY_WAS_TOLD, before["lane"])

    def _end(self, desk: UnitOfWork, alarm: RowMapping) -> int:
        """Over only once nothing of it is left: what is dead is, until it is revived."""
        connection, lane = connection_of(desk), alarm["lane"]
        left = select(_OUTBOX.c.id).where(_TROUBLED, _OUTBOX.c.lane == lane).limit(1)
        if connection.execute(left).first() is not None:
            return 0
        if not sounding.end(connection, lane, _NOBODY_WAS_TOLD, lane):
            return 0
        sounding.say(desk, _OVER, {"lane": lane, "name": alarm["name"]}, self.now)
        return 1
