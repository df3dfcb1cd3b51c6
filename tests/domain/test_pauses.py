"""Pauses move the staff's deadlines by the staffed time they took, and the customer's not at all."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot import commands as c
from bot import events as e
from bot.calendars import Calendar
from bot.deadlines import target
from bot.decide import decide
from bot.moment import Moment
from bot.people import Person, Role
from bot.program.targets import Clock
from bot.ticket import Outcome
from bot.words import write
from tests.clocks import MONDAY
from tests.domain.tickets import a_ticket, after
from tests.world import program

HOUR = timedelta(hours=1)
ANA = Person(email="ana@contoso.example", name="Ana Ruiz", role=Role.FRONTLINE, team="care")
OFFICE = program().calendar_of("care")
#: Over weekends, nights, bank holidays and both of the year's clock changes.
WHEN = st.timedeltas(timedelta(), timedelta(days=700)).map(lambda span: MONDAY + span)
SPAN = st.timedeltas(timedelta(minutes=1), timedelta(days=12))


def staffed(since, hours=24):
    return target(program(), "care", Clock.STAFF, timedelta(hours=hours), since)


def put_aside(opened, pauses):
    """A ticket of *opened* on the staff's clock, after *pauses* (how long after the one before, how long); and now."""
    ticket = a_ticket(owner=ANA.email, submitted_at=opened, first_contact=staffed(opened), resolve=staffed(opened, 60))
    now = opened
    for wait, length in pauses:
        now += wait
        ticket = after(ticket, *decide(ticket, c.Snooze(by=ANA, until=now + length), at(now)), at=now)
        now += length
        ticket = after(ticket, *decide(ticket, c.PassTime(), at(now)), at=now)
    return ticket, now


def at(now):
    return Moment(now, program())


def minutes_open(calendar: Calendar, start: datetime, end: datetime) -> int:
    """The slower way: a look at each minute."""
    return sum(calendar.is_open(start + timedelta(minutes=n)) for n in range(int((end - start) / timedelta(minutes=1))))


@given(opened=WHEN, pauses=st.lists(st.tuples(SPAN, SPAN), min_size=1, max_size=4))
def test_the_staff_has_its_whole_time_whatever_the_pauses(opened, pauses):
    ticket, _ = put_aside(opened, pauses)

    now, paused = opened, timedelta()
    for wait, length in pauses:
        begun, now = now + wait, now + wait + length
        if OFFICE.between(opened, begun) - paused < timedelta(hours=60):
            paused += OFFICE.between(begun, now)
    assert OFFICE.between(opened, ticket.resolve.due) - paused == timedelta(hours=60)


@given(opened=WHEN, wait=SPAN, length=SPAN)
def test_the_customers_clock_runs_on(opened, wait, length):
    ticket = a_ticket(owner=ANA.email, submitted_at=opened)
    snoozed = after(ticket, *decide(ticket, c.Snooze(by=ANA, until=opened + wait + length), at(opened + wait)))

    woken = after(snoozed, *decide(snoozed, c.PassTime(), at(opened + wait + length)))

    assert (woken.first_contact, woken.resolve) == (ticket.first_contact, ticket.resolve)


def test_a_pause_over_closed_hours_is_counted_once_minute_by_minute():
    friday = MONDAY + timedelta(days=4, hours=6)
    ticket, now = put_aside(MONDAY, [(friday - MONDAY, timedelta(days=3))])

    left = 60 * 60 - minutes_open(OFFICE, MONDAY, friday)
    assert minutes_open(OFFICE, now, ticket.resolve.due) == left


def test_nothing_of_the_staffs_is_due_during_a_pause():
    ticket = a_ticket(owner=ANA.email, first_contact=staffed(MONDAY), resolve=staffed(MONDAY, 60))
    snoozed = after(ticket, *decide(ticket, c.Snooze(by=ANA, until=MONDAY + timedelta(days=14)), at(MONDAY + HOUR)))

    assert decide(snoozed, c.PassTime(), at(MONDAY + timedelta(days=13))) == ()


def test_closing_while_paused_does_not_lose_the_pause():
    ticket = a_ticket(owner=ANA.email, first_contact=staffed(MONDAY, 1000), resolve=staffed(MONDAY, 60))
    snoozed = after(ticket, e.Snoozed(by=ANA.email, until=MONDAY + timedelta(days=9)), at=MONDAY + HOUR)
    close = c.Close(by=ANA, cause="other", actions=write("Rang her."), outcome=Outcome.NOT_POSSIBLE)

    closed = after(snoozed, *decide(snoozed, close, at(MONDAY + timedelta(days=8))), at=MONDAY + timedelta(days=8))

    left = OFFICE.between(MONDAY + HOUR, ticket.resolve.due)
    assert closed.resolve.due == OFFICE.add(MONDAY + timedelta(days=8), left)


def test_a_longer_snooze_is_one_pause():
    ticket = a_ticket(owner=ANA.email, first_contact=staffed(MONDAY), resolve=staffed(MONDAY, 60))
    once = after(ticket, e.Snoozed(by=ANA.email, until=MONDAY + timedelta(days=2)), at=MONDAY)
    again = after(once, e.Snoozed(by=ANA.email, until=MONDAY + timedelta(days=4)), at=MONDAY + timedelta(days=1))

    woken = after(again, *decide(again, c.PassTime(), at(MONDAY + timedelta(days=4))))

    assert OFFICE.between(MONDAY + timedelta(days=4), woken.resolve.due) == timedelta(hours=60)
