"""What a program would have made of past feedback: shares, load, deadlines and messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bot.deadlines import target
from bot.feedback import Feedback
from bot.program import Program, Workflow
from bot.simulation.fates import Fate, Why, fates
from bot.simulation.kept import Kept, together
from bot.simulation.load import TeamLoad, load
from bot.simulation.messages import Messages, messages
from bot.simulation.queue import Seen, Waiting, seen_by
from bot.simulation.shares import Shares, shares
from bot.simulation.staff import Staff, staff_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What past feedback becomes under a program as it stands."""

    program: str
    revision: str
    zone: str
    #: The days of the first and of the last answer, in the program's zone.
    first: date
    last: date
    shares: Shares
    #: Of every team that gets a ticket, in the program's order.
    teams: tuple[TeamLoad, ...]
    #: How the targets of each workflow are kept, whichever teams have its tickets.
    kept: tuple[Kept, ...]
    #: None where nothing became a ticket.
    messages: Messages | None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def tickets(self) -> int:
        return sum(team.tickets for team in self.teams)


def forecast(program: Program, past: Sequence[Feedback], found: Sequence[Fate] | None = None) -> Forecast:
    """
    The forecast for *past*, which is `whole` and not empty.

    *found* are its `fates`, if they are known already.
    """
    known = list(fates(program, past)) if found is None else found
    seen = tickets_of(program, known)
    first, last = _span(program, past)
    teams = _loads(program, seen, first, last)
    return Forecast(
        program=program.program.name,
        revision=program.revision,
        zone=program.program.zone,
        first=first,
        last=last,
        shares=shares(program, known),
        teams=teams,
        kept=together((each.name for each in program.workflows), (each for team in teams for each in team.kept)),
        messages=messages(program, seen),
    )


def loads(program: Program, past: Sequence[Feedback]) -> tuple[TeamLoad, ...]:
    """The load of each team alone; *past* is `whole`, and may be empty."""
    if not past:
        return ()
    return _loads(program, tickets_of(program, list(fates(program, past))), *_span(program, past))


def _span(program: Program, past: Sequence[Feedback]) -> tuple[date, date]:
    zone = ZoneInfo(program.program.zone)
    return past[0].submitted_at.astimezone(zone).date(), past[-1].submitted_at.astimezone(zone).date()


def tickets_of(program: Program, fates: Sequence[Fate]) -> list[Seen]:
    """Every ticket, in the order in which customers pressed send, with who would see to it."""
    theirs: dict[str, list[Waiting]] = {}
    for fate in fates:
        if fate.why is Why.TICKET and fate.workflow is not None:
            theirs.setdefault(fate.team, []).append(_waiting(program, fate, fate.workflow))
    seen: list[Seen] = []
    for team, tickets in theirs.items():
        first = tickets[0].submitted_at.astimezone(ZoneInfo(program.program.zone)).date()
        seen += seen_by(staff_of(program, team), tickets, first)
    return sorted(seen, key=lambda each: each.submitted_at)


def _waiting(program: Program, fate: Fate, workflow: Workflow) -> Waiting:
    goal, sent = program.sla_of(workflow).first_contact, fate.feedback.submitted_at
    due = target(program, fate.team, goal.clock, goal.within, sent).due
    return Waiting(fate, workflow, due, min(due, sent + goal.within), goal.within)


def _loads(program: Program, seen: Sequence[Seen], first: date, last: date) -> tuple[TeamLoad, ...]:
    theirs: dict[str, list[Seen]] = {}
    for each in seen:
        theirs.setdefault(each.fate.team, []).append(each)
    staffs: list[Staff] = [staff_of(program, team) for team in program.teams if team in theirs]
    return tuple(
        load(staff, program.teams[staff.team].name or staff.team, theirs[staff.team], first, last) for staff in staffs
    )
