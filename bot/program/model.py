"""The whole program: what it holds, and what it answers."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, PrivateAttr, model_validator
from pydantic.json_schema import SkipJsonSchema

from bot.calendars import ALWAYS, Calendar
from bot.condition_facts import Facts, Vocabulary
from bot.conditions import Condition
from bot.feedback import Feedback
from bot.people import Person, Role
from bot.place_names import folded
from bot.program.adjustments import NO_ADJUSTMENTS, Adjustments
from bot.program.approval import Approval
from bot.program.former_causes import FormerCauses
from bot.program.part import Duration, Email, Name, Part, Percent, Sentence, Zone
from bot.program.people import ALWAYS_NAME, CalendarEntry, Conversation, PersonEntry, Team
from bot.program.places import BY_LOCATION, Locations
from bot.program.remedies import Cause, RecoveryAction, RootCause, Template
from bot.program.routing import Route, Router
from bot.program.sources import Source
from bot.program.steps import EscalationStep
from bot.program.targets import Deadlines, SlaPolicy
from bot.program.workflows import Defaults, Workflow


class Objective(Part):
    """A number the company has agreed to reach."""

    metric: Name
    """one of the [figures](metrics.md) that are counted in percent: `response_rate`"""
    target: Percent
    """what shall be reached: `90%`"""
    per: Literal["week", "month", "quarter", "year"] = "month"
    """`week`, `month` (default), `quarter` or `year`"""
    agreed_by: Email | None = None
    """whose word it is: an address from `people`"""


class ProgramInfo(Part):
    name: Sentence
    """the company as customers know it; `{{ company }}` in templates"""
    owner: Email
    """hears of every change of the program, and of everything that is wrong with it"""
    operator: Conversation | None = None
    """where whoever runs the bot is told what reached nobody, `{slack: C0OPS}`; without it the owner is
    """
    zone: Zone
    """time zone in which days, weeks and months of the figures begin: `Europe/London`"""
    close_after: Duration = timedelta(days=7)
    """a solved ticket whose customer stays silent is closed after this; one with an open promise, this long after
    its day; `7d`
    """
    undo: Duration = timedelta(seconds=60)
    """how long a message to a customer can be called back; `60s`"""
    approval: Approval | None = None
    """`{by: dana@contoso.example}`, or a list of addresses: another revision of this file
    [waits for one of them](how-to/change-the-program.md) before it takes effect
    """
    objectives: tuple[Objective, ...] = ()
    """a list of `{metric •, target •, per, agreed_by}`, the metric being one of the [figures](metrics.md) that
    are counted in percent; `per` is `week`, `month` (default), `quarter` or `year`; one for each figure and `per`
    """


class Program(Part):
    """
    One program file, valid in itself; `bot.program.checks` looks at what its parts say about each other.

    Whoever asks about a workflow passes the workflow, so that a ticket can be
    judged by the one it was opened under.
    """

    version: Literal[1]
    """`1`"""
    program: ProgramInfo
    """the company, and what holds for the whole program"""
    people: dict[Email, PersonEntry]
    """everybody who takes part, by e-mail address"""
    calendars: dict[Name, CalendarEntry] = Field(default_factory=dict)
    """when people work, by name"""
    teams: dict[Name, Team]
    """who has tickets, and where they are posted, by name"""
    sources: dict[Name, Source]
    """where feedback comes from, by name; each takes it at `POST /feedback/<name>`"""
    segments: dict[Name, Sentence] = Field(default_factory=dict)
    """what feedback counts as, by name: a condition each, used in workflows as `segment.<name>`"""
    sla: dict[Name, SlaPolicy]
    """by when a customer hears from you, by name"""
    escalations: dict[Name, tuple[EscalationStep, ...]] = Field(default_factory=dict)
    """who is told when nobody answers, one after the other, by name"""
    root_causes: dict[Name, RootCause] = Field(default_factory=dict)
    """why customers were unhappy, in two levels, by name"""
    recovery_actions: dict[Name, RecoveryAction] = Field(default_factory=dict)
    """what an owner may do for a customer, by name"""
    templates: dict[Name, Template] = Field(default_factory=dict)
    """messages to start from, by name"""
    defaults: Defaults = Defaults()
    """what workflows leave out: any of their keys but `name` and `when`"""
    workflows: tuple[Workflow, ...] = Field(json_schema_extra={"minItems": 1})
    """what is followed up: feedback goes to the first one in use whose `when` holds"""

    # Set by the loader: a short hash of the text this was read from, and the texts themselves.
    revision: SkipJsonSchema[str] = "unsaved"
    playbooks: SkipJsonSchema[dict[str, str]] = Field(default_factory=dict)
    # The file as it was written: without secrets, which stay in the environment.
    text: SkipJsonSchema[str] = Field(default="", repr=False)
    # What was changed in the chat since; no file says it.
    adjustments: SkipJsonSchema[Adjustments] = NO_ADJUSTMENTS
    # The file alone, where the chat has changed one of its parts.
    _written: "Program | None" = PrivateAttr(default=None)

    @model_validator(mode="before")
    @classmethod
    def _complete_workflows(cls, data: Any) -> Any:
        """Fills in from `defaults` what workflows leave out, before anything is missed in them."""
        if not isinstance(data, Mapping) or not isinstance(data.get("defaults"), Mapping):
            return data
        workflows = data.get("workflows")
        if not isinstance(workflows, list | tuple):
            return data
        given = data["defaults"].items()
        defaults = {key: value for key, value in given if key in Defaults.model_fields and value is not None}
        return {**data, "workflows": [{**defaults, **w} if isinstance(w, Mapping) else w for w in workflows]}

    @property
    def as_written(self) -> "Program":
        """What the file says, without what the chat has changed since."""
        return self._written or self

    def adjusted(self, adjustments: Adjustments, parts: Mapping[str, Any]) -> "Program":
        """The file with *parts* in place of its own, as *adjustments* make them (`bot.program.adjusting`)."""
        written = self.as_written
        if not parts:
            return written.model_copy(update={"adjustments": adjustments})
        # made anew: a copy would keep what was worked out from the parts before
        made = Program.model_construct(**{**dict(written), **parts, "adjustments": adjustments})
        made._written = written
        return made

    def person(self, email: str) -> Person | None:
        return self._people.get(email.lower())

    def people_of(self, team: str) -> tuple[Person, ...]:
        """Who works in *team*, in the file's order."""
        return tuple(person for person in self._people.values() if person.team == team)

    def leads(self, email: str) -> frozenset[str]:
        """The teams somebody leads: those that name them, and a lead's own."""
        person = self.person(email)
        if person is None or person.role is not Role.LEAD:
            return frozenset()
        named = {name for name, team in self.teams.items() if team.lead == person.email}
        return frozenset(named | {person.team} - {""})

    def workflow(self, name: str) -> Workflow | None:
        return next((each for each in self.workflows if each.name == name), None)

    def route(self, feedback: Feedback, history: Facts | None = None) -> Route:
        """
        Where *feedback* goes: to the first pilot or live workflow whose condition holds, within its scope.

        An unknown value is no match; a condition that fails to evaluate is no
        match and a fault. Without the customer's *history* nothing of it is known.
        """
        return self._router.route(feedback, history)

    def explain(self, feedback: Feedback) -> Route:
        """As `route`, and which part of each condition did not hold; it costs far more, and is for authors."""
        return self._router.explained(feedback)

    def workflow_for(self, feedback: Feedback, history: Facts | None = None) -> Workflow | None:
        return self.route(feedback, history).workflow

    def compiled(self, source: str) -> Condition:
        """A condition that no file says; raises `BadCondition` with a remedy, as for one in the file."""
        return self._router.compiled(source)

    def holds(self, condition: Condition, feedback: Feedback) -> bool:
        return self._router.holds(condition, feedback)

    @property
    def asks_history(self) -> bool:
        """Whether where feedback goes depends on what its customer told us before."""
        return self._router.asks_history

    def location_of(self, feedback: Feedback) -> str:
        """Where the customer was, as the source calls the place; empty where it does not say."""
        return self._locations.location(feedback)

    def team_of(self, workflow: Workflow, feedback: Feedback) -> str:
        """Whose ticket *feedback* becomes in *workflow*."""
        location = self.location_of(feedback) if workflow.team == BY_LOCATION else ""
        return self._locations.team_of(workflow.team, workflow.fallback_team, location)

    def teams_of(self, workflow: Workflow) -> tuple[str, ...]:
        """Every team that can get a ticket of *workflow*."""
        if workflow.team != BY_LOCATION:
            return (workflow.team,)
        placed = (name for name, team in self.teams.items() if team.locations)
        return tuple(dict.fromkeys([*placed, workflow.fallback_team or ""]))

    def teams_reached_by(self, workflow: Workflow) -> tuple[str, ...]:
        """Every team that gets a ticket of *workflow* while it is in use within its scope only."""
        scope, teams = workflow.scope, self.teams_of(workflow)
        if scope and scope.locations and workflow.team == BY_LOCATION:
            placed = (self._locations.team_of(BY_LOCATION, workflow.fallback_team, each) for each in scope.locations)
            teams = tuple(dict.fromkeys(placed))
        return tuple(each for each in teams if each in scope.teams) if scope and scope.teams else teams

    def playbook_of(self, workflow: Workflow, feedback: Feedback) -> str | None:
        """The name of the page that helps with *feedback*."""
        return self._router.playbook(workflow, feedback)

    def templates_of(self, workflow: Workflow, feedback: Feedback) -> tuple[str, ...]:
        """What a message about *feedback* may start from, what fits it best first."""
        first = self._router.templates(workflow, feedback)
        return tuple(dict.fromkeys([*first, *(workflow.templates or self.templates)]))

    def suggested_cause(self, tags: Iterable[str]) -> str:
        """The root cause that the survey's *tags* speak of; empty where they speak of none."""
        return next((self._tagged[folded(tag)] for tag in tags if folded(tag) in self._tagged), "")

    def sla_of(self, workflow: Workflow) -> SlaPolicy:
        return self.sla[workflow.sla]

    def calendar_of(self, team: str) -> Calendar:
        """When *team* works; a team that left the program is waited for day and night."""
        name = self.teams[team].calendar if team in self.teams else ALWAYS_NAME
        return ALWAYS if name == ALWAYS_NAME else self.calendars[name].calendar

    def deadlines(self, workflow: Workflow, team: str, submitted_at: datetime) -> Deadlines:
        """By when a ticket of *workflow* in *team* is due, from the customer's pressing send (G2)."""
        return self.sla_of(workflow).deadlines(submitted_at, self.calendar_of(team))

    def close_after(self, workflow: Workflow) -> timedelta:
        return workflow.close_after or self.program.close_after

    def causes(self) -> tuple[Cause, ...]:
        return tuple(self._causes.values())

    def cause(self, id: str) -> Cause | None:
        return self._causes.get(id)

    def cause_now(self, id: str) -> str:
        """What is called so today that was called *id* once; *id* itself, where nothing was renamed."""
        return self._former_causes.now(id)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What this program's conditions may speak of."""
        return Vocabulary(
            attributes={name: kind for source in self.sources.values() for name, kind in source.attributes.items()},
            context={name: kind for source in self.sources.values() for name, kind in source.context.items()},
            segments=tuple(self.segments),
            sources=tuple(self.sources),
            kinds={name: source.kind.value for name, source in self.sources.items()},
        )

    @cached_property
    def _locations(self) -> Locations:
        places = ((name, team.locations) for name, team in self.teams.items())
        return Locations.of(places, ((name, source.location) for name, source in self.sources.items()))

    @cached_property
    def _router(self) -> Router:
        return Router(self.vocabulary, self.segments, self.workflows, self._locations)

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {email: entry.person(email) for email, entry in self.people.items()}

    @cached_property
    def _former_causes(self) -> FormerCauses:
        return FormerCauses(self.root_causes)

    @cached_property
    def _tagged(self) -> dict[str, str]:
        found = ((key, root.tags) for key, root in self.root_causes.items())
        return {folded(tag): f"{key}/{sub}" if sub else key for key, tags in found for tag, sub in tags.items()}

    @cached_property
    def _causes(self) -> dict[str, Cause]:
        return {cause.id: cause for key, root in self.root_causes.items() for cause in root.causes(key)}
