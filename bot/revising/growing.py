"""
A workflow that is to reach more customers: its figures so far, beside those of the rest.

G5: add workflows, and more customers to one, only after the first ones work.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from bot.facts import Facts
from bot.metrics import reaching, settling
from bot.metrics.sample import Sample, counting
from bot.moment import Moment
from bot.notifications import Share
from bot.notifications.revising import Beside
from bot.ports import Views
from bot.program import Rollout
from bot.revising.difference import Difference

#: So far back figures are looked at: long enough for most tickets to be settled.
PERIOD = timedelta(weeks=12)
_FIGURES: dict[str, Callable[[Sample], Share]] = {
    "response_rate": reaching.response_rate,
    "first_contact_within_target": reaching.first_contact_within_target,
    "resolved_within_target": settling.resolved_within_target,
    "reopened": settling.reopened,
    "confirmed": settling.confirmed,
}


def besides(differences: Sequence[Difference], views: Views, moment: Moment) -> tuple[Beside, ...]:
    """One for each workflow that grows; without any, nothing is read."""
    growing = tuple(dict.fromkeys(each.name for each in differences if _grows(each)))
    if not growing:
        return ()
    facts = counting(views.facts(moment.now - PERIOD, moment.now))
    return tuple(_beside(workflow, facts, moment.now) for workflow in growing)


def _grows(difference: Difference) -> bool:
    """From pilot to live, or a change of whom it is for; what was not in use has no figures yet."""
    if difference.section != "workflows":
        return False
    goes_live = (difference.before, difference.after) == (Rollout.PILOT, Rollout.LIVE)
    return (difference.key == "rollout" and goes_live) or difference.key.partition(".")[0] == "scope"


def _beside(workflow: str, facts: Sequence[Facts], now: datetime) -> Beside:
    theirs = [each for each in facts if each.workflow == workflow]
    rest = [each for each in facts if each.workflow != workflow]
    return Beside(
        workflow=workflow,
        tickets=len(theirs),
        rest=len(rest),
        weeks=PERIOD // timedelta(weeks=1),
        figures=tuple(_figures(Sample(now=now, facts=theirs), Sample(now=now, facts=rest))),
    )


def _figures(theirs: Sample, rest: Sample) -> Iterator[tuple[str, Share, Share]]:
    for name, figure in _FIGURES.items():
        yield name, figure(theirs), figure(rest)
