"""When a decision is taken, and under which program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.absences import NOBODY_AWAY, Absences
from bot.people import PersonId
from bot.program import Cause, Program
from bot.ticket import Ticket


def no_earlier(revision: str) -> Program | None:
    """For whoever keeps no earlier programs."""
    return None


@dataclass(frozen=True, slots=True)
class Moment:
    """Domain time (UTC) and today's program: all that a decision knows beside ticket and command."""

    now: datetime
    program: Program
    #: The program of an earlier revision, always the same one; None where nobody knows it any more.
    earlier: Callable[[str], Program | None] = no_earlier
    #: Today's, as the program is.
    absences: Absences = NOBODY_AWAY

    def is_away(self, person: PersonId) -> bool:
        return self.absences.at(person, self.now) is not None

    def stands_in(self, person: PersonId) -> PersonId | None:
        """*person*, if they are here; else whoever looks after what is theirs, if that one is; else nobody."""
        absence = self.absences.at(person, self.now)
        found = person if absence is None else absence.delegate
        known = found is not None and self.program.person(found) is not None
        return found if known and found is not None and (absence is None or not self.is_away(found)) else None

    def program_of(self, ticket: Ticket) -> Program:
        """
        The program whose workflow, targets, step timing and causes *ticket* keeps: the one it was opened under.

        Today's, where that is not known any more. People, away, teams,
        conversations, calendars, limits and secrets are always today's: ask
        `program` for those.
        """
        if ticket.revision == self.program.revision:
            return self.program
        return self.earlier(ticket.revision) or self.program

    def causes_of(self, ticket: Ticket) -> tuple[Cause, ...]:
        """What *ticket* can be closed with; what has another name today has it here, and what became one is one."""
        causes = self.program_of(ticket).causes()
        today = (self.program.cause(self._renamed(cause.id)) or cause for cause in causes)
        return tuple({cause.id: cause for cause in today}.values())

    def cause_of(self, ticket: Ticket, id: str) -> Cause | None:
        """A cause of *ticket* by its name of today, or by any that it had."""
        return next((cause for cause in self.causes_of(ticket) if cause.id in (id, self.program.cause_now(id))), None)

    def _renamed(self, id: str) -> str:
        """Empty where it has the name that it had."""
        now = self.program.cause_now(id)
        return now if now != id else ""
