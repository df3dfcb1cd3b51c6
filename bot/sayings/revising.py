"""What is said about a change of the program: from what was written down with it."""

import json
from datetime import datetime

from bot.moment import Moment
from bot.notifications import revising as r
from bot.people import PersonId
from bot.ports import Views
from bot.program.adjustments import Pause
from bot.revising.bad_file import NOT_TAKEN
from bot.revising.difference import Differences, from_json
from bot.revising.entry import APPROVAL_ASKED, PROGRAM_WAITS
from bot.revising.gone_causes import causes_gone
from bot.revising.growing import besides
from bot.sayings.say import Say
from bot.telling import maybe_who, who


def paused(workflow: str, by: PersonId, until: datetime | None, own: bool, moment: Moment) -> r.WorkflowPaused:
    program = moment.program
    zone = program.program.zone
    return r.WorkflowPaused(workflow=workflow, by=who(by, program), own=own, until=until, zone=zone, now=moment.now)


def pause_row(pause: Pause, held: int, moment: Moment) -> r.PauseRow:
    by = who(pause.by, moment.program)
    return r.PauseRow(workflow=pause.workflow, by=by, since=pause.since, until=pause.until, held=held)


def _differences(about: dict[str, str]) -> Differences:
    return from_json(about["differences"])


def _changed(subject: str, to: str, views: Views, moment: Moment) -> r.ProgramChanged:
    about = json.loads(subject)
    differences = _differences(about)
    by = maybe_who(about["by"] or None, moment.program)
    growing, gone = besides(differences, views, moment), causes_gone(differences, views, moment)
    return r.ProgramChanged(differences=differences, by=by, growing=growing, gone=gone)


def _asked(subject: str, to: str, views: Views, moment: Moment) -> r.ApprovalAsked:
    about, program = json.loads(subject), moment.program
    owner = who(program.program.owner, program)
    differences = _differences(about)
    growing = besides(differences, views, moment)
    too_much = (
        r.Overload(team_name=e["name"], a_day=e["a_day"], can_do=e["can_do"]) for e in about.get("too_much", ())
    )
    return r.ApprovalAsked(
        revision=about["revision"],
        owner=owner,
        differences=differences,
        growing=growing,
        too_much=tuple(too_much),
        gone=causes_gone(differences, views, moment),
    )


def _waits(subject: str, to: str, views: Views, moment: Moment) -> r.ProgramWaits:
    about = json.loads(subject)
    approvers = tuple(who(each, moment.program) for each in about["approvers"])
    differences = _differences(about)
    growing, gone = besides(differences, views, moment), causes_gone(differences, views, moment)
    return r.ProgramWaits(approvers=approvers, differences=differences, growing=growing, gone=gone)


def _declined(subject: str, to: str, views: Views, moment: Moment) -> r.ProgramDeclined:
    about = json.loads(subject)
    return r.ProgramDeclined(by=who(about["by"], moment.program), differences=_differences(about))


def _not_taken(subject: str, to: str, views: Views, moment: Moment) -> r.ProgramNotTaken:
    about = json.loads(subject)
    return r.ProgramNotTaken(mistakes=tuple(about["mistakes"]), more=about["more"])


def _paused(subject: str, to: str, views: Views, moment: Moment) -> r.WorkflowPaused | None:
    """Nothing, where it goes on already."""
    about = json.loads(subject)
    pause = moment.program.adjustments.pause(about["workflow"], moment.now)
    return paused(pause.workflow, pause.by, pause.until, False, moment) if pause else None


def _over(subject: str, to: str, views: Views, moment: Moment) -> r.PauseOver:
    about = json.loads(subject)
    by = maybe_who(about["by"] or None, moment.program)
    return r.PauseOver(workflow=about["workflow"], by=by, own=False, held=about["held"])


SAY: dict[str, Say] = {
    "program_changed": _changed,
    APPROVAL_ASKED: _asked,
    PROGRAM_WAITS: _waits,
    "program_declined": _declined,
    NOT_TAKEN: _not_taken,
    "workflow_paused": _paused,
    "pause_over": _over,
}
