"""What whoever runs the bot is told of messages that reached nobody."""

import json

from bot import notifications as n
from bot.moment import Moment
from bot.ports import Views
from bot.sayings.say import Say
from bot.telling import team_name, who


def _nobody_was_told(subject: str, to: str, views: Views, moment: Moment) -> n.NobodyWasTold:
    about = json.loads(subject)
    return n.NobodyWasTold(
        what=about["what"],
        to=_whom(about["lane"], about["name"], moment),
        why=about["why"],
        count=about["count"],
        ticket=about["ticket"],
    )


def _told_again(subject: str, to: str, views: Views, moment: Moment) -> n.ToldAgain:
    about = json.loads(subject)
    return n.ToldAgain(to=_whom(about["lane"], about["name"], moment))


def _whom(lane: str, name: str, moment: Moment) -> str:
    return who(name, moment.program).name if lane.startswith("person:") else team_name(name, moment.program)


SAY: dict[str, Say] = {"nobody_was_told": _nobody_was_told, "told_again": _told_again}
