"""People are spoken to in their own hours, at ten-minute marks, and reminded before it is too late."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.calendars import Calendar
from bot.commands import PassTime
from bot.deadlines import target
from bot.decide import decide
from bot.hours import at_a_mark, hours_of, last_mark
from bot.moment import Moment
from bot.nudges import nudges
from bot.program import Program
from bot.program.people import PersonEntry
from bot.program.targets import Clock
from bot.reminders import Nudged
from tests.clocks import MONDAY
from tests.domain.tickets import a_ticket
from tests.world import program, program_with

ANA = "ana@contoso.example"
OFFICE = program().calendar_of("care")
WHEN = st.timedeltas(timedelta(), timedelta(days=700)).map(lambda span: MONDAY + span)
MARK = timedelta(minutes=10)


def with_ana(**more: str) -> Program:
    ana = program().people[ANA].model_dump() | more
    return program_with(people={**program().people, ANA: PersonEntry(**ana)})


@given(at=WHEN)
def test_a_mark_is_open_and_the_nearest(at):
    mark = at_a_mark(OFFICE, at)

    assert mark >= at
    assert OFFICE.is_open(mark)
    assert (mark.minute % 10, mark.second, mark.microsecond) == (0, 0, 0)
    assert not any(OFFICE.is_open(mark - MARK * n) for n in range(1, 200) if mark - MARK * n >= at)


@given(at=WHEN)
def test_the_last_mark_is_the_nearest_before(at):
    mark = last_mark(OFFICE, at)

    assert mark <= at
    assert OFFICE.is_open(mark)
    assert not any(OFFICE.is_open(mark + MARK * n) for n in range(1, 200) if mark + MARK * n <= at)


@given(
    opened=WHEN,
    hours=st.integers(1, 120),
    clock=st.sampled_from(list(Clock)),
    wait=st.timedeltas(timedelta(), timedelta(days=9)),
)
def test_every_reminder_comes_in_their_hours_and_before_the_deadline(opened, hours, clock, wait):
    first_contact = target(program(), "care", clock, timedelta(hours=hours), opened)
    ticket = a_ticket(owner=ANA, owned_since=opened + wait, submitted_at=opened, first_contact=first_contact)

    for nudge in nudges(ticket, Moment(opened, program())):
        assert OFFICE.is_open(nudge.at)
        assert opened + wait < nudge.at < first_contact.due


def test_after_an_outage_what_was_missed_is_one_reminder():
    first_contact = target(program(), "care", Clock.CUSTOMER, timedelta(hours=100), MONDAY)
    ticket = a_ticket(owner=ANA, owned_since=MONDAY, submitted_at=MONDAY, first_contact=first_contact)

    events = decide(ticket, PassTime(), Moment(MONDAY + timedelta(hours=97), program()))

    assert [(e.of, e.share) for e in events if isinstance(e, Nudged)] == [("first_contact", 0.9)]


def test_somebody_has_hours_of_their_own():
    sunday = MONDAY - timedelta(days=1)

    assert not hours_of(ANA, program()).is_open(sunday)
    assert hours_of(ANA, with_ana(calendar="always")).is_open(sunday)


def test_without_a_calendar_office_hours_where_they_are_hold():
    dana = hours_of("dana@contoso.example", program())

    assert dana.is_open(MONDAY + timedelta(hours=2))
    assert not dana.is_open(MONDAY + timedelta(hours=12))
    assert not dana.is_open(MONDAY + timedelta(days=5, hours=2))


def test_hours_that_hold_no_mark_are_good_enough():
    minutes = ((time(10, 1), time(10, 9)),)
    narrow = Calendar(zone=ZoneInfo("UTC"), open=dict.fromkeys(range(5), minutes))

    assert at_a_mark(narrow, MONDAY).time() == time(10, 1)
    assert narrow.last_open(MONDAY) == last_mark(narrow, MONDAY)
