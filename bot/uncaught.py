"""What no workflow caught: once a week, a handful of it for the program's owner to look at."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from bot import notifications as n
from bot.effects import Priority, Send, to_person
from bot.feedback import Feedback
from bot.kept import FiledFeedback
from bot.moment import Moment
from bot.people import PersonId
from bot.ports import UnitOfWork, Views
from bot.shadows import looked_over, stands
from bot.working_days import working_days_of

#: What it is called in the outbox.
UNCAUGHT = "uncaught"
_HANDFUL = 5
_WEEK, _YEAR = timedelta(days=7), 53
#: Their morning is read first.
_AFTER_THE_MORNING = timedelta(hours=1)


def next_week(person: PersonId, after: datetime, moment: Moment) -> datetime | None:
    """An hour into the first working day that the program's owner has in a week."""
    if person != moment.program.program.owner:
        return None
    monday = _monday(after.astimezone(ZoneInfo(moment.program.program.zone)).date())
    begin = (_begins(person, monday + weeks * _WEEK, moment) for weeks in range(_YEAR))
    due = (first + _AFTER_THE_MORNING for first in begin if first is not None)
    return next((at for at in due if at > after), None)


def sum_up(desk: UnitOfWork, owner: PersonId) -> None:
    """
    Say so about the week before, and weeks before that in which they never worked.

    What is in it is found out when it leaves.
    """
    moment = desk.moment
    monday = _monday(moment.now.astimezone(ZoneInfo(moment.program.program.zone)).date())
    worked = (monday - weeks * _WEEK for weeks in range(1, _YEAR))
    since = next((week for week in worked if _begins(owner, week, moment) is not None), monday - _WEEK)
    desk.say(
        Send(
            key=f"{UNCAUGHT} / {monday}",
            notification=UNCAUGHT,
            to=to_person(moment.stands_in(owner) or owner),
            priority=Priority.POST,
            subject=json.dumps({"since": str(since), "until": str(monday)}),
        )
    )


def _begins(person: PersonId, monday: date, moment: Moment) -> datetime | None:
    """When their first working day in that week begins; None where they have none."""
    zone = ZoneInfo(moment.program.program.zone)
    since, until = _midnight(monday, zone), _midnight(monday + _WEEK, zone)
    first = working_days_of(person, moment.program).next_beginning(since - timedelta(microseconds=1))
    return first if first is not None and first < until else None


def uncaught(subject: str, to: PersonId, views: Views, moment: Moment) -> n.Uncaught | None:
    """Nothing, where every answer was caught and none is in anybody's shadow."""
    about = json.loads(subject)
    zone = ZoneInfo(moment.program.program.zone)
    since, until = (_midnight(date.fromisoformat(about[each]), zone) for each in ("since", "until"))
    found = looked_over(since, until, views, moment.program)
    shadows = tuple(each for each in stands(found, moment.program) if each.tickets)
    if not found.uncaught and not shadows:
        return None
    return n.Uncaught(
        first=since,
        last=until - timedelta(microseconds=1),
        answers=found.answers,
        uncaught=len(found.uncaught),
        shadowed=found.shadowed,
        shadows=shadows,
        sample=tuple(answer_shown(filed) for filed in handful(found.uncaught, about["since"])),
        zone=moment.program.program.zone,
    )


def handful(answers: Iterable[FiledFeedback], week: str) -> list[FiledFeedback]:
    """A few of *answers*, whoever draws them and whenever: with words first, else by lot, in the order they came."""
    drawn = sorted(answers, key=lambda filed: (not filed.feedback.comment.strip(), _lot(filed.feedback, week)))
    return sorted(drawn[:_HANDFUL], key=lambda filed: (not filed.feedback.comment.strip(), filed.received_at))


def _lot(feedback: Feedback, week: str) -> bytes:
    return blake2b(f"{week} {feedback.id}".encode(), digest_size=8).digest()


def answer_shown(filed: FiledFeedback) -> n.AnswerShown:
    said = filed.feedback
    return n.AnswerShown(
        at=filed.received_at,
        source=said.source,
        score=said.score,
        score_of=said.scale.limits[1] if said.scale else None,
        band=said.band,
        touchpoint=said.touchpoint,
        verbatim=said.comment.strip(),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
