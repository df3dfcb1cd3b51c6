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
    #: Nobody works between the answer and its target.
    without_a_minute: int
    #: Somebody does, and has too much else to do.
    waited: int
    #: Nobody of the team may have them, or takes any.
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


def _kept(name: str, staff: Staff, seen: Sequence[Seen]) -> Kept:
    late = [each for each in seen if each.is_late]
    taken = [each for each in late if each.by is not None]
    in_time = sum(staff.has_a_minute(each.submitted_at, each.due) for each in taken)
    return Kept(
        workflow=name,
        tickets=len(seen),
        without_a_minute=len(taken) - in_time,
        waited=in_time,
        nobodys=len(late) - len(taken),
    )


def _sum(name: str, found: Sequence[Kept]) -> Kept:
    return Kept(
        workflow=name,
        tickets=sum(each.tickets for each in found),
        without_a_minute=sum(each.without_a_minute for each in found),
        waited=sum(each.waited for each in found),
        nobodys=sum(each.nobodys for each in found),
    )
