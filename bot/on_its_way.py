"""An answer that its writer can still take back: nobody is called in meanwhile because it is missing."""

from datetime import datetime, timedelta

from bot.ticket import Ticket

#: What leaves then has arrived by then, or its mail server has said why it has not.
_TO_ARRIVE = timedelta(minutes=1)
#: What ends once an answer has reached the customer.
_ENDS_WITH_AN_ANSWER = ("first_contact ", "reopened ", "wrote ")


def wait_for_it(matter: str, ticket: Ticket) -> datetime | None:
    """Until when nobody is called in about *matter*, because the answer that would end it is about to leave."""
    if not matter.startswith(_ENDS_WITH_AN_ANSWER):
        return None
    times = [pending.send_at + _TO_ARRIVE for pending in ticket.pending if not pending.delayed]
    return max(times, default=None)
