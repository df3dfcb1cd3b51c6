"""What a lead changes from one day to the next: a workflow is paused, and goes on."""

from datetime import datetime, timedelta

from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person, PersonId
from bot.program import Program, Workflow
from bot.program.adjustments import Pause
from bot.revising.edition import Edition, What
from bot.revising.entry import Entry, after, tell
from bot.rights import is_lead, owns_program

#: Whoever pauses for longer has a program to change.
LONGEST_PAUSE = timedelta(days=92)


def pause(latest: Edition | None, workflow: str, until: datetime | None, by: Person, moment: Moment) -> Entry | None:
    """*workflow* opens no tickets until then, or until somebody resumes it; None where that is so already."""
    edition, paused = required(latest), require_pauser(by, workflow, moment.program)
    if until is not None and until <= moment.now:
        raise Refusal(Reason.IN_THE_PAST, field="pause")
    if until is not None and until > moment.now + LONGEST_PAUSE:
        raise Refusal(Reason.TOO_LATE, field="pause")
    before = edition.adjustments.pause(paused.name, moment.now)
    if before is not None and before.until == until:
        return None
    since = before.since if before else moment.now
    adjusted = edition.adjustments.with_pause(Pause(workflow=paused.name, since=since, until=until, by=by.email))
    told = answering(paused, by, moment)
    ends = until.isoformat() if until else ""
    return after(
        edition,
        What.PAUSED,
        paused.name,
        by=by.email,
        adjustments=adjusted,
        tell=tuple(tell(edition, "workflow_paused", to, workflow=paused.name, by=by.email, until=ends) for to in told),
    )


def resume(latest: Edition | None, workflow: str, held: int, by: Person, moment: Moment) -> Entry | None:
    """It opens tickets again; None where it was not paused. *held* is how many answers waited meanwhile."""
    edition, paused = required(latest), require_pauser(by, workflow, moment.program)
    before = edition.adjustments.pause(paused.name, moment.now)
    if before is None:
        return None
    told = answering(paused, by, moment)
    return after(
        edition,
        What.RESUMED,
        paused.name,
        by=by.email,
        adjustments=edition.adjustments.without(paused.name),
        tell=tuple(tell(edition, "pause_over", to, workflow=paused.name, by=by.email, held=held) for to in told),
    )


def end(latest: Edition | None, workflow: str, held: int, moment: Moment) -> Entry | None:
    """A pause whose time has passed ends: whoever paused hears of it, and so does the program's owner."""
    over = latest.adjustments.over(moment.now) if latest else ()
    ended = next((pause for pause in over if pause.workflow == workflow), None)
    if latest is None or ended is None:
        return None
    told = dict.fromkeys((ended.by, moment.program.program.owner))
    known = [to for to in told if moment.program.person(to) and moment.program.workflow(ended.workflow)]
    return after(
        latest,
        What.PAUSE_OVER,
        ended.workflow,
        adjustments=latest.adjustments.without(ended.workflow),
        tell=tuple(tell(latest, "pause_over", to, workflow=ended.workflow, by="", held=held) for to in known),
    )


def require_pauser(by: Person, workflow: str, program: Program) -> Workflow:
    """The workflow of that name, or a refusal for whoever does not answer for it."""
    found = workflow_called(workflow, program)
    if not may_pause(by, found, program):
        raise Refusal(Reason.NOT_ALLOWED, team=found.team)
    return found


def may_pause(by: Person, workflow: Workflow, program: Program) -> bool:
    """Whoever leads all teams whose tickets it opens: one house does not pause it for the others."""
    return owns_program(by, program) or all(is_lead(by, team, program) for team in program.teams_of(workflow))


def workflow_called(words: str, program: Program) -> Workflow:
    """The workflow that somebody means; refuses with those there are."""
    wanted = words.strip().strip("“”\"'").replace(" ", "-").casefold()
    found = program.workflow(wanted)
    if found is None:
        names = tuple(each.name for each in program.workflows if each.rollout.opens_tickets)
        raise Refusal(Reason.NO_SUCH_WORKFLOW, words=words.strip(), workflows=names)
    return found


def required(latest: Edition | None) -> Edition:
    """The edition that is in force."""
    if latest is None:
        raise AssertionError("a program is in force before anybody can ask for a change of it")
    return latest


def answering(workflow: Workflow, by: Person, moment: Moment) -> list[PersonId]:
    """Whoever else than *by* answers for it: the program's owner, and who leads its teams."""
    program = moment.program
    leads = (program.teams[team].lead for team in program.teams_of(workflow) if team in program.teams)
    answer = dict.fromkeys((program.program.owner, *leads))
    return [each for each in answer if each != by.email and moment.program.person(each) is not None]
