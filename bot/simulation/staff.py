"""Who sees to the tickets of a team, when they are there, and how many they can take."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from statistics import median
from zoneinfo import ZoneInfo

from bot.calendars import Calendar
from bot.hours import hours_of
from bot.people import Person, PersonId, Role
from bot.program import Program
from bot.program.adjusting import unread_groups
from bot.program.people import USUALLY_TAKEN
from bot.who_is_away import planned_of

_A_DAY = timedelta(days=1)
#: So many show what is usual.
_WEEKS = 26


@dataclass(frozen=True)
class Colleague:
    """One of a team, with the hours in which they are there: their own, without the days they are away."""

    person: Person
    hours: Calendar
    #: New tickets on a usual working day.
    can_take: int
    trained: tuple[str, ...] = ()

    def may_take(self, training: str | None) -> bool:
        """As in `bot.training`: without one, everybody; an executive always."""
        return training is None or training in self.trained or self.person.role is Role.EXECUTIVE

    @cached_property
    def usual_day(self) -> timedelta:
        """How long they usually are there on a day on which they are."""
        monday = datetime(2026, 3, 2, tzinfo=self.hours.zone)
        lengths = [self.hours.between(monday + _A_DAY * n, monday + _A_DAY * (n + 1)) for n in range(_WEEKS * 7)]
        return timedelta(seconds=median([each.total_seconds() for each in lengths if each] or [_A_DAY.total_seconds()]))

    @property
    def a_ticket(self) -> timedelta:
        """How much of their time one takes: a usual day, shared out."""
        return self.usual_day / self.can_take

    def can_do(self, begins: datetime, ends: datetime) -> float:
        """So many tickets between the two; on a short day fewer, on a long one no more than usual."""
        return self.can_take * min(self.hours.between(begins, ends) / self.usual_day, 1.0)


@dataclass(frozen=True)
class Staff:
    """The people of a team who take tickets; nobody, if the program names none."""

    team: str
    colleagues: tuple[Colleague, ...]
    #: The team's own hours, for a team of which nobody takes tickets.
    hours: Calendar
    zone: ZoneInfo
    #: User groups of which nobody is known here: what the team can do is not known either.
    unread: tuple[str, ...] = ()
    #: Its other people who never said that they take none: theirs is what nobody of the colleagues is trained for.
    others: tuple[Colleague, ...] = ()

    def who_may_take(self, training: str | None) -> tuple[Colleague, ...]:
        """Those whose work it is; the others, where none of them is trained for it."""
        theirs = tuple(each for each in self.colleagues if each.may_take(training))
        if theirs or not self.colleagues:
            return theirs
        return tuple(each for each in self.others if each.may_take(training))

    def is_theirs(self, training: str | None) -> bool:
        """Whether it is the work of those who take tickets, or of nobody yet: else it is left to the others."""
        return not self.colleagues or any(each.may_take(training) for each in self.colleagues)

    @cached_property
    def _calendars(self) -> tuple[Calendar, ...]:
        return self._of(self.colleagues)

    def _of(self, people: Iterable[Colleague]) -> tuple[Calendar, ...]:
        """Each of theirs once: most of a team share one."""
        found: list[Calendar] = []
        for colleague in people:
            if colleague.hours not in found:
                found.append(colleague.hours)
        return tuple(found) or (self.hours,)

    def is_there(self, at: datetime) -> bool:
        return any(calendar.is_open(at) for calendar in self._calendars)

    def has_a_minute(self, since: datetime, until: datetime, training: str | None) -> bool:
        """Whether anybody who may take what asks for *training* works between the two."""
        return any(calendar.has_a_minute(since, until) for calendar in self.calendars(training))

    def calendars(self, training: str | None) -> tuple[Calendar, ...]:
        """Of those who may take what asks for that training; of nobody, the team's own."""
        return self._calendars if training is None else self._of(self.who_may_take(training))

    def on(self, day: date) -> dict[PersonId, float]:
        """Who works on *day*, and how many tickets each can do then."""
        begins, ends = (datetime.combine(each, time(), self.zone).astimezone(UTC) for each in (day, day + _A_DAY))
        found = {each.person.email: each.can_do(begins, ends) for each in self.colleagues}
        return {person: can_do for person, can_do in found.items() if can_do}


def staff_of(program: Program, team: str) -> Staff:
    people = [(each, program.people[each.email]) for each in program.people_of(team)]

    def colleague(person: Person, takes: int) -> Colleague:
        return Colleague(person, _there(person.email, program), takes, program.people[person.email].trained)

    return Staff(
        team,
        tuple(colleague(person, entry.can_take) for person, entry in people if entry.can_take),
        program.calendar_of(team),
        ZoneInfo(program.program.zone),
        unread_groups(program, team),
        tuple(
            colleague(person, USUALLY_TAKEN)
            for person, entry in people
            if not entry.can_take and entry.takes_a_day is None
        ),
    )


def _there(email: str, program: Program) -> Calendar:
    """Their hours without the days on which the program says that they are away."""
    hours = hours_of(email, program)
    away = {
        day
        for absence in planned_of(email, program)
        if absence.until is not None
        for day in _days(absence.since.astimezone(hours.zone).date(), absence.until.astimezone(hours.zone).date())
    }
    if not away:
        return hours
    extra = {day: open for day, open in hours.extra.items() if day not in away}
    return replace(hours, closed=hours.closed | away, extra=extra)


def _days(first: date, until: date) -> Iterable[date]:
    return (first + _A_DAY * n for n in range((until - first).days))
