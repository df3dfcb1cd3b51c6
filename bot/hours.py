"""When somebody of ours can be reached."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.calendars import ALWAYS, Calendar
from bot.people import PersonId
from bot.program import Program
from bot.program.people import ALWAYS_NAME

#: Whoever has no calendar and no team that has one: office hours in their zone.
_USUAL = {weekday: ((time(9), time(18)),) for weekday in range(5)}
#: How far the marks lie apart at which people are spoken to; the first is the usual one.
_WIDTHS = tuple(timedelta(seconds=seconds) for seconds in (600, 300, 120, 60, 30, 10, 5, 2, 1))
_USUAL_WIDTH = _WIDTHS[0]
#: Of the time that something has, so little may be lost by waiting for a mark.
_SLIGHT = 1 / 12
#: Hours that hold no mark (10:01 to 10:09) are looked through so often; after that any open moment will do.
_DAYS_TO_TRY = 20
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def hours_of(email: PersonId, program: Program) -> Calendar:
    """The hours in which somebody may be spoken to: their own, their team's, or the usual ones where they are."""
    own = program.people[email].calendar if email in program.people else ""
    if own:
        return ALWAYS if own == ALWAYS_NAME else program.calendars[own].calendar
    person = program.person(email)
    team = program.teams.get(person.team) if person else None
    if team and team.calendar in program.calendars:
        return program.calendars[team.calendar].calendar
    if team and team.is_always_there:
        return ALWAYS
    return _usual((person.zone if person else "") or program.program.zone)


@lru_cache(maxsize=256)
def width_of(span: timedelta) -> timedelta:
    """How far the marks lie apart for what has *span* of time: ten minutes, and less where that would cost too much."""
    return next((width for width in _WIDTHS if width <= span * _SLIGHT), _WIDTHS[-1])


def at_a_mark(calendar: Calendar, at: datetime, width: timedelta = _USUAL_WIDTH) -> datetime:
    """
    The first open mark (…:00, :10, :20) at or after *at*.

    Whoever is spoken to at marks only gets one message with a list, and no two
    within ten minutes.
    """
    mark = _mark(calendar.next_open(at), width)
    for _ in range(_DAYS_TO_TRY):
        if calendar.is_open(mark):
            return mark
        mark = _mark(calendar.next_open(mark), width)
    return calendar.next_open(at)


def last_mark(calendar: Calendar, at: datetime, width: timedelta = _USUAL_WIDTH) -> datetime:
    """The last open mark at or before *at*."""
    mark = at - _past(at, width)
    for _ in range(_DAYS_TO_TRY):
        if calendar.is_open(mark):
            return mark
        closing = calendar.last_open(mark)
        mark = closing - (_past(closing, width) or width)
    return calendar.last_open(at)


def _mark(at: datetime, width: timedelta) -> datetime:
    past = _past(at, width)
    return at - past + width if past else at


def _past(at: datetime, width: timedelta) -> timedelta:
    """How long after its last mark *at* is. UTC's marks: some zones are a quarter of an hour off."""
    return (at - _EPOCH) % width


def reachable(calendar: Calendar, at: datetime, now: datetime, width: timedelta = _USUAL_WIDTH) -> datetime:
    """
    When what was to be said at *at* can be said as things are *now*.

    What comes late (after an outage, or because of what somebody has just done)
    waits for their hours, too.
    """
    return at if at > now or calendar.is_open(now) else at_a_mark(calendar, now, width)


@lru_cache(maxsize=32)
def _usual(zone: str) -> Calendar:
    return Calendar(zone=ZoneInfo(zone), open=_USUAL)
