"""
What the map of a program is made of: each workflow with everything it refers to.

The parts of the file are handed on as they are; what is worked out here is only
what stands elsewhere in the file: whom a name means, who else goes by the same
steps, what is left out because something else says it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.people import Role
from bot.policies import with_help
from bot.program import EscalationStep, Program, SlaPolicy, Team, Template, Workflow
from bot.program.adjusting import standing
from bot.program.adjustments import Pause
from bot.program.escalations import Recipient, Whom
from bot.program.people import PersonEntry
from bot.program.remedies import label_of

_ATTRIBUTE = "customer.attributes."


@dataclass(frozen=True, kw_only=True)
class TeamMap:
    name: str
    team: Team
    lead: str
    #: Everybody who works in it, the lead first.
    people: tuple[PersonEntry, ...]
    #: What its calendar is called; empty where it has none of its own: then the staff's clock runs day and night.
    calendar: str


@dataclass(frozen=True, kw_only=True)
class ToldBesides:
    """Somebody of ours by name, or whoever the customer's data names in an *attribute*."""

    name: str = ""
    attribute: str = ""


@dataclass(frozen=True, kw_only=True)
class StepMap:
    step: EscalationStep
    #: Of those it tells, the ones with names of their own.
    people: tuple[str, ...]
    tells_team: bool
    tells_owner: bool


@dataclass(frozen=True, kw_only=True)
class PolicyMap:
    """The steps by which the tickets of some workflows of one team are called to attention."""

    name: str
    team: TeamMap
    workflows: tuple[str, ...]
    steps: tuple[StepMap, ...]


@dataclass(frozen=True, kw_only=True)
class WorkflowMap:
    """One workflow. *place* is its number in the order in which they are looked at."""

    place: int
    workflow: Workflow
    #: Whose tickets it can open: one, unless the place decides.
    teams: tuple[TeamMap, ...]
    #: Where the place decides: whose they are where nobody looks after it.
    otherwise: TeamMap | None
    told: tuple[ToldBesides, ...]
    sla: SlaPolicy
    templates: tuple[Template, ...]
    #: What those are called that only some of its feedback starts from, by key.
    template_names: Mapping[str, str]
    #: The teams of its scope by name.
    scope_teams: tuple[str, ...]
    close_after: timedelta
    #: Set in the chat: it opens no ticket for a while.
    pause: Pause | None
    paused_by: str = ""
    #: Who set its cap in the chat, if somebody did.
    capped_by: str = ""


@dataclass(frozen=True, kw_only=True)
class ProgramMap:
    program: Program
    #: The program owner's name.
    owner: str
    teams: tuple[TeamMap, ...]
    #: Who takes part and is in no team.
    others: tuple[PersonEntry, ...]
    workflows: tuple[WorkflowMap, ...]
    policies: tuple[PolicyMap, ...]
    #: Who has to agree: whoever owns the program, whose word the objectives are, and who leads a team that answers.
    signers: tuple[PersonEntry, ...]

    def name_of(self, email: str) -> str:
        return _name(self.program, email)


def program_map(program: Program) -> ProgramMap:
    """The map of *program*, which has passed its checks."""
    teams = {key: _team(program, key) for key in program.teams}
    return ProgramMap(
        program=program,
        owner=_name(program, program.program.owner),
        teams=tuple(teams.values()),
        others=tuple(entry for entry in program.people.values() if not entry.team),
        workflows=tuple(_workflow(program, place, each, teams) for place, each in enumerate(program.workflows, 1)),
        policies=tuple(_policies(program, teams)),
        signers=tuple(_signers(program)),
    )


def _team(program: Program, key: str) -> TeamMap:
    team = program.teams[key]
    people = [(email, entry) for email, entry in program.people.items() if entry.team == key or email == team.lead]
    return TeamMap(
        name=team_name(program, key),
        team=team,
        lead=_name(program, team.lead),
        people=tuple(entry for _, entry in sorted(people, key=lambda each: each[0] != team.lead)),
        calendar=label_of(team.calendar) if team.calendar in program.calendars else "",
    )


def team_name(program: Program, key: str) -> str:
    return program.teams[key].name or label_of(key)


def _workflow(program: Program, place: int, workflow: Workflow, teams: dict[str, TeamMap]) -> WorkflowMap:
    pause = program.adjustments.pauses.get(workflow.name)
    cap = standing(program.as_written, program.adjustments).caps.get(workflow.name)
    return WorkflowMap(
        place=place,
        workflow=workflow,
        teams=tuple(teams[name] for name in program.teams_of(workflow)),
        otherwise=teams[workflow.fallback_team] if workflow.fallback_team else None,
        told=tuple(_told(program, whom) for whom in workflow.notify),
        sla=program.sla_of(workflow),
        templates=tuple(program.templates[name] for name in workflow.templates),
        template_names={name: program.templates[name].name for some in workflow.templates_for for name in some.use},
        scope_teams=tuple(team_name(program, name) for name in workflow.scope.teams) if workflow.scope else (),
        close_after=program.close_after(workflow),
        pause=pause,
        paused_by=_name(program, pause.by) if pause else "",
        capped_by=_name(program, cap.by) if cap else "",
    )


def _told(program: Program, whom: str) -> ToldBesides:
    if whom.startswith(_ATTRIBUTE):
        return ToldBesides(attribute=whom.removeprefix(_ATTRIBUTE))
    return ToldBesides(name=_name(program, whom))


def _policies(program: Program, teams: dict[str, TeamMap]) -> Iterable[PolicyMap]:
    """One for each policy in each team that goes by it: what a step means depends on the team."""
    goes_by = [(w, (w.escalation or "", team)) for w in program.workflows for team in program.teams_of(w)]
    for name, team in dict.fromkeys(used for _, used in goes_by):
        steps = with_help(program.escalations.get(name, ()))
        yield PolicyMap(
            name=name,
            team=teams[team],
            workflows=tuple(workflow.name for workflow, used in goes_by if used == (name, team)),
            steps=tuple(_step(program, teams[team], step) for step in steps),
        )


def _step(program: Program, team: TeamMap, step: EscalationStep) -> StepMap:
    people = dict.fromkeys(name for whom in step.notify for name in _names(program, team, whom))
    return StepMap(
        step=step,
        people=tuple(people),
        tells_team=Whom.TEAM in step.notify,
        tells_owner=Whom.OWNER in step.notify,
    )


def _names(program: Program, team: TeamMap, whom: Recipient) -> list[str]:
    match whom:
        case Whom.OWNER | Whom.TEAM:
            return []
        case Whom.LEAD:
            return [team.lead]
        case Whom.PROGRAM_OWNER:
            return [_name(program, program.program.owner)]
        case Whom.EXECUTIVE:
            return [entry.name for entry in program.people.values() if entry.role is Role.EXECUTIVE]
    return [_name(program, whom)]


def _name(program: Program, email: str) -> str:
    entry = program.people.get(email.lower())
    return entry.name if entry else email


def _signers(program: Program) -> Iterable[PersonEntry]:
    agreed = (objective.agreed_by for objective in program.program.objectives)
    leads = (program.teams[team].lead for each in program.workflows for team in program.teams_of(each))
    asked = dict.fromkeys(email for email in (program.program.owner, *agreed, *leads) if email)
    return (program.people[email] for email in asked if email in program.people)
