"""What a message shows once it was drawn anew, kept for whoever still holds its lane."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, select, update

from bot.morning import MORNING
from bot.outgoing import StaleCard
from bot.parts import Begins, part, whole
from bot.ports import Needs, UnitOfWork
from storage import rows
from storage.leasing import connection_of, free
from storage.parts import MOST
from storage.redrawing import NEVER_STALE

_CARDS = rows.table(rows.MessageRefRow)
_TICKETS = rows.table(rows.TicketRow)


@dataclass(frozen=True, slots=True)
class DrawnAnew:
    """
    It shows what was wanted when it was looked for: what changed while it was drawn is drawn again.

    A morning may begin with another ticket now, and follows that one from here
    on. Locked in the order of every other work: lane, ticket, reference.
    """

    card: StaleCard
    now: datetime
    free_at: datetime
    final: bool = False
    begins: Begins | None = None

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> bool:
        connection = connection_of(desk)
        if not free(connection, self.card.lane, self.card.lease, self.now, self.free_at):
            return False
        newest = None
        if self.begins is not None:
            newest = _version(connection, self.begins.ticket)
            self._lock(connection)
        drawn = NEVER_STALE if self.final else self.card.wanted
        shows = {"drawn": drawn, "attempts": 0, "next_try_at": None, "error": None, "tried_at": self.now}
        connection.execute(update(_CARDS).where(_CARDS.c.id == self.card.id).values(shows))
        if self.begins is not None:
            self._follow(connection, self.begins, changed=newest != self.begins.version)
        return True

    def _lock(self, connection: Connection) -> None:
        """In the order of whoever says that they are to be drawn anew: of one message several may be."""
        connection.execute(select(_CARDS.c.id).where(self._here()).order_by(_CARDS.c.id).with_for_update())

    def _here(self) -> ColumnElement[bool]:
        """All that stands in the message."""
        ref = self.card.ref
        places = [part(whole(ref.message), place) for place in range(MOST)]
        return and_(
            _CARDS.c.platform == ref.platform, _CARDS.c.conversation == ref.conversation, _CARDS.c.message.in_(places)
        )

    def _follow(self, connection: Connection, begins: Begins, *, changed: bool) -> None:
        morning = update(_CARDS).where(self._here(), _CARDS.c.notification == MORNING, _CARDS.c.drawn < NEVER_STALE)
        follows = morning.values(ticket=begins.ticket, wanted=_CARDS.c.wanted + int(changed))
        connection.execute(follows)


def _version(connection: Connection, ticket: int) -> int | None:
    this = select(_TICKETS.c.version).where(_TICKETS.c.number == ticket)
    return connection.execute(this.with_for_update()).scalar()
