"""An answer that its writer can still take back: nobody is called in meanwhile because it is missing."""

from datetime import datetime, timedelta

from bot.policies import is_ended_by_an_answer
from bot.ticket import Ticket

#: What leaves then has arrived by then, or its mail server has said why it has not.
_TO_ARRIVE = timedelta(minutes=1)


def wait_for_it(matter: str, ticket: Ticket) -> datetime | None:
    """Until when nobody is called in about *matter*, because the answer that would end it is about to leave."""
    if not is_ended_by_an_answer(matter):
        return None
    times = [pending.send_at + _TO_ARRIVE for pending in ticket.pending if not pending.delayed]
    return max(times, default=None)
