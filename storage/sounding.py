"""Alarms that are on: one row each, and one message to whoever runs the bot."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, insert, select, update

from bot.effects import Address, Priority, Send, to_operator
from bot.ports import UnitOfWork
from bot.reactions.about import mark
from storage import rows

_OUTBOX = rows.table(rows.OutboxRow)
_ALARMS = rows.table(rows.AlarmRow)


def sounding(connection: Connection) -> Mapping[str, RowMapping]:
    """Every alarm that is on, by what it is about."""
    return {row["lane"]: row for row in connection.execute(select(_ALARMS)).mappings()}


def begin(connection: Connection, about: str, name: str, now: datetime) -> None:
    """Whoever else looks at the same moment meets this row, and looks again."""
    connection.execute(insert(_ALARMS).values(lane=about, name=name, said_at=now))


def renew(connection: Connection, alarm: RowMapping, now: datetime) -> bool:
    """Whether it is for us to say it again: of several replicas, one finds the row as it was."""
    as_it_was = and_(_ALARMS.c.lane == alarm["lane"], _ALARMS.c.said_at == alarm["said_at"])
    return connection.execute(update(_ALARMS).where(as_it_was).values(said_at=now)).rowcount > 0


def end(connection: Connection, about: str, notification: str, lane: str) -> bool:
    """
    Whether it is for us to say that it is over.

    Where the alarm itself has not left yet, neither is said.
    """
    if not connection.execute(delete(_ALARMS).where(_ALARMS.c.lane == about)).rowcount:
        return False
    unheard = update(_OUTBOX).where(_not_said_yet(notification, lane)).values(state="dropped")
    return not connection.execute(unheard).rowcount


def is_unsaid(connection: Connection, notification: str, lane: str) -> bool:
    """Whether such an alarm about *lane* has not left: whoever runs the bot needs no second one."""
    waiting = select(_OUTBOX.c.id).where(_not_said_yet(notification, lane)).limit(1)
    return connection.execute(waiting).first() is not None


def was_said_since(connection: Connection, notification: str, to: Address, over: str, lane: str) -> bool:
    """Whether *to* was told *notification* about *lane* since whoever runs the bot heard that it is *over*."""
    return _last(connection, notification, to, lane) > _last(connection, over, to_operator(), lane)


def _last(connection: Connection, notification: str, to: Address, lane: str) -> int:
    about = and_(_OUTBOX.c.lane == to.lane, _OUTBOX.c.key.like(f"{notification} / {mark(lane)} / %"))
    newest: int = connection.execute(select(func.coalesce(func.max(_OUTBOX.c.id), 0)).where(about)).scalar_one()
    return newest


def _not_said_yet(notification: str, lane: str) -> ColumnElement[bool]:
    waiting = and_(_OUTBOX.c.lane == to_operator().lane, _OUTBOX.c.state == "waiting")
    return and_(waiting, _OUTBOX.c.key.like(f"{notification} / {mark(lane)} / %"))


def say(
    desk: UnitOfWork,
    notification: str,
    about: Mapping[str, object],
    now: datetime,
    to: Address | None = None,
) -> None:
    """*about* names the lane it is about; *to* is whoever runs the bot, if nobody else."""
    desk.say(
        Send(
            key=f"{notification} / {mark(str(about['lane']))} / {now.timestamp():.0f}",
            notification=notification,
            to=to or to_operator(),
            priority=Priority.POST if to else Priority.ESCALATION,
            subject=json.dumps(about),
        )
    )
