"""More at once than a company learns from: too many workflows at the start."""

from collections.abc import Iterator

from bot.mistakes import Mistake
from bot.program.model import Program
from bot.program.workflows import Rollout

#: "Begin with one or two" (G2).
_AT_THE_START = 2


def live_at_once(program: Program) -> list[str]:
    """The workflows that are live, if those are more than one begins with."""
    live = [workflow.name for workflow in program.workflows if workflow.rollout is Rollout.LIVE]
    return live if len(live) > _AT_THE_START else []


def beginning(program: Program) -> Iterator[Mistake]:
    """For a program that has not run before."""
    if live := live_at_once(program):
        found = f"{len(live)} workflows are live from the first day: {', '.join(live)}"
        remedy = (
            "Begin with the one or two that matter most, and set the others to `pilot` or `shadow`: "
            "what the first customers teach you changes them all."
        )
        yield Mistake(("workflows",), found, remedy)
