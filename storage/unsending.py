"""Messages to send that are taken back before anybody sends them."""

from collections.abc import Set

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, update

from bot.errors import StaleTicket
from storage import rows
from storage.states import KEPT, is_unsent, is_waiting

_OUTBOX = rows.table(rows.OutboxRow)


def waits(connection: Connection, key: str) -> bool:
    """Whether the message has not left, nor may have, and nobody is sending it."""
    return connection.execute(select(_OUTBOX.c.id).where(_waiting(key))).first() is not None


def is_held_up(connection: Connection, key: str, lane: str) -> bool:
    """Whether the message has not left, and a try in its lane was in vain: of it, or of what goes before it."""
    waiting = select(_OUTBOX.c.id).where(_OUTBOX.c.key == key, is_unsent(_OUTBOX.c.state))
    if connection.execute(waiting).first() is None:
        return False
    # what was put off for somebody's hours after it had failed has no error any more
    tried = or_(_OUTBOX.c.error != "", _OUTBOX.c.next_try_at.is_not(None))
    failed = select(_OUTBOX.c.id).where(_OUTBOX.c.lane == lane, is_unsent(_OUTBOX.c.state), tried)
    return connection.execute(failed.limit(1)).first() is not None


def unsend(connection: Connection, keys: Set[str]) -> None:
    """The messages never leave; raises `StaleTicket` where somebody began to send one since it was looked for."""
    for key in sorted(keys):
        taken_back = update(_OUTBOX).where(_waiting(key)).values(state="dropped", error="", blocked_since=None)
        number = connection.execute(taken_back.returning(_OUTBOX.c.ticket)).scalar()
        if number is None:
            ticket = connection.execute(select(_OUTBOX.c.ticket).where(_OUTBOX.c.key == key)).scalar_one()
            raise StaleTicket(ticket)


def take_back(connection: Connection, notification: str) -> None:
    """What of a kind has not left is forgotten, its key with it."""
    of_that_kind = and_(_OUTBOX.c.notification == notification, is_waiting(_OUTBOX.c.state))
    connection.execute(delete(_OUTBOX).where(of_that_kind))


def _waiting(key: str) -> ColumnElement[bool]:
    return and_(_OUTBOX.c.key == key, _OUTBOX.c.state.in_(("waiting", KEPT)))
