"""Targets of one policy that contradict each other."""

from collections.abc import Iterator

from bot import durations
from bot.mistakes import Mistake
from bot.program.model import Program
from bot.program.targets import Clock, SlaPolicy


def promises(program: Program) -> Iterator[Mistake]:
    for name, policy in program.sla.items():
        if _is_solved_first(policy):
            solved, heard = (durations.written(each.within) for each in (policy.resolve, policy.first_contact))
            found = f"{solved} is less than first_contact has, {heard}"
            remedy = "Who hears in time would be helped too late: give it longer, or first_contact less."
            yield Mistake(("sla", name, "resolve"), found, remedy)


def _is_solved_first(policy: SlaPolicy) -> bool:
    """For certain: the staff's clock never runs ahead of the customer's, and how far it is behind varies."""
    solved, heard = policy.resolve, policy.first_contact
    is_behind = solved.clock is Clock.STAFF and heard.clock is Clock.CUSTOMER
    return solved.within < heard.within and not is_behind
