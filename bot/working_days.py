"""When somebody's working day begins, and which day is on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.calendars import ALWAYS, Calendar
from bot.hours import hours_of
from bot.people import PersonId
from bot.program import Program

#: Who comes back after less than this was at lunch: their day goes on.
_REST = timedelta(hours=4)
#: When a day begins for whoever can be reached around the clock.
_NINE = time(9)
_DAY = timedelta(days=1)
#: How many days without a beginning are looked over before nobody waits for another.
_FAR = 400
_BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days in a calendar, each named by the local date on which it begins."""

    calendar: Calendar
    zone: ZoneInfo

    def begins(self, day: date) -> datetime | None:
        """
        When the working day of that date begins: its first opening after a rest.

        None on days off. A night shift begins in the evening; where the doors
        are open through the morning, the day begins at nine.
        """
        midnight, next_midnight = self._at(day, time()), self._at(day + _DAY, time())
        for opening in self._openings(midnight, next_midnight):
            if opening == midnight and self.calendar.is_open(self._at(day, _NINE)):
                return self._at(day, _NINE)
            if opening - self.calendar.last_open(opening - _BEFORE) >= _REST:
                return opening
        return None

    def next_beginning(self, after: datetime) -> datetime | None:
        """The first one later than *after*; None where there is none in sight."""
        today = self._day(after)
        for n in range(_FAR):
            begins = self.begins(today + _DAY * n)
            if begins is not None and begins > after:
                return begins
        return None

    def on(self, at: datetime) -> date | None:
        """The working day that has begun by then and is not over: at lunch it is on, after work it is not."""
        if self.calendar.next_open(at) - self.calendar.last_open(at) >= _REST:
            return None
        today = self._day(at)
        begun = [(day, begins) for day in (today, today - _DAY) if (begins := self.begins(day)) is not None]
        return next((day for day, begins in begun if begins <= at), None)

    def _openings(self, since: datetime, until: datetime) -> Iterator[datetime]:
        opening = self.calendar.next_open(since)
        while opening < until:
            yield opening
            closing = self.calendar.next_closing(opening)
            opening = self.calendar.next_open(closing)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def _at(self, day: date, wall: time) -> datetime:
        return datetime.combine(day, wall, self.zone).astimezone(UTC)


def working_days_of(person: PersonId, program: Program) -> WorkingDays:
    """In their own hours, wherever these come from."""
    calendar = hours_of(person, program)
    known = program.person(person)
    named = (known.zone if known else "") or program.program.zone
    return WorkingDays(calendar, ZoneInfo(named) if calendar is ALWAYS else calendar.zone)


def working_days_of_team(team: str, program: Program) -> WorkingDays:
    """When its doors open in the morning; it opens again after lunch, but that is no morning."""
    calendar = program.calendar_of(team)
    return WorkingDays(calendar, ZoneInfo(program.program.zone) if calendar is ALWAYS else calendar.zone)
