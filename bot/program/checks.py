"""What the parts of a program say about each other, checked: every name leads to something."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.condition_paths import spoken
from bot.metrics import METRICS, SHARES
from bot.mistakes import Mistake, Place, nearest
from bot.people import Role
from bot.program.checking import Checking
from bot.program.escalations import Unclaimed, Whom
from bot.program.former_causes import former_causes
from bot.program.model import Program
from bot.program.people import ALWAYS_NAME
from bot.program.place_checks import who_gets_it
from bot.program.places import BY_LOCATION, Scope
from bot.program.steps import EscalationStep
from bot.program.workflows import Workflow

_ATTRIBUTE = "customer.attributes."
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)


def check(program: Program, data: Mapping[str, Any], unread: frozenset[str] = frozenset()) -> list[Mistake]:
    """
    All that does not fit together in *program*, in the file's order, each once.

    *data* is the file as written, of which some entries may be missing in
    *program* because they are wrong in themselves: a name that leads to one of
    those is not wrong as well. Of what is in the sections *unread*, nothing is
    known at all.
    """
    checks = _Checks(program, data, unread)
    found = [
        *checks.info(),
        *checks.people(),
        *checks.calendars(),
        *checks.teams(),
        *checks.sources(),
        *checks.segments(),
        *checks.escalations(),
        *checks.root_causes(),
        *checks.recovery_actions(),
        *checks.templates(),
        *checks.workflows(),
        *(who_gets_it(program) if not unread & {"people", "teams"} else ()),
    ]
    return list(dict.fromkeys(found))


class _Checks(Checking):
    def info(self) -> Iterator[Mistake]:
        info = self._program.program
        yield from self._person(("program", "owner"), info.owner)
        for number, objective in enumerate(info.objectives):
            place = ("program", "objectives", number)
            yield from _metric((*place, "metric"), objective.metric)
            yield from self._person((*place, "agreed_by"), objective.agreed_by)
            same = [(each.metric, each.per) for each in info.objectives[:number]]
            if (objective.metric, objective.per) in same:
                found = f"there are two objectives for {objective.metric} per {objective.per}"
                yield Mistake(place, found, "Keep the one that was agreed, or give this one another `per`.")
        for approver in info.approval.by if info.approval else ():
            yield from self._person(("program", "approval", "by"), approver)

    def people(self) -> Iterator[Mistake]:
        for email, entry in self._program.people.items():
            yield from self._known(("people", email, "team"), "team", "teams", entry.team)
            if entry.calendar != ALWAYS_NAME:
                yield from self._known(("people", email, "calendar"), "calendar", "calendars", entry.calendar)
            for number, away in enumerate(entry.away):
                yield from self._stands_in(("people", email, "away", number, "delegate"), email, away.delegate)

    def _stands_in(self, place: Place, email: str, delegate: str | None) -> Iterator[Mistake]:
        yield from self._person(place, delegate)
        if delegate == email:
            yield Mistake(place, "nobody stands in for themselves", "Name a colleague, or leave `delegate` out.")

    def calendars(self) -> Iterator[Mistake]:
        if ALWAYS_NAME in self._program.calendars:
            yield Mistake(
                ("calendars", ALWAYS_NAME), f'"{ALWAYS_NAME}" is there already: day and night', "Give it another name."
            )

    def teams(self) -> Iterator[Mistake]:
        for name, team in self._program.teams.items():
            yield from self._lead(("teams", name, "lead"), team.lead)
            if team.calendar != ALWAYS_NAME:
                yield from self._known(("teams", name, "calendar"), "calendar", "calendars", team.calendar)

    def segments(self) -> Iterator[Mistake]:
        plain = replace(self._vocabulary, segments=())
        for name, source in self._program.segments.items():
            if "-" in name:
                better = name.replace("-", "_")
                yield Mistake(("segments", name), "in a condition its hyphen is a minus", f'Call it "{better}".')
            if any(path[0] == "segment" for path in spoken(source).paths):
                yield Mistake(
                    ("segments", name), "a segment cannot ask for another one", "Repeat the other's condition here."
                )
            else:
                yield from self._condition(("segments", name), source, plain)

    def escalations(self) -> Iterator[Mistake]:
        for name, steps in self._program.escalations.items():
            for number, step in enumerate(steps):
                yield from self._step(("escalations", name, number), step)

    def _step(self, place: Place, step: EscalationStep) -> Iterator[Mistake]:
        for recipient in step.notify:
            if not isinstance(recipient, Whom):
                yield from self._person((*place, "notify"), recipient)
            elif recipient is Whom.EXECUTIVE and not self._has(Role.EXECUTIVE):
                yield Mistake((*place, "notify"), "nobody has the role executive", "Give it to somebody in `people`.")
            elif recipient is Whom.OWNER and isinstance(step.after, Unclaimed):
                yield Mistake((*place, "notify"), "an unclaimed ticket has no owner", 'Write "team" or "lead".')
        if step.acknowledge and all(recipient is Whom.TEAM for recipient in step.notify):
            remedy = 'Tell somebody besides the team, such as "lead", or leave `acknowledge` out.'
            yield Mistake((*place, "acknowledge"), "nobody in particular is told, so nobody is awaited", remedy)
        if step.any_hour and any(isinstance(recipient, Whom) for recipient in step.notify):
            remedy = "Name whoever is on duty by their address, or leave `any_hour` out."
            yield Mistake((*place, "any_hour"), "only somebody named may be disturbed at any hour", remedy)

    def _has(self, role: Role) -> bool:
        return "people" in self._unread or any(person.role is role for person in self._program.people.values())

    def recovery_actions(self) -> Iterator[Mistake]:
        for name, action in self._program.recovery_actions.items():
            amounts = [("limit", money) for money in action.limit.values()]
            amounts += [("budget", action.budget.money)] if action.budget else []
            for key, money in amounts:
                if money.currency != amounts[0][1].currency:
                    found = f"it is in {money.currency}, and a limit before it in {amounts[0][1].currency}"
                    yield Mistake(("recovery_actions", name, key), found, "Amounts of one action share a currency.")

    def root_causes(self) -> Iterator[Mistake]:
        for name, cause in self._program.root_causes.items():
            yield from self._known(("root_causes", name, "fixed_by"), "team", "teams", cause.fixed_by)
        yield from former_causes(self._program.root_causes)

    def templates(self) -> Iterator[Mistake]:
        for name, template in self._program.templates.items():
            if template.channel == "email" and not template.subject.strip():
                yield Mistake(("templates", name, "subject"), "an e-mail needs a subject", "Add `subject:`.")

    def workflows(self) -> Iterator[Mistake]:
        if not self._program.workflows and not self._data.get("workflows"):
            yield Mistake(("workflows",), "there is none, so nothing is followed up", "Write at least one.")
        taken: set[str] = set()
        for number, workflow in enumerate(self._program.workflows):
            place = ("workflows", number)
            if workflow.name in taken:
                yield Mistake(
                    (*place, "name"), f'there is another workflow "{workflow.name}"', "Give each a name of its own."
                )
            taken.add(workflow.name)
            yield from self._condition((*place, "when"), workflow.when, self._vocabulary)
            yield from (self._at_its_origin(mistake) for mistake in self._workflow(place, workflow))
        yield from self._unreachable()

    def _at_its_origin(self, mistake: Mistake) -> Mistake:
        """*mistake* in `defaults`, where a workflow has it from there."""
        section, number, key, *rest = mistake.place
        written = self._data[str(section)][number] if isinstance(self._data.get("workflows"), list) else {}
        if isinstance(written, Mapping) and key not in written and key in (self._data.get("defaults") or {}):
            return replace(mistake, place=("defaults", key, *rest))
        return mistake

    def _workflow(self, place: Place, workflow: Workflow) -> Iterator[Mistake]:
        if workflow.team != BY_LOCATION:
            yield from self._known((*place, "team"), "team", "teams", workflow.team)
        yield from self._known((*place, "fallback_team"), "team", "teams", workflow.fallback_team)
        yield from self._scope((*place, "scope"), workflow.scope)
        if workflow.owner is not None:
            yield from self._attribute((*place, "owner"), workflow.owner)
        yield from self._known((*place, "sla"), "SLA policy", "sla", workflow.sla)
        yield from self._known((*place, "escalation"), "escalation policy", "escalations", workflow.escalation)
        for number, template in enumerate(workflow.templates):
            yield from self._known((*place, "templates", number), "template", "templates", template)
        for number, whom in enumerate(workflow.notify):
            yield from self._whom((*place, "notify", number), whom)
        yield from self._choices(place, workflow)
        yield from self._too_slow(place, workflow)

    def _choices(self, place: Place, workflow: Workflow) -> Iterator[Mistake]:
        """Playbooks and templates, for all of its feedback or some."""
        plain = replace(self._vocabulary, segments=())
        yield from self._playbook((*place, "playbook"), workflow.playbook)
        for number, page in enumerate(workflow.playbook_for):
            yield from self._condition((*place, "playbook_for", number, "when"), page.when, plain)
            yield from self._playbook((*place, "playbook_for", number, "use"), page.use)
        for number, some in enumerate(workflow.templates_for):
            at = (*place, "templates_for", number)
            yield from self._condition((*at, "when"), some.when, plain)
            for each, name in enumerate(some.use):
                yield from self._known((*at, "use", each), "template", "templates", name)

    def _playbook(self, place: Place, name: str | None) -> Iterator[Mistake]:
        if name and name not in self._program.playbooks:
            page = name.removeprefix("playbooks/").removesuffix(".md")
            named = f"Write its name alone: `{page}` is" if page != name else "Write it as"
            remedy = f"{named} playbooks/{page}.md beside this file."
            yield Mistake(place, f'there is no playbook "{name}"', remedy)

    def _scope(self, place: Place, scope: Scope | None) -> Iterator[Mistake]:
        if scope is None:
            return
        for number, team in enumerate(scope.teams):
            yield from self._known((*place, "teams", number), "team", "teams", team)
        for number, segment in enumerate(scope.segments):
            yield from self._known((*place, "segments", number), "segment", "segments", segment)

    def _whom(self, place: Place, whom: str) -> Iterator[Mistake]:
        if "@" in whom:
            yield from self._person(place, whom.lower())
        else:
            yield from self._attribute(place, whom)

    def _attribute(self, place: Place, whom: str) -> Iterator[Mistake]:
        """An attribute of the customer that names somebody of ours."""
        if not whom.startswith(_ATTRIBUTE):
            yield Mistake(place, f'"{whom}" is nobody', f"Write an e-mail address, or {_ATTRIBUTE}<name>.")
        elif (name := whom.removeprefix(_ATTRIBUTE)) not in self._vocabulary.attributes:
            yield Mistake(place, f'no source declares "{whom}"', nearest(name, self._vocabulary.attributes))

    def _too_slow(self, place: Place, workflow: Workflow) -> Iterator[Mistake]:
        """A calendar that is open so rarely that a target lies beyond all planning."""
        program = self._program
        if workflow.sla not in program.sla:
            return
        for team in program.teams_of(workflow):
            calendar = program.teams[team].calendar if team in program.teams else ""
            if calendar != ALWAYS_NAME and calendar not in program.calendars:
                continue
            try:
                program.deadlines(workflow, team, _ANY_TIME)
            except OverflowError:
                found = f'calendar "{calendar}" is never open long enough for it'
                yield Mistake((*place, "sla"), found, "Open it longer.")

    def _unreachable(self) -> Iterator[Mistake]:
        seen: dict[str, str] = {}
        for number, workflow in enumerate(self._program.workflows):
            before = seen.get("true") or seen.get(workflow.when)
            if before:
                yield Mistake(
                    ("workflows", number, "when"),
                    f'nothing is left for it: "{before}" takes it before',
                    "The first match wins: put the narrower condition first.",
                )
            if workflow.rollout.opens_tickets and workflow.scope is None:
                seen.setdefault(workflow.when, workflow.name)


def _metric(place: Place, name: str) -> Iterator[Mistake]:
    """An objective names a share of customers or tickets; how many are open now is no aim in percent."""
    if name not in SHARES:
        known = any(name == metric.name for metric in METRICS)
        found = f'"{name}" is not counted in percent' if known else f'there is no metric "{name}"'
        yield Mistake(place, found, nearest("" if known else name, SHARES))
