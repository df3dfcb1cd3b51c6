"""What one message says: one thing, or several."""

from collections.abc import Sequence

from sqlalchemy import Engine, and_, select

from bot.parts import SaidPart, part, whole
from bot.ports import MessageRef
from storage import rows

_OUTBOX = rows.table(rows.OutboxRow)
_CARDS = rows.table(rows.MessageRefRow)
#: So many parts can be asked for again; further down nobody reads, nor does a list show them.
MOST = 60


def parts_of(engine: Engine, ref: MessageRef) -> Sequence[SaidPart]:
    """What the message there says, in its order; nothing of a message that is not kept."""
    places = [part(whole(ref.message), place) for place in range(MOST)]
    here = and_(
        _CARDS.c.platform == ref.platform, _CARDS.c.conversation == ref.conversation, _CARDS.c.message.in_(places)
    )
    said = select(_OUTBOX.c.notification, _OUTBOX.c.ticket, _OUTBOX.c.version, _OUTBOX.c.subject)
    these = said.join(_CARDS, _CARDS.c.key == _OUTBOX.c.key).where(here).order_by(_CARDS.c.id)
    with engine.connect() as connection:
        found = connection.execute(these).all()
    return [SaidPart(row.notification, row.ticket, row.version, row.subject or "") for row in found]
