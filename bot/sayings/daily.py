"""What is said about what the chat changed from one day to the next: from what was written down with it."""

import json

from bot.moment import Moment
from bot.notifications import Who
from bot.notifications import daily as d
from bot.people import PersonId
from bot.ports import Views
from bot.program import Program, user_groups
from bot.program.adjusting import standing
from bot.revising.grouping import TEAM_CHANGED
from bot.revising.lost_group import GROUP_LOST, Why
from bot.revising.reconciling import OVERTAKEN
from bot.revising.staffing import MOVED
from bot.sayings.say import Say
from bot.telling import team_name, who


def cap_changed(workflow: str, by: PersonId, a_day: int | None, file: bool, own: bool, moment: Moment) -> d.CapChanged:
    return d.CapChanged(workflow=workflow, by=who(by, moment.program), own=own, a_day=a_day, file=file)


def cap_rows(program: Program) -> tuple[d.CapRow, ...]:
    """Of each workflow in use that has a cap, or has none because the chat says so."""
    rows = (_cap_row(each.name, each.cap, program) for each in program.workflows if each.rollout.opens_tickets)
    return tuple(row for row in rows if row.a_day is not None or row.by is not None)


def _cap_row(workflow: str, a_day: int | None, program: Program) -> d.CapRow:
    written, set_ = program.as_written.workflow(workflow), standing(program.as_written, program.adjustments).caps
    cap = set_.get(workflow)
    return d.CapRow(
        workflow=workflow,
        a_day=a_day,
        file=written.cap if written else None,
        by=who(cap.by, program) if cap else None,
        since=cap.since if cap else None,
    )


def _changed(subject: str, to: str, views: Views, moment: Moment) -> d.CapChanged:
    about = json.loads(subject)
    return cap_changed(about["workflow"], about["by"], about["a_day"], about["file"], False, moment)


def _overtaken(subject: str, to: str, views: Views, moment: Moment) -> d.OvertakenByFile:
    rows = (
        d.Overtaken(
            what=row["what"], name=row["name"], chat=row["chat"], file=row["file"], by=who(row["by"], moment.program)
        )
        for row in json.loads(subject)["rows"]
    )
    return d.OvertakenByFile(rows=tuple(rows))


def _team_changed(subject: str, to: str, views: Views, moment: Moment) -> d.TeamChanged:
    """With names as they were then: whoever left may be in no program any more."""
    about = json.loads(subject)
    return d.TeamChanged(
        team_name=team_name(about["team"], moment.program),
        group=about["group"],
        joined=tuple(Who(email, name) for email, name in about["joined"].items()),
        left=tuple(Who(email, name) for email, name in about["left"].items()),
    )


def _group_lost(subject: str, to: str, views: Views, moment: Moment) -> d.GroupLost | None:
    """Nothing, where no team names it any more."""
    about, program = json.loads(subject), moment.program
    group = about["group"]
    teams, read = user_groups.named(program.teams).get(group, ()), program.adjustments.groups.get(group)
    if not teams:
        return None
    names, known = tuple(team_name(team, program) for team in teams), len(read.people) if read else 0
    return d.GroupLost(group=group, team_names=names, why=Why(about["why"]), known=known)


def _moved(subject: str, to: str, views: Views, moment: Moment) -> d.ColleagueMoved:
    """With their name as it was then: they may be in no program any more."""
    about, program = json.loads(subject), moment.program
    return d.ColleagueMoved(
        who=Who(about["person"], about["name"]),
        joined=team_name(about["joined"], program),
        left=team_name(about["left"], program),
        by=who(about["by"], program),
        you=to == about["person"],
    )


SAY: dict[str, Say] = {
    MOVED: _moved,
    "cap_changed": _changed,
    OVERTAKEN: _overtaken,
    TEAM_CHANGED: _team_changed,
    GROUP_LOST: _group_lost,
}
