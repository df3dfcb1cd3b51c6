"""Pilots that are none: on trial, and with everybody at once."""

from collections.abc import Iterator

from bot.mistakes import Mistake
from bot.program.model import Program
from bot.program.warnings.asking import CannotTell
from bot.program.warnings.trying import Trial
from bot.program.workflows import Rollout

#: What a pilot may take all of, from the most, and what that is called.
_ALL = (("true", "every answer"), ("has_score", "every score"))
_REMEDY = (
    "A pilot is tried with some: write `scope:` with one place, team or segment, or ask for less under `when`. "
    "If it is meant for all, set it to `live`."
)


def pilots(program: Program) -> Iterator[Mistake]:
    trial = Trial(program.vocabulary, program.segments)
    for number, workflow in enumerate(program.workflows):
        if workflow.rollout is not Rollout.PILOT or workflow.scope is not None:
            continue
        if taken := _taken(workflow.when, trial):
            yield Mistake(("workflows", number, "when"), f"it is a pilot, and takes {taken}", _REMEDY)


def _taken(condition: str, trial: Trial) -> str:
    """Empty where something is left out, or that cannot be told."""
    try:
        return next((called for asked, called in _ALL if _takes_all(condition, asked, trial)), "")
    except CannotTell:
        return ""


def _takes_all(condition: str, asked: str, trial: Trial) -> bool:
    return all(held for (held,) in trial.held((condition,), asked))
