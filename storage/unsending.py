"""Messages to send that are taken back before anybody sends them."""

from collections.abc import Set

from sqlalchemy import ColumnElement, Connection, and_, select, update

from bot.errors import StaleTicket
from storage import rows

_OUTBOX = rows.table(rows.OutboxRow)


def waits(connection: Connection, key: str) -> bool:
    """Whether the message has not left, nor may have, and nobody is sending it."""
    return connection.execute(select(_OUTBOX.c.id).where(_waiting(key))).first() is not None


def unsend(connection: Connection, keys: Set[str]) -> None:
    """The messages never leave; raises `StaleTicket` where somebody began to send one since it was looked for."""
    for key in sorted(keys):
        taken_back = update(_OUTBOX).where(_waiting(key)).values(state="dropped", error="", blocked_since=None)
        number = connection.execute(taken_back.returning(_OUTBOX.c.ticket)).scalar()
        if number is None:
            ticket = connection.execute(select(_OUTBOX.c.ticket).where(_OUTBOX.c.key == key)).scalar_one()
            raise StaleTicket(ticket)


def _waiting(key: str) -> ColumnElement[bool]:
    return and_(_OUTBOX.c.key == key, _OUTBOX.c.state == "waiting")
