"""Workflows that no feedback will ever come to, as far as trying can tell."""

from collections.abc import Iterator, Sequence
from itertools import compress

from bot.mistakes import Mistake
from bot.program.model import Program
from bot.program.warnings.asking import CannotTell
from bot.program.warnings.trying import Trial
from bot.program.workflows import Rollout, Workflow


def unreachable(program: Program) -> Iterator[Mistake]:
    """Workflows whose condition never holds, and those of which nothing is left by what is live before them."""
    trial = Trial(program.vocabulary, program.segments)
    for number, workflow in enumerate(program.workflows):
        place = ("workflows", number, "when")
        before = [each for each in program.workflows[:number] if each.rollout is Rollout.LIVE and each.scope is None]
        if trial.is_never(workflow.when):
            remedy = "No answer fulfils it: look for a sign that is turned around, or write || where either is meant."
            yield Mistake(place, "it can never match", remedy)
            continue
        if takers := _takers(workflow, before, trial):
            names = " and ".join(f'"{each.name}"' for each in takers)
            takes = "takes" if len(takers) == 1 else "take"
            remedy = "The first match wins: put the narrower condition first, or leave this workflow out."
            yield Mistake(place, f"nothing is left for it: {names} {takes} all that it asks for", remedy)


def _takers(workflow: Workflow, before: Sequence[Workflow], trial: Trial) -> Sequence[Workflow]:
    """The one that takes all of it, or all those that do so together; none where something is left."""
    known = [each for each in before if trial.is_plain(each.when)]
    for one in known:
        if _all_taken(workflow, [one], trial):
            return [one]
    return _all_taken(workflow, known, trial)


def _all_taken(workflow: Workflow, before: Sequence[Workflow], trial: Trial) -> Sequence[Workflow]:
    """Those of *before* that take anything, if together they take everything; else none."""
    conditions, took = [each.when for each in before], set[int]()
    try:
        for held in trial.held(conditions, trial.narrowed(workflow.when, conditions)):
            if not any(held):
                return ()
            took.update(compress(range(len(held)), held))
    except CannotTell:
        return ()
    return [before[number] for number in sorted(took)]
