"""What reached nobody: whoever runs the bot is told, once an hour for each conversation, and when it is over."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, insert, or_, select, update

from bot.effects import Place, Priority, Send, to_operator
from bot.ports import Needs, UnitOfWork
from bot.reactions.about import mark
from storage import rows
from storage.delivery_rows import UNSENT
from storage.leasing import connection_of

#: So long something may wait for whoever runs the bot before that is an alarm.
PATIENCE = timedelta(minutes=15)
_AGAIN = timedelta(hours=1)
#: What was given up longer ago is history: it is said in `ringback outbox list`.
_RECENT = timedelta(days=1)
#: So many are looked at; an outage leaves thousands with one reason.
_MOST = 500

_OUTBOX = rows.table(rows.OutboxRow)
_ALARMS = rows.table(rows.AlarmRow)
_RELIED_ON = _OUTBOX.c.place.in_((Place.TEAM.value, Place.PERSON.value))
_TROUBLED = and_(or_(_OUTBOX.c.state == "dead", _OUTBOX.c.blocked_since.is_not(None)), _RELIED_ON)


def _reached_nobody(now: datetime) -> ColumnElement[bool]:
    given_up = and_(_OUTBOX.c.state == "dead", _OUTBOX.c.tried_at > now - _RECENT)
    waits = and_(_OUTBOX.c.state.in_(UNSENT), _OUTBOX.c.blocked_since <= now - PATIENCE)
    return and_(_TROUBLED, or_(given_up, waits))


def nobody_was_told(connection: Connection, now: datetime) -> int:
    """How many messages reached nobody, and nobody could be told instead."""
    return connection.execute(select(func.count()).select_from(_OUTBOX).where(_reached_nobody(now))).scalar_one()


def _not_said_yet(lane: str) -> ColumnElement[bool]:
    """An alarm about *lane* that has not left: whoever runs the bot needs no second one."""
    waiting = and_(_OUTBOX.c.lane == to_operator().lane, _OUTBOX.c.state == "waiting")
    return and_(waiting, _OUTBOX.c.key.like(f"nobody_was_told / {mark(lane)} / %"))


@dataclass(frozen=True, slots=True)
class Alarm:
    """Look for what reached nobody, and tell; how many messages that gave."""

    now: datetime

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> int:
        connection = connection_of(desk)
        sounding = {row["lane"]: row for row in connection.execute(select(_ALARMS)).mappings()}
        faults = self._faults(connection)
        said = sum(self._sound(desk, lane, found, sounding.get(lane)) for lane, found in faults.items())
        return said + sum(self._end(desk, row) for lane, row in sounding.items() if lane not in faults)

    def _faults(self, connection: Connection) -> Mapping[str, list[RowMapping]]:
        found: dict[str, list[RowMapping]] = {}
        newest = select(_OUTBOX).where(_reached_nobody(self.now)).order_by(_OUTBOX.c.tried_at.desc()).limit(_MOST)
        for row in connection.execute(newest).mappings():
            found.setdefault(row["lane"], []).append(row)
        return found

    def _sound(self, desk: UnitOfWork, lane: str, found: list[RowMapping], before: RowMapping | None) -> int:
        connection = connection_of(desk)
        if before is None:
            # whoever else looks at the same moment meets this row, and looks again
            connection.execute(insert(_ALARMS).values(lane=lane, name=found[0]["name"], said_at=self.now))
        elif (
            before["said_at"] > self.now - _AGAIN
            or found[0]["tried_at"] <= before["said_at"]
            or connection.execute(select(_OUTBOX.c.id).where(_not_said_yet(lane)).limit(1)).first() is not None
        ):
            return 0
        else:
            own = and_(_ALARMS.c.lane == lane, _ALARMS.c.said_at == before["said_at"])
            if not connection.execute(update(_ALARMS).where(own).values(said_at=self.now)).rowcount:
                return 0
        first = min(found, key=lambda row: row["id"])
        about = {
            "lane": lane,
            "name": first["name"],
            "what": first["notification"],
            "ticket": first["ticket"],
            "why": found[0]["error"],
            "count": len(found),
        }
        self._say(desk, "nobody_was_told", lane, about)
        return 1

    def _end(self, desk: UnitOfWork, alarm: RowMapping) -> int:
        """Over only once nothing of it is left: what is dead is, until it is revived."""
        connection = connection_of(desk)
        left = select(_OUTBOX.c.id).where(_TROUBLED, _OUTBOX.c.lane == alarm["lane"]).limit(1)
        if connection.execute(left).first() is not None:
            return 0
        if not connection.execute(delete(_ALARMS).where(_ALARMS.c.lane == alarm["lane"])).rowcount:
            return 0
        unheard = update(_OUTBOX).where(_not_said_yet(alarm["lane"])).values(state="dropped")
        if connection.execute(unheard).rowcount:
            return 0
        self._say(desk, "told_again", alarm["lane"], {"lane": alarm["lane"], "name": alarm["name"]})
        return 1

    def _say(self, desk: UnitOfWork, notification: str, lane: str, about: Mapping[str, object]) -> None:
        key = f"{notification} / {mark(lane)} / {self.now.timestamp():.0f}"
        desk.say(
            Send(
                key=key,
                notification=notification,
                to=to_operator(),
                priority=Priority.ESCALATION,
                subject=json.dumps(about),
            )
        )
