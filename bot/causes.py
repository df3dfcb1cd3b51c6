"""How often each root cause came up: tickets count under the name that their cause has today."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from bot.dashboards import end_of_today, teams_seen
from bot.facts import Facts
from bot.metrics import counting
from bot.moment import Moment
from bot.notifications.causes import CauseRow, CausesShown
from bot.overview import begin
from bot.people import Person
from bot.ports import Views
from bot.program import Program
from bot.program.remedies import label_of
from bot.telling import team_name

#: For nobody's zone a day before the first of a month is in the same month.
_BEFORE = timedelta(days=1)


def causes_shown(person: Person, views: Views, moment: Moment) -> CausesShown:
    """Of the teams whose figures *person* may see; refuses whoever may see none."""
    program = moment.program
    seen = frozenset(teams_seen(person, program))
    this = begin("month", moment.now, program.program.zone)
    last = begin("month", this - _BEFORE, program.program.zone)
    facts = [each for each in counting(views.facts(last, end_of_today(moment))) if each.team in seen]
    now, before = (
        by_cause((each for each in facts if (each.submitted_at >= this) is recent), program) for recent in (True, False)
    )
    often = sorted({*now, *before}, key=lambda cause: (-now[cause] - before[cause], cause))
    return CausesShown(
        rows=tuple(_row(cause, now[cause], before[cause], program) for cause in often),
        this_month=this,
        last_month=last,
        tickets=len(facts),
        named=sum(bool(each.cause) for each in facts),
        zone=program.program.zone,
    )


def by_cause(facts: Iterable[Facts], program: Program) -> Counter[str]:
    """How many tickets each root cause has, by its id of today."""
    return Counter(program.cause_now(each.cause) for each in facts if each.cause)


def _row(cause: str, now: int, before: int, program: Program) -> CauseRow:
    """One that the program no longer has keeps the name that the file once gave it."""
    group, _, sub = cause.partition("/")
    root, known = program.root_causes.get(group), program.cause(cause)
    named = (root.name if root else None) or label_of(group)
    label = known.label if known and sub else label_of(sub) if sub else ""
    fixed_by = team_name(root.fixed_by, program) if root and root.fixed_by else ""
    return CauseRow(group=named, label=label, this_month=now, last_month=before, fixed_by=fixed_by)
