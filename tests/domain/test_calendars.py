"""Staffed time: against a second, slow and simple implementation, and on the days that go wrong elsewhere."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.calendars import ALWAYS, WHOLE_DAY, Calendar, country_code

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
OFFICE_DAY = ((time(8), time(12, 30)), (time(13, 15), time(18)))
LONDON = ZoneInfo("Europe/London")
OFFICE = Calendar(
    zone=LONDON,
    open={**dict.fromkeys(range(5), OFFICE_DAY), 5: ((time(9), time(13)),)},
    holidays="GB-ENG",
    closed=frozenset({date(2026, 12, 24)}),
    extra={date(2026, 12, 28): ((time(10), time(14)),)},
)


def london(*wall: int, fold: int = 0) -> datetime:
    return datetime(*wall, tzinfo=LONDON, fold=fold).astimezone(UTC)  # type: ignore[misc, arg-type]


# --- a second opinion --------------------------------------------------------


def hours_on(calendar: Calendar, day: date) -> tuple[tuple[time, time], ...]:
    if day in calendar.extra:
        return calendar.extra[day]
    return () if day in calendar.closed else calendar.open.get(day.weekday(), ())


def open_minutes(calendar: Calendar, start: datetime, end: datetime) -> list[datetime]:
    """
    Every open minute, by walking through all of them with an eye on a wall clock.

    A shift begins when the clock first shows its hour or later, and ends
    likewise; so what counts is the latest time the clock has shown so far.
    """
    at = start - 3 * HOUR
    found, latest = [], at.astimezone(calendar.zone).replace(tzinfo=None)
    while at < end:
        latest = max(latest, at.astimezone(calendar.zone).replace(tzinfo=None))
        within = (
            a <= latest.time() and (latest.time() < b or b == time(0)) for a, b in hours_on(calendar, latest.date())
        )
        if any(within) and at >= start:
            found.append(at)
        at += MINUTE
    return found


CHANGES = [
    ("Europe/London", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/London", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),  # half an hour
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ("America/Havana", datetime(2026, 3, 8, 5, tzinfo=UTC)),  # there is no midnight
    ("America/Havana", datetime(2026, 11, 1, 5, tzinfo=UTC)),  # there are two
    ("Pacific/Apia", datetime(2011, 12, 30, 10, tzinfo=UTC)),  # there is no 30 December
    ("Asia/Kolkata", datetime(2026, 12, 31, 18, 30, tzinfo=UTC)),  # a year begins
]


@st.composite
def shifts(draw: st.DrawFn) -> tuple[tuple[time, time], ...]:
    marks = sorted(draw(st.sets(st.integers(0, 96), min_size=0, max_size=6)))
    ends = [time(m // 4 % 24, m % 4 * 15) for m in marks]
    return tuple(zip(ends[0::2], ends[1::2], strict=False))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Calendar, datetime]:
    zone, change = draw(st.sampled_from(CHANGES))
    week = draw(st.fixed_dictionaries({n: shifts() for n in range(7)}).filter(lambda week: any(week.values())))
    around = st.integers(-2, 2).map(lambda days: (change + timedelta(days=days)).date())
    calendar = Calendar(
        zone=ZoneInfo(zone),
        open=week,
        closed=frozenset(draw(st.sets(around, max_size=2))),
        extra=draw(st.dictionaries(around, shifts(), max_size=1)),
    )
    return calendar, change + MINUTE * draw(st.integers(-2880, 1440))


@settings(max_examples=80, deadline=None)
@given(cases(), st.integers(0, 1800))
def test_it_agrees_with_a_walk_through_every_minute(case, minutes):
    calendar, start = case
    end = start + MINUTE * minutes
    walked = open_minutes(calendar, start, end)

    assert calendar.between(start, end) == MINUTE * len(walked)
    assert calendar.is_open(start) == (walked[:1] == [start] if minutes else calendar.is_open(start))
    if walked:
        assert calendar.next_open(start) == walked[0]
        assert calendar.add(start, MINUTE * len(walked)) == walked[-1] + MINUTE


@settings(max_examples=50, deadline=None)
@given(cases(), st.timedeltas(timedelta(0), timedelta(days=10)))
def test_what_was_added_lies_between(case, span):
    calendar, start = case

    assert calendar.between(start, calendar.add(start, span)) == span


@settings(max_examples=50, deadline=None)
@given(cases(), st.timedeltas(timedelta(0), timedelta(days=3)), st.timedeltas(timedelta(0), timedelta(days=3)))
def test_more_is_never_earlier_and_two_steps_are_one(case, one, two):
    calendar, start = case
    first = calendar.add(start, one)

    assert calendar.add(start, one + two) >= first >= start
    assert calendar.add(first, two) == calendar.add(start, one + two)


@settings(max_examples=50, deadline=None)
@given(cases(), st.timedeltas(timedelta(0), timedelta(days=400)), st.timedeltas(timedelta(0), timedelta(days=400)))
def test_time_between_adds_up_over_years_and_runs_backwards(case, one, two):
    calendar, start = case
    middle, end = start + one, start + one + two

    assert calendar.between(start, end) == calendar.between(start, middle) + calendar.between(middle, end)
    assert calendar.between(end, start) == -calendar.between(start, end)


@given(
    st.timedeltas(timedelta(0), timedelta(days=20_000)).map(lambda age: datetime(1990, 1, 1, tzinfo=UTC) + age),
    st.timedeltas(timedelta(0), timedelta(days=800)),
)
@settings(max_examples=50, deadline=None)
@example(datetime(2026, 12, 31, 23, 59, tzinfo=UTC), timedelta(minutes=2))
def test_always_is_the_wall_clock(at, span):
    assert ALWAYS.is_open(at)
    assert ALWAYS.next_open(at) == at
    assert ALWAYS.add(at, span) == at.astimezone(UTC) + span


# --- days that go wrong elsewhere --------------------------------------------


def test_lunch_and_the_night_are_nobodys_time():
    assert OFFICE.add(london(2026, 3, 2, 12), HOUR) == london(2026, 3, 2, 13, 45)
    assert OFFICE.add(london(2026, 3, 2, 17, 30), HOUR) == london(2026, 3, 3, 8, 30)


def test_due_with_the_last_minute_is_due_that_evening():
    assert OFFICE.add(london(2026, 3, 2, 17), HOUR) == london(2026, 3, 2, 18)


def test_what_comes_in_closed_hours_starts_with_the_next_opening():
    saturday_night = london(2026, 3, 7, 22)

    assert OFFICE.add(saturday_night, HOUR) == london(2026, 3, 9, 9)
    assert OFFICE.next_open(saturday_night) == london(2026, 3, 9, 8)
    assert not OFFICE.is_open(saturday_night)


def test_nothing_added_changes_nothing_even_at_night():
    assert OFFICE.add(london(2026, 3, 7, 22), timedelta(0)) == london(2026, 3, 7, 22)


def test_easter_is_closed_from_saturday_to_tuesday():
    """Good Friday 3 April and Easter Monday 6 April 2026; the Saturday between is a working day."""
    assert OFFICE.add(london(2026, 4, 2, 17), 2 * HOUR) == london(2026, 4, 4, 10)
    assert OFFICE.next_open(london(2026, 4, 4, 13)) == london(2026, 4, 7, 8)


def test_a_region_keeps_its_own_holidays():
    """2 January is one in Scotland, Easter Monday in England."""
    scotland = Calendar(zone=LONDON, open=OFFICE.open, holidays="GB-SCT")

    assert (OFFICE.is_open(london(2026, 1, 2, 10)), scotland.is_open(london(2026, 1, 2, 10))) == (True, False)
    assert (OFFICE.is_open(london(2026, 4, 6, 10)), scotland.is_open(london(2026, 4, 6, 10))) == (False, True)


def test_closed_days_and_days_with_hours_of_their_own():
    assert not OFFICE.is_open(london(2026, 12, 24, 10))
    assert OFFICE.is_open(london(2026, 12, 28, 10)), "Boxing Day, moved: a holiday with hours of its own"
    assert OFFICE.between(london(2026, 12, 24, 0), london(2026, 12, 29, 0)) == 4 * HOUR


def test_a_working_day_keeps_its_wall_hours_across_both_clock_changes():
    assert OFFICE.next_open(london(2026, 3, 28, 14)) == datetime(2026, 3, 30, 7, tzinfo=UTC)
    assert OFFICE.next_open(london(2026, 10, 24, 14)) == datetime(2026, 10, 26, 8, tzinfo=UTC)


def test_a_night_shift_is_an_hour_shorter_in_spring_and_longer_in_autumn():
    night = Calendar(zone=LONDON, open={6: ((time(0), time(6)),)})

    assert night.between(london(2026, 3, 29, 0), london(2026, 3, 29, 12)) == 5 * HOUR
    assert night.between(london(2026, 10, 25, 0), london(2026, 10, 25, 12)) == 7 * HOUR


def test_an_hour_that_the_clock_skips_begins_with_the_jump():
    early = Calendar(zone=LONDON, open={6: ((time(1, 30), time(3)),)})

    assert early.next_open(london(2026, 3, 28, 12)) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert early.between(london(2026, 3, 28, 12), london(2026, 3, 29, 12)) == HOUR


def test_the_hour_that_comes_twice_is_told_apart():
    first, second = (datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold) for fold in (0, 1))

    assert ALWAYS.between(first, second) == HOUR
    assert ALWAYS.between(second, first) == -HOUR


def test_answers_are_utc_whatever_zone_was_asked_in():
    asked = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("America/New_York"))

    for answer in (OFFICE.add(asked, HOUR), OFFICE.add(asked, timedelta(0)), OFFICE.next_open(asked)):
        assert answer.tzinfo is UTC


# --- what is refused ---------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"open": {}}, "at least one weekday"),
        ({"open": {0: ()}}, "at least one weekday"),
        ({"open": {0: ((time(9), time(9)),)}}, "ends before it starts"),
        ({"open": {0: ((time(22), time(2)),)}}, "ends before it starts"),
        ({"open": {0: ((time(9), time(12)), (time(11), time(15)))}}, "before the ones before them end"),
        ({"open": {0: (*WHOLE_DAY, (time(9), time(12)))}}, "before the ones before them end"),
        ({"open": {0: WHOLE_DAY}, "holidays": "XX"}, 'no public holidays are known for "XX"'),
        ({"open": {0: WHOLE_DAY}, "holidays": "GB-XX"}, 'no public holidays are known for "GB-XX"'),
    ],
)
def test_a_calendar_that_cannot_work_is_refused_at_once(wrong, says):
    with pytest.raises(ValueError, match=says):
        Calendar(zone=LONDON, **wrong)


def test_times_without_zone_and_negative_spans_are_refused():
    with pytest.raises(ValueError, match="without a zone"):
        OFFICE.is_open(datetime(2026, 3, 2, 12))  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="only be added"):
        OFFICE.add(london(2026, 3, 2, 12), -HOUR)


def test_a_search_ends_even_where_hardly_anybody_works():
    rare = Calendar(zone=LONDON, open={0: ((time(9), time(9, 1)),)})

    with pytest.raises(OverflowError, match="60 years"):
        rare.add(london(2026, 3, 2, 12), timedelta(days=30))


@pytest.mark.parametrize(
    ("written", "code"),
    [("CH", "CH"), ("CHE", "CH"), ("Switzerland", "CH"), ("Switzerland-BE", "CH-BE"), ("United Kingdom", "GB")],
)
def test_a_country_may_be_called_by_its_name(written, code):
    assert country_code(written) == code


@pytest.mark.parametrize("written", ["", "Atlantis", "HolidayBase", "date", "GB-XX"])
def test_what_is_no_country_has_no_code(written):
    with pytest.raises(ValueError, match="no public holidays are known"):
        country_code(written)
