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
        before = [each for each in program.workflows[:number] if each.rollout is Rollout.LIVE]
        try:
            if not any(True for _ in trial.held((), workflow.when)):
                remedy = (
                    "No answer fulfils it: look for a sign that is turned around, or write || where either is meant."
                )
                yield Mistake(place, "it can never match", remedy)
                continue
        except CannotTell:
            continue
        if takers := _takers(workflow, before, trial):
            names = " and ".join(f'"{each.name}"' for each in takers)
            takes = "takes" if len(takers) == 1 else "take"
            remedy = "The first match wins: put the narrower condition first, or leave this workflow out."
            yield Mistake(place, f"nothing is left for it: {names} {takes} all that it asks for", remedy)


def _takers(workflow: Workflow, before: Sequence[Workflow], trial: Trial) -> Sequence[Workflow]:
    """The one that takes all of it, or all those that do so together; none where something is left."""
    known = [each for each in before if _can_be_tried(each, trial)]
    for one in known:
        if _all_taken(workflow, [one], trial) is not None:
            return [one]
    return _all_taken(workflow, known, trial) or ()


def _can_be_tried(workflow: Workflow, trial: Trial) -> bool:
    try:
        next(trial.held((), workflow.when), None)
    except CannotTell:
        return False
    return True


def _all_taken(workflow: Workflow, before: Sequence[Workflow], trial: Trial) -> Sequence[Workflow] | None:
    """Those of *before* that take anything, if together they take everything."""
    if not before:
        return None
    took: set[int] = set()
    try:
        for held in trial.held([each.when for each in before], workflow.when):
            if not any(held):
                return None
            took.update(compress(range(len(held)), held))
    except CannotTell:
        return None
    return [before[number] for number in sorted(took)]
