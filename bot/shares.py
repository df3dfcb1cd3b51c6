"""When a share of a target's time has passed."""

from datetime import datetime, timedelta

from bot.moment import Moment
from bot.program.targets import Clock
from bot.ticket import Target, Ticket


def after_share(target: Target, share: float, ticket: Ticket, moment: Moment) -> datetime:
    """When *share* of the target's time has passed, on its own clock; what a pause took does not count."""
    within = timedelta(seconds=target.within_seconds)
    left = within * (1 - share)
    if target.clock is Clock.CUSTOMER:
        return target.due - left
    calendar = moment.program.calendar_of(ticket.team)
    since = ticket.wrote_at if target is ticket.reply else ticket.since
    since = since or ticket.submitted_at
    return calendar.add(since, max(calendar.between(since, target.due) - left, timedelta()))
