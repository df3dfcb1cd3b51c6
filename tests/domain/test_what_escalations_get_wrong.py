"""Escalation steps, and replies, as users of such tools have been hurt by them elsewhere."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.agenda import agenda
from bot.customer_words import CustomerWrote
from bot.moment import Moment
from bot.program.people import CalendarEntry
from bot.program.targets import Clock
from bot.ticket import Status, Target
from bot.words import Words
from tests.clocks import MONDAY
from tests.domain.life import ANA, BEN, DANA, EXECUTIVE, LEAD, MARIA, UNCLAIMED, Life, asleep_at_night, contacted
from tests.domain.tickets import a_ticket, after
from tests.world import program, program_with

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
REPEATED = {**LEAD, "repeat": {"every": "1h", "times": 3}}


def late_since(at, **said):
    """Ana has it, and the first answer was due then."""
    missed = Target(at, Clock.CUSTOMER, 24 * 3600)
    return a_ticket(submitted_at=at - DAY, first_contact=missed, owner=ANA, **said)


def lived(company, ticket, since, *, days=4):
    life = Life(company, ticket)
    life.now = since
    return life.pass_(days=days)


# --- time zones and clock changes


@pytest.mark.parametrize(
    ("saturday", "monday"),
    [
        (datetime(2026, 3, 28, 22, tzinfo=UTC), datetime(2026, 3, 30, 7, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 26, 8, tzinfo=UTC)),
    ],
    ids=["spring", "autumn"],
)
def test_over_a_clock_change_a_call_keeps_to_the_clock_on_the_wall(saturday, monday):
    """Late on the Saturday before: the lead hears of it on Monday at eight, whatever UTC says."""
    life = lived(asleep_at_night(LEAD), late_since(saturday), saturday)

    assert life.calls[0] == (monday, MARIA)


def test_somebody_in_another_zone_is_called_in_the_hours_where_they_are():
    """Late on a Monday noon in London: in California it is five in the morning then."""
    coast = CalendarEntry(zone="America/Los_Angeles", open={"mon-fri": ["09:00-17:00"]})
    steps = asleep_at_night({**EXECUTIVE, "after": "first_contact missed"}).escalations
    dana = program().people[DANA].model_copy(update={"calendar": "coast"})
    there = program_with(
        escalations=steps,
        calendars={**program().calendars, "coast": coast},
        people={**program().people, DANA: dana},
    )
    noon = MONDAY.replace(hour=13, minute=0, second=0)

    life = lived(there, late_since(noon), noon)

    assert life.calls[0] == (datetime(2026, 3, 2, 17, tzinfo=UTC), DANA)


def test_a_repeat_leaves_nights_and_weekends_alone_and_has_an_end():
    """From a Friday at four on, three times more, an hour of their own time apart."""
    friday = datetime(2026, 3, 6, 16, tzinfo=UTC)

    life = lived(asleep_at_night(REPEATED), late_since(friday), friday, days=30)

    told = [at for at, who in life.calls if who == MARIA]
    office = program().calendar_of("care")
    assert len(told) == 4
    assert all(office.is_open(at) for at in told)


# --- finished work


@pytest.mark.parametrize(
    "said",
    [{"status": Status.RESOLVED}, {"status": Status.CLOSED}, {"status": Status.CLOSED, "merged_into": 2}],
    ids=["resolved", "closed", "joined to another"],
)
def test_nobody_is_called_about_finished_work(said):
    ticket = replace(late_since(MONDAY), **said)

    coming = agenda(ticket, Moment(MONDAY + 3 * DAY, asleep_at_night(UNCLAIMED, REPEATED, EXECUTIVE)))

    assert [each.name for each in coming if each.name.startswith(("step", "nobody"))] == []


def test_calling_does_not_go_on_after_the_customer_was_answered():
    """The second of four calls is answered; nobody hears the third, and no executive."""
    life = Life(asleep_at_night(REPEATED, EXECUTIVE), late_since(MONDAY))
    life.pass_(hours=1, minutes=15)
    before = list(life.called)
    assert before == [MARIA, MARIA]

    life.ticket = after(life.ticket, contacted(), at=life.now)

    assert life.pass_(days=10).called == before


# --- the wrong target


def wrote(hours):
    """So many hours after Monday's opening; they hear from us within a day."""
    at = MONDAY + hours * HOUR
    return CustomerWrote(words=Words("more"), at=at, reply=Target(at + DAY, Clock.CUSTOMER, 24 * 3600))


def answered_on_monday():
    return after(a_ticket(owner=BEN, owned_since=MONDAY), contacted(BEN), at=MONDAY + HOUR)


def test_an_answer_in_time_to_what_they_wrote_misses_nothing():
    asked = after(answered_on_monday(), wrote(2), at=MONDAY + 2 * HOUR)
    assert asked.reply is not None

    again = after(asked, contacted(BEN), at=MONDAY + 3 * HOUR)

    assert again.reply is None
    assert [each.name for each in agenda(again, Moment(MONDAY + 3 * DAY, program())) if "reply" in each.name] == []


def test_what_they_write_after_an_answer_is_due_for_itself():
    """The second time they wrote has a time of its own; the first answer keeps its result."""
    first = after(after(answered_on_monday(), wrote(2), at=MONDAY + 2 * HOUR), contacted(BEN), at=MONDAY + 3 * HOUR)

    second = after(first, wrote(50), at=MONDAY + 50 * HOUR)

    assert second.reply is not None
    assert second.reply.due == MONDAY + 74 * HOUR
    assert second.answered
    assert not second.has_missed("first_contact")
