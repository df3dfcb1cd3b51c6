"""Which feedback goes elsewhere under another program."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.program import Program
from bot.simulation.fates import Fate, Why

#: Answers that are named of each kind of move, to be asked about with `route`.
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """So many answers that went one way and now go another; no workflow is nowhere."""

    before: str | None
    before_team: str
    after: str | None
    after_team: str
    answers: int
    #: The ids of the first ones.
    such_as: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChange:
    """A team's tickets under the one program and under the other."""

    team: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What another program would make of the same answers."""

    answers: int
    #: What goes elsewhere, the most first.
    moved: tuple[Moved, ...]
    #: Tickets by team, before and after, of each team that has any.
    teams: tuple[TeamChange, ...]
    #: Workflows that are in both and have another target for the first contact, or another way to escalate.
    otherwise: tuple[str, ...]

    @property
    def tickets_before(self) -> int:
        return sum(each.before for each in self.teams)

    @property
    def tickets_after(self) -> int:
        return sum(each.after for each in self.teams)

    @property
    def elsewhere(self) -> int:
        return sum(each.answers for each in self.moved)


def changes(before: Program, was: Iterable[Fate], after: Program, now: Iterable[Fate]) -> Changes:
    """What becomes of the same answers under both; *was* and *now* come in the same order."""
    moved: Counter[tuple[str | None, str, str | None, str]] = Counter()
    such_as: dict[tuple[str | None, str, str | None, str], list[str]] = {}
    had, has, answers = Counter[str](), Counter[str](), 0
    for old, new in zip(was, now, strict=True):
        answers += 1
        way = (*_goes(old), *_goes(new))
        had[way[1]] += 1
        has[way[3]] += 1
        if way[:2] != way[2:]:
            moved[way] += 1
            if len(named := such_as.setdefault(way, [])) < _NAMED:
                named.append(new.feedback.external_id)
    return Changes(
        answers=answers,
        moved=tuple(
            Moved(
                before=way[0],
                before_team=way[1],
                after=way[2],
                after_team=way[3],
                answers=count,
                such_as=tuple(such_as[way]),
            )
            for way, count in moved.most_common()
        ),
        teams=tuple(
            TeamChange(team=team, before=had[team], after=has[team])
            for team in dict.fromkeys([*before.teams, *after.teams])
            if had[team] or has[team]
        ),
        otherwise=tuple(_otherwise(before, after)),
    )


def _goes(fate: Fate) -> tuple[str | None, str]:
    if fate.why is not Why.TICKET or fate.workflow is None:
        return None, ""
    return fate.workflow.name, fate.team


def _otherwise(before: Program, after: Program) -> Iterable[str]:
    for workflow in after.workflows:
        old = before.workflow(workflow.name)
        if old is None:
            continue
        same_targets = before.sla_of(old) == after.sla_of(workflow)
        steps = [
            program.escalations.get(each.escalation or "", ()) for program, each in ((before, old), (after, workflow))
        ]
        if not same_targets or steps[0] != steps[1]:
            yield workflow.name
