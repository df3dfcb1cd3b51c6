"""Escalation steps: when they come, and that they end."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot import commands as c
from bot import events as e
from bot.calling_in import CalledIn, CallIn
from bot.program.targets import Clock
from bot.ticket import Promise, Target
from bot.words import Words
from tests.clocks import MONDAY
from tests.domain.life import (
    ANA,
    BEN,
    DANA,
    EXECUTIVE,
    HOUR,
    LEAD,
    MARIA,
    PRIYA,
    UNCLAIMED,
    Life,
    asleep_at_night,
    contacted,
    going_by,
    person,
)
from tests.domain.tickets import a_ticket, after
from tests.world import program


def test_steps_come_one_after_the_other():
    life = Life(going_by(UNCLAIMED, LEAD, EXECUTIVE)).pass_(days=2)

    assert life.called == ["TeamCalled", MARIA, DANA, "NobodyAnswered"]
    missed = life.ticket.first_contact.due
    assert [at - missed for at, _ in life.calls[1:3]] == [
        timedelta(minutes=5, seconds=55),
        2 * HOUR + timedelta(minutes=5, seconds=55),
    ]


def test_an_answer_ends_all_of_it():
    life = Life(going_by(UNCLAIMED, LEAD, EXECUTIVE)).pass_(hours=25)
    assert life.called == ["TeamCalled", MARIA]

    life.do(c.Claim(by=person(ANA)))
    life.ticket = after(life.ticket, contacted(), at=life.now)

    assert life.ticket.escalations == ()
    assert life.pass_(days=20).called == ["TeamCalled", MARIA]


def test_claiming_ends_what_comes_to_unclaimed_tickets_only():
    life = Life(going_by(UNCLAIMED, LEAD))
    life.do(c.Claim(by=person(ANA)))

    assert life.pass_(hours=26).called == [MARIA]


def test_a_ticket_given_back_is_unclaimed_anew():
    life = Life(going_by(UNCLAIMED)).pass_(hours=3)
    life.do(c.Claim(by=person(ANA)))
    life.pass_(hours=5)
    life.do(c.Release(by=person(ANA)))

    assert life.pass_(hours=3).called == ["TeamCalled", "TeamCalled"]


def test_a_share_of_a_target_may_call_before_it_is_missed():
    life = Life(going_by({"after": "first_contact 50%", "notify": "lead"})).pass_(hours=13)

    assert [who for _, who in life.calls] == [MARIA]
    assert timedelta() <= life.calls[0][0] - (MONDAY + 12 * HOUR) < timedelta(minutes=10)


def test_a_promise_that_was_not_kept_calls_even_after_the_close():
    promise = Promise(what=Words("engineer"), due=MONDAY + 30 * HOUR, by=ANA)
    life = Life(going_by({"after": "promise missed", "notify": "lead"}))
    life.ticket = replace(life.ticket, owner=ANA, promise=promise, revision=life.program.revision)
    life.ticket = after(life.ticket, contacted(), at=MONDAY)
    life.ticket = replace(life.ticket, promise=promise)

    assert life.pass_(hours=31).called == [MARIA]


def test_reopening_calls_until_the_customer_is_answered():
    life = Life(going_by({"after": "reopened", "notify": "lead", "acknowledge": "1h"}))
    closed = after(life.ticket, contacted(), at=MONDAY + HOUR)
    fresh = Target(MONDAY + 48 * HOUR, Clock.CUSTOMER, 24 * 3600)
    life.now = MONDAY + 24 * HOUR
    life.ticket = after(closed, e.Reopened(by=BEN, first_contact=fresh, resolve=fresh), at=life.now)

    assert life.pass_(minutes=1).called == [MARIA]
    life.ticket = after(life.ticket, contacted(), at=life.now)
    assert life.pass_(hours=5).called == [MARIA]


def test_the_same_trouble_once_more_calls_once_more():
    life = Life(going_by(LEAD)).pass_(hours=25)
    fresh = Target(life.now + 24 * HOUR, Clock.CUSTOMER, 24 * 3600)
    life.ticket = after(life.ticket, contacted(), at=life.now)
    life.now += HOUR
    life.ticket = after(life.ticket, e.Reopened(by=BEN, first_contact=fresh, resolve=fresh), at=life.now)

    assert life.pass_(hours=25).called == [MARIA, MARIA]


def test_nobody_is_called_at_night_unless_the_step_says_so():
    """Missed on Saturday at 20:00: the lead hears of it on Monday, whoever is on duty at once."""
    saturday = datetime.fromisoformat("2026-03-07T20:00:00+00:00")
    late = Target(saturday, Clock.CUSTOMER, 24 * 3600)
    on_duty = {"after": "first_contact missed", "notify": DANA, "any_hour": True}

    asleep = Life(asleep_at_night(LEAD)).ticket
    life = Life(asleep_at_night(LEAD), replace(asleep, first_contact=late)).pass_(days=8)
    duty = Life(asleep_at_night(on_duty), replace(asleep, first_contact=late)).pass_(days=8)

    assert life.calls[0] == (datetime.fromisoformat("2026-03-09T08:00:00+00:00"), MARIA)
    assert duty.calls[0] == (saturday, DANA)


def test_a_step_counts_on_the_staffs_clock_unless_it_says_otherwise():
    """Missed on Friday at 17:30; four hours later is Saturday noon on the one clock, Friday evening on the other."""
    friday = datetime.fromisoformat("2026-03-06T17:30:00+00:00")
    late = Target(friday, Clock.CUSTOMER, 24 * 3600)
    step = {"after": "first_contact missed + 4h", "notify": "team"}

    staff = Life(asleep_at_night(step), a_ticket(first_contact=late, owner=ANA)).pass_(days=8)
    customer = Life(asleep_at_night({**step, "clock": "customer"}), a_ticket(first_contact=late, owner=ANA)).pass_(
        days=8
    )

    assert staff.calls[0][0] == datetime.fromisoformat("2026-03-07T12:30:00+00:00")
    # the team's channel is read when the team works
    assert customer.calls[0][0] == datetime.fromisoformat("2026-03-07T09:00:00+00:00")


def test_a_pause_holds_back_what_its_clock_holds_back(ana):
    staff = Target(MONDAY + 5 * HOUR, Clock.STAFF, 5 * 3600)
    life = Life(going_by(LEAD), a_ticket(first_contact=staff, owner=ANA))
    life.do(c.Snooze(by=ana, until=MONDAY + 48 * HOUR))
    life.pass_(hours=47)
    assert life.called == []

    assert life.pass_(hours=10).called == [MARIA]
    customers = Life(going_by(LEAD), a_ticket(owner=ANA))
    customers.do(c.Snooze(by=ana, until=MONDAY + 48 * HOUR))
    assert customers.pass_(hours=26).called == [MARIA]


def test_whoever_hears_late_still_has_the_time_that_the_policy_gives():
    """After a silence of ten days the lead is told first, and the executive as much later as the program says."""
    life = Life(going_by(LEAD, EXECUTIVE))
    life.now = MONDAY + timedelta(days=10)
    life.do(c.PassTime())
    assert life.called == [MARIA]

    life.pass_(days=1)
    assert life.called[:2] == [MARIA, DANA]
    assert life.calls[1][0] - life.calls[0][0] >= 2 * HOUR


def test_a_step_that_is_not_due_tells_nobody():
    life = Life(going_by(LEAD))

    assert life.do(CallIn(matter=f"first_contact {MONDAY.isoformat()}", step=0, slot="lead")) == ()


def test_of_a_policy_with_seconds_the_steps_come_in_seconds():
    ticket = a_ticket(first_contact=Target(MONDAY + timedelta(seconds=20), Clock.CUSTOMER, 20))
    steps = (
        {"after": "unclaimed 5s", "notify": "team"},
        {"after": "first_contact missed", "notify": "lead", "acknowledge": "10s"},
        {"after": "first_contact missed + 30s", "notify": DANA, "acknowledge": "10s"},
    )
    life = Life(going_by(*steps), replace(ticket, free_since=MONDAY)).pass_(minutes=3)

    assert life.called == ["TeamCalled", MARIA, DANA, "NobodyAnswered"]
    assert life.calls[2][0] - MONDAY < timedelta(seconds=35)


def test_the_figure_counts_what_time_escalated_to_a_lead_or_above():
    team = Life(going_by({"after": "first_contact missed", "notify": ["team", "owner"]}), a_ticket(owner=ANA)).pass_(
        hours=25
    )
    lead = Life(going_by(LEAD)).pass_(hours=25)

    assert not any(x.above for _, x in team.happened if isinstance(x, CalledIn))
    assert any(x.above for _, x in lead.happened if isinstance(x, CalledIn))
    assert program().program.owner == PRIYA
