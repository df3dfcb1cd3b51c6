"""Which workflows would miss their target for the first contact, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.simulation.queue import Seen
from bot.simulation.staff import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One workflow's tickets: how many customers would be reached too late, and why."""

    workflow: str
    tickets: int
    #: As in `without_a_minute`.
    without_a_minute: int
    #: Somebody works before the target, and has too much else to do.
    waited: int
    #: Somebody works before it; nobody of the team may have them, or takes any.
    nobodys: int

    @property
    def late(self) -> int:
        return self.without_a_minute + self.waited + self.nobodys


def kept(staff: Staff, seen: Sequence[Seen]) -> tuple[Kept, ...]:
    """Of one team, by workflow, in the order in which their first tickets came."""
    theirs: dict[str, list[Seen]] = {}
    for each in seen:
        theirs.setdefault(each.workflow.name, []).append(each)
    return tuple(_kept(name, staff, each) for name, each in theirs.items())


def together(names: Iterable[str], found: Iterable[Kept]) -> tuple[Kept, ...]:
    """What several teams found, by workflow, in the order of *names*; who has no ticket is left out."""
    theirs: dict[str, list[Kept]] = {}
    for each in found:
        theirs.setdefault(each.workflow, []).append(each)
    return tuple(_sum(name, theirs[name]) for name in names if name in theirs)


def without_a_minute(staff: Staff, each: Seen) -> bool:
    """Whether *each* is too late though nobody could have helped it: no staffed minute before its target."""
    return each.is_late and not staff.has_a_minute(each.submitted_at, each.due, each.workflow.training)


def _kept(name: str, staff: Staff, seen: Sequence[Seen]) -> Kept:
    late = [each for each in seen if each.is_late]
    in_time = [each for each in late if not without_a_minute(staff, each)]
    nobodys = sum(each.by is None for each in in_time)
    return Kept(
        workflow=name,
        tickets=len(seen),
        without_a_minute=len(late) - len(in_time),
        waited=len(in_time) - nobodys,
        nobodys=nobodys,
    )


def _sum(name: str, found: Sequence[Kept]) -> Kept:
    return Kept(
        workflow=name,
        tickets=sum(each.tickets for each in found),
        without_a_minute=sum(each.without_a_minute for each in found),
        waited=sum(each.waited for each in found),
        nobodys=sum(each.nobodys for each in found),
    )
