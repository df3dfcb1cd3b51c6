"""What went back to its team because whoever had it was away, and that nobody has since."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, select

from bot.people import PersonId
from bot.standing_in import ReturnedToTeam
from bot.ticket import LIVE, Ticket
from storage import codec, rows
from storage.lines import is_free

_TICKETS = rows.table(rows.TicketRow)
_EVENTS = rows.table(rows.EventRow)


def returned(connection: Connection, owner: PersonId, teams: Sequence[str], since: datetime) -> Sequence[Ticket]:
    free = and_(_TICKETS.c.team.in_(teams), _TICKETS.c.status.in_(LIVE), is_free())
    went_back = and_(_EVENTS.c.kind == ReturnedToTeam.__name__, _EVENTS.c.at >= since)
    found = select(_EVENTS).join(_TICKETS, _TICKETS.c.number == _EVENTS.c.ticket).where(free, went_back)
    events = (codec.event(row) for row in connection.execute(found).mappings())
    theirs = {each.ticket for each in events if isinstance(each.event, ReturnedToTeam) and each.event.owner == owner}
    tickets = select(_TICKETS).where(_TICKETS.c.number.in_(theirs)).order_by(_TICKETS.c.due, _TICKETS.c.number)
    return [codec.ticket(row) for row in connection.execute(tickets).mappings()]
