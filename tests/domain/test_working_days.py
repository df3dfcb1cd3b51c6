"""A working day begins with its first opening after a rest: not after lunch, not at midnight in a night shift."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars import ALWAYS, WHOLE_DAY, Calendar
from bot.working_days import WorkingDays
from tests.clocks import MONDAY
from tests.world import program

LONDON = ZoneInfo("Europe/London")
OFFICE = WorkingDays(program().calendar_of("care"), LONDON)
DAY = timedelta(days=1)
EVERY_DAY = range(7)


def days(*hours, zone=LONDON, **more):
    spans = tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in hours)
    return WorkingDays(Calendar(zone=zone, open=dict.fromkeys(EVERY_DAY, spans), **more), zone)


def local(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=LONDON)


def test_an_office_day_begins_when_it_opens_and_not_after_lunch():
    assert OFFICE.begins(date(2026, 3, 2)) == local(2, 8)
    assert OFFICE.next_beginning(local(2, 8)) == local(3, 8)
    assert OFFICE.next_beginning(local(2, 12, 45)) == local(3, 8)


def test_a_day_off_has_no_beginning():
    assert OFFICE.begins(date(2026, 3, 1)) is None  # a Sunday
    assert OFFICE.begins(date(2026, 12, 24)) is None  # closed
    assert OFFICE.begins(date(2026, 12, 28)) == datetime(2026, 12, 28, 10, tzinfo=LONDON)


def test_a_day_is_on_at_lunch_and_over_after_work():
    assert OFFICE.on(local(2, 7, 59)) is None
    assert OFFICE.on(local(2, 8)) == date(2026, 3, 2)
    assert OFFICE.on(local(2, 12, 45)) == date(2026, 3, 2)
    assert OFFICE.on(local(2, 18)) is None


def test_a_night_shift_begins_in_the_evening_and_its_break_is_none():
    night = days(("00:00", "02:00"), ("03:00", "06:00"), ("22:00", "00:00"))

    assert night.begins(date(2026, 3, 3)) == local(3, 22)
    assert night.on(local(3, 1)) == date(2026, 3, 2)
    assert night.on(local(3, 2, 30)) == date(2026, 3, 2)
    assert night.on(local(3, 12)) is None


def test_who_works_twice_a_day_begins_once():
    split = days(("08:00", "12:00"), ("17:00", "20:00"))

    assert split.next_beginning(local(2, 8)) == local(3, 8)
    assert split.on(local(2, 17)) == date(2026, 3, 2)


@pytest.mark.parametrize("calendar", [ALWAYS, Calendar(zone=LONDON, open=dict.fromkeys(EVERY_DAY, WHOLE_DAY))])
def test_around_the_clock_a_day_begins_at_nine(calendar):
    always = WorkingDays(calendar, ZoneInfo("America/New_York") if calendar is ALWAYS else LONDON)

    begins = always.begins(date(2026, 3, 3))

    assert begins is not None
    assert begins.astimezone(always.zone).time() == time(9)


@pytest.mark.parametrize(("day", "utc"), [(date(2026, 3, 27), 8), (date(2026, 3, 30), 7), (date(2026, 10, 26), 8)])
def test_the_hour_is_the_walls_over_both_clock_changes(day, utc):
    begins = OFFICE.begins(day)

    assert begins is not None
    assert begins.hour == utc


def test_a_calendar_that_is_closed_for_good_has_no_next_day():
    closed = frozenset(date(2026, 1, 1) + DAY * n for n in range(3000))

    assert days(("08:00", "12:00"), closed=closed).next_beginning(MONDAY) is None


@given(at=st.timedeltas(timedelta(), timedelta(days=700)).map(lambda span: MONDAY + span))
def test_the_next_beginning_is_the_nearest_open_and_rested(at):
    begins = OFFICE.next_beginning(at)

    assert begins is not None
    assert begins > at
    assert OFFICE.calendar.is_open(begins)
    assert not OFFICE.calendar.is_open(begins - timedelta(hours=4))
    days_between = [(at.astimezone(LONDON) + DAY * n).date() for n in range((begins - at).days + 2)]
    assert not [b for day in days_between if (b := OFFICE.begins(day)) is not None and at < b < begins]
