"""When somebody of ours can be reached."""

from datetime import datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.calendars import ALWAYS, Calendar
from bot.people import PersonId
from bot.program import Program
from bot.program.people import ALWAYS_NAME

#: Whoever has no calendar and no team that has one: office hours in their zone.
_USUAL = {weekday: ((time(9), time(18)),) for weekday in range(5)}
_MARK = timedelta(minutes=10)


def hours_of(email: PersonId, program: Program) -> Calendar:
    """The hours in which somebody may be spoken to: their own, their team's, or the usual ones where they are."""
    own = program.people[email].calendar if email in program.people else ""
    if own:
        return ALWAYS if own == ALWAYS_NAME else program.calendars[own].calendar
    person = program.person(email)
    team = program.teams.get(person.team) if person else None
    if team and team.calendar in program.calendars:
        return program.calendars[team.calendar].calendar
    return _usual((person.zone if person else "") or program.program.zone)


def at_a_mark(calendar: Calendar, at: datetime) -> datetime:
    """
    The first open ten-minute mark (…:00, :10, :20) at or after *at*.

    Whoever is spoken to at marks only gets one message with a list, and no two
    within ten minutes.
    """
    mark = _mark(calendar.next_open(at))
    while not calendar.is_open(mark):
        mark = _mark(calendar.next_open(mark))
    return mark


def last_mark(calendar: Calendar, at: datetime) -> datetime:
    """The last open ten-minute mark at or before *at*."""
    mark = at - _past(at)
    while not calendar.is_open(mark):
        closing = calendar.last_open(mark)
        mark = closing - (_past(closing) or _MARK)
    return mark


def _mark(at: datetime) -> datetime:
    past = _past(at)
    return at - past + _MARK if past else at


def _past(at: datetime) -> timedelta:
    """How long after its last ten-minute mark *at* is. UTC's marks: some zones are a quarter of an hour off."""
    return timedelta(minutes=at.minute % 10, seconds=at.second, microseconds=at.microsecond)


@lru_cache(maxsize=32)
def _usual(zone: str) -> Calendar:
    return Calendar(zone=ZoneInfo(zone), open=_USUAL)
