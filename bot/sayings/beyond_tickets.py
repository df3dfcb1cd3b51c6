"""What an outgoing message says that is about no ticket: from its notification's name and its subject."""

from bot.moment import Moment
from bot.morning import morning
from bot.notifications import Notification
from bot.ports import Views
from bot.sayings import alarming, arriving, away, crowding, daily, issues, revising, watching
from bot.sayings.say import Say

SAY: dict[str, Say] = {
    "morning": morning,
    **crowding.SAY,
    **alarming.SAY,
    **away.SAY,
    **arriving.SAY,
    **daily.SAY,
    **revising.SAY,
    **issues.SAY,
    **watching.SAY,
}


def say(notification: str, subject: str, to: str, views: Views, moment: Moment) -> Notification | None:
    """Read from the newest state, as late as when it leaves; *to* is the team or person it goes to."""
    return SAY[notification](subject, to, views, moment)
