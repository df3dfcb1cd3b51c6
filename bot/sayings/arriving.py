"""What is said of tickets that came beyond a cap, and of those that there was nobody to give to."""

from bot import notifications as n
from bot.giving import NOBODY_TO_GIVE
from bot.giving_reasons import Why
from bot.listing import rows
from bot.moment import Moment
from bot.overflow import OVERFLOW, in_list
from bot.ports import Views
from bot.sayings.say import Say
from bot.telling import team_name, zone_of

_SHOWN = 10


def _overflow(team: str, to: str, views: Views, moment: Moment) -> n.Notification | None:
    """Nothing, where all of them have been taken meanwhile."""
    waiting = in_list(team, views, moment)
    if not waiting:
        return None
    return n.DaysList(
        team=team,
        rows=rows(tuple(waiting[:_SHOWN]), views, moment),
        total=len(waiting),
        zone=zone_of(team, moment.program),
        now=moment.now,
    )


def _nobody(subject: str, to: str, views: Views, moment: Moment) -> n.Notification | None:
    team, _, why = subject.partition(" ")
    return n.NobodyToGive(team=team, team_name=team_name(team, moment.program), why=Why(why))


SAY: dict[str, Say] = {OVERFLOW: _overflow, NOBODY_TO_GIVE: _nobody}
