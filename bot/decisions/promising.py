"""What was promised to the customer: that it was kept."""

from bot.decisions.states import require_kept
from bot.events import Event
from bot.moment import Moment
from bot.promises import KeepPromise, PromiseKept
from bot.rights import require_hold
from bot.ticket import Ticket


def decide(ticket: Ticket, command: KeepPromise, moment: Moment) -> tuple[Event, ...]:
    """Also after the close: a promise outlives it."""
    require_kept(ticket)
    require_hold(command.by, ticket, moment.program)
    return (PromiseKept(by=command.by.email),) if ticket.promise else ()
