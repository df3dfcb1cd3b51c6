"""All workflows in use on one sheet: what whoever signs the map agrees to; the sheets behind say each in full."""

from collections.abc import Iterator

from blocks.cutting import cut
from blocks.maps.conditions import in_words
from blocks.maps.page import Code, Paragraph, Section, Words, grid, section
from blocks.maps.spans import within
from blocks.maps.workflows import only_for
from blocks.wording import capital, listed, plural
from bot.maps import PolicyMap, ProgramMap, WorkflowMap
from bot.maps.expressions import in_one_line
from bot.program import Rollout
from bot.program.escalations import Missed, Unclaimed, Used
from bot.program.remedies import label_of

#: What a cell holds of a long condition; it stands in full below.
_STARTS = 170
_HEADING = ("Workflow", "Starts when", "Who answers, and how soon", "If nobody answers", "If this fails")
_ON_TIME = (Unclaimed, Used, Missed)


def glance(map_: ProgramMap) -> Section:
    rows = [_row(each, map_) for each in map_.workflows if each.workflow.rollout.opens_tickets]
    said = (Paragraph((sentence,)) for sentence in _besides(map_))
    return section("At a glance", grid(_HEADING, rows), *said)


def _row(workflow: WorkflowMap, map_: ProgramMap) -> tuple[str | Words, ...]:
    return (
        _name(workflow),
        _starts(workflow),
        f"{_whose(workflow)}: first answer {within(workflow.sla.first_contact)}, solved {within(workflow.sla.resolve)}",
        _called(workflow, map_) or "as below",
        workflow.workflow.if_this_fails,
    )


def _name(workflow: WorkflowMap) -> str:
    said = [
        *(["on trial"] if workflow.workflow.rollout is Rollout.PILOT else []),
        *([only] if (only := only_for(workflow)) else []),
        *(["paused"] if workflow.pause else []),
    ]
    return ", ".join((f"{workflow.place}. {label_of(workflow.workflow.name)}", *said))


def _starts(workflow: WorkflowMap) -> Words:
    condition = in_one_line(workflow.workflow.when)
    words = in_words(condition)
    if words is None:
        return (Code(cut(condition, _STARTS)),)
    return (cut("".join(each.written if isinstance(each, Code) else each for each in words), _STARTS),)


def _whose(workflow: WorkflowMap) -> str:
    return workflow.teams[0].name if workflow.otherwise is None else "The team of the place"


def _called(workflow: WorkflowMap, map_: ProgramMap) -> str:
    """Whom time brings in, one after the other, but for the program's owner, who hears of all of them."""
    several = [each for each in map_.policies if workflow.workflow.name in each.workflows]
    found = dict.fromkeys(name for policy in several for name in _people(policy, alone=len(several) == 1))
    return capital(", then ".join(name for name in found if name != map_.owner))


def _people(policy: PolicyMap, *, alone: bool) -> Iterator[str]:
    """Where every team has its own lead, the lead as such."""
    for step in policy.steps:
        if isinstance(step.step.after, _ON_TIME):
            for name in step.people:
                yield name if alone or name != policy.team.lead else "the team's lead"


def _besides(map_: ProgramMap) -> Iterator[str]:
    yield f"If none of those answers in time, {map_.owner}, who owns this program, is told."
    for rollout, said in ((Rollout.SHADOW, "Counted only, nobody is told"), (Rollout.DRAFT, "Being written")):
        names = [label_of(each.workflow.name) for each in map_.workflows if each.workflow.rollout is rollout]
        if names:
            yield f"{said}: {listed(names)}."
    if causes := map_.program.causes():
        fixed = listed(list(dict.fromkeys(_team(cause.fixed_by, map_) for cause in causes if cause.fixed_by)))
        by = f"; removing them is the work of {fixed}" if fixed else ""
        yield f"Whoever closes a ticket names one of {plural(len(causes), 'root cause')}{by}."


def _team(key: str, map_: ProgramMap) -> str:
    teams = dict(zip(map_.program.teams, map_.teams, strict=True))
    return teams[key].name
