"""What stands in a team's conversation for everybody who waits there without a card."""

from bot import notifications as n
from bot.crowds import CROWD, CROWD_OVER
from bot.listing import rows
from bot.moment import Moment
from bot.ports import Views
from bot.sayings.say import Say
from bot.telling import zone_of
from bot.urgency import by_urgency


def _crowd(team: str, to: str, views: Views, moment: Moment) -> n.Notification | None:
    count, found = views.kept_back(team)
    waiting = rows(by_urgency(found, moment.now, views.unwanted(found))[:1], views, moment)
    if not waiting:
        return _over(team, to, views, moment)
    since = next(ticket.submitted_at for ticket in found if ticket.number == waiting[0].ticket)
    return n.Crowd(
        team=team, count=count, next=waiting[0], since=since, zone=zone_of(team, moment.program), now=moment.now
    )


def _over(team: str, to: str, views: Views, moment: Moment) -> n.Notification | None:
    return n.CrowdOver(team=team)


SAY: dict[str, Say] = {CROWD: _crowd, CROWD_OVER: _over}
