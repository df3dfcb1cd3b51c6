"""Reminders, pauses and deadlines, as users of such tools have been hurt by them elsewhere."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import commands as c
from bot import events as e
from bot.agenda import agenda
from bot.deadlines import target
from bot.decide import decide
from bot.moment import Moment
from bot.nudges import nudges
from bot.program.people import PersonEntry
from bot.program.targets import Clock
from bot.promises import KeepPromise
from bot.reminders import AskOwner, GiveBack, GivenBack, Nudged, OwnerAsked
from bot.ticket import Channel, Contact, Promise, Status
from bot.words import Words, write
from tests.clocks import MONDAY
from tests.domain.tickets import a_ticket, after
from tests.world import program, program_with

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ANA = "ana@contoso.example"
OFFICE = program().calendar_of("care")
#: Wednesday, three in the morning; Monday was the day of the first contact.
NIGHT = MONDAY.replace(hour=3) + 2 * DAY


def at(now, of=None):
    return Moment(now, of or program())


def of_the_staff(since, hours, team="care"):
    return target(program(), team, Clock.STAFF, timedelta(hours=hours), since)


def of_the_customer(since, hours):
    return target(program(), "care", Clock.CUSTOMER, timedelta(hours=hours), since)


def claimed(**said):
    """Ana has had it since Monday morning, and nobody has heard of her since."""
    return a_ticket(**{"owner": ANA, "owned_since": MONDAY, "touched_at": MONDAY, **said})


def answered(**said):
    contact = Contact(at=MONDAY + HOUR, by=ANA, channel=Channel.PHONE, version=2)
    return claimed(contacts=(contact,), **said)


def of_kind(kind, events):
    return [event for event in events if isinstance(event, kind)]


# --- business hours


def test_a_deadline_in_staffed_hours_counts_no_lunch_night_weekend_or_bank_holiday():
    """Nine staffed hours from four o'clock on the Thursday before Easter."""
    thursday = datetime(2026, 4, 2, 15, tzinfo=UTC)

    due = of_the_staff(thursday, 9).due

    # two on Thursday, four on Saturday, and Tuesday after Easter Monday from 8:00 in summer time
    assert due == datetime(2026, 4, 7, 10, tzinfo=UTC)


def test_a_deadline_for_the_customer_is_wall_time_whatever_the_hours():
    assert of_the_customer(datetime(2026, 4, 2, 15, tzinfo=UTC), 24).due == datetime(2026, 4, 3, 15, tzinfo=UTC)


# --- pauses


def snoozed(since, until):
    ticket = claimed(first_contact=of_the_staff(MONDAY, 1000), resolve=of_the_staff(MONDAY, 60))
    return ticket, after(ticket, e.Snoozed(by=ANA, until=until), at=since)


def test_a_hold_over_closed_hours_is_counted_once():
    friday_evening, monday_morning = MONDAY + 4 * DAY + 8 * HOUR, MONDAY + 7 * DAY - HOUR
    ticket, on_hold = snoozed(friday_evening, monday_morning)

    woken = after(on_hold, *decide(on_hold, c.PassTime(), at(monday_morning)), at=monday_morning)

    # 46 minutes of Friday, Saturday morning, and 14 minutes of Monday
    assert OFFICE.between(ticket.resolve.due, woken.resolve.due) == 5 * HOUR


def test_a_hold_is_added_to_what_was_left_and_not_to_the_time_of_creation():
    ticket, on_hold = snoozed(MONDAY + 5 * HOUR, MONDAY + DAY + 5 * HOUR)

    woken = after(on_hold, *decide(on_hold, c.PassTime(), at(MONDAY + DAY + 5 * HOUR)))

    left = OFFICE.between(MONDAY + 5 * HOUR, ticket.resolve.due)
    assert woken.resolve.due == OFFICE.add(MONDAY + DAY + 5 * HOUR, left)


def test_a_hold_ends_when_it_was_to_end_however_late_somebody_looks():
    """An outage over the end of a snooze gives nobody more time than was meant."""
    _, on_hold = snoozed(MONDAY + HOUR, MONDAY + DAY)

    in_time = after(on_hold, *decide(on_hold, c.PassTime(), at(MONDAY + DAY)))
    late = after(on_hold, *decide(on_hold, c.PassTime(), at(MONDAY + DAY + 5 * HOUR)))

    assert late.resolve == in_time.resolve


def test_a_hold_that_time_ends_moves_the_deadlines_once():
    _, on_hold = snoozed(MONDAY + HOUR, MONDAY + DAY)

    events = decide(on_hold, c.PassTime(), at(MONDAY + DAY))

    assert len(of_kind(e.DeadlinesMoved, events)) == 1


def test_closing_straight_from_a_hold_does_not_lose_it():
    ticket, on_hold = snoozed(MONDAY + HOUR, MONDAY + 9 * DAY)
    ana = program().person(ANA)
    close = c.Close(by=ana, cause="other", actions=write("Rang her."), outcome=c.Outcome.NOT_POSSIBLE)

    closed = after(on_hold, *decide(on_hold, close, at(MONDAY + DAY)), at=MONDAY + DAY)

    assert closed.resolve.due == OFFICE.add(MONDAY + DAY, OFFICE.between(MONDAY + HOUR, ticket.resolve.due))


# --- the wrong target


def test_neither_target_takes_the_others_place():
    """The solution is due before the first contact: each is missed at its own time."""
    ticket = a_ticket(first_contact=of_the_customer(MONDAY, 48), resolve=of_the_customer(MONDAY, 24))

    due = {coming.name: coming.due for coming in agenda(ticket, at(MONDAY))}

    assert (due["resolve"], due["first_contact"]) == (MONDAY + DAY, MONDAY + 2 * DAY)


def test_who_was_answered_in_time_misses_no_first_contact():
    events = decide(answered(), c.PassTime(), at(MONDAY + 3 * DAY))

    assert of_kind(e.TargetMissed, events) == []


def test_reopening_starts_a_first_contact_of_its_own():
    ticket = after(answered(), e.TargetMissed(target="resolve"))
    again = of_the_customer(MONDAY + 9 * DAY, 24)

    reopened = after(ticket, e.Reopened(by=ANA, first_contact=again, resolve=again), at=MONDAY + 9 * DAY)

    assert not reopened.answered
    [missed] = of_kind(e.TargetMissed, decide(reopened, c.MissTarget(target="first_contact"), at(again.due)))
    assert missed.target == "first_contact"


# --- time zones and clock changes


@pytest.mark.parametrize(
    ("friday", "then"),
    [
        (datetime(2026, 3, 27, 19, tzinfo=UTC), datetime(2026, 3, 30, 7, tzinfo=UTC)),
        (datetime(2026, 10, 23, 19, tzinfo=UTC), datetime(2026, 10, 26, 8, tzinfo=UTC)),
    ],
    ids=["spring", "autumn"],
)
def test_over_a_clock_change_a_reminder_keeps_to_the_clock_on_the_wall(friday, then):
    """Half of the time has passed on Saturday afternoon; on Monday at eight she is there."""
    ticket = claimed(submitted_at=friday, owned_since=friday, first_contact=of_the_customer(friday, 84))

    first = next(nudge for nudge in nudges(ticket, at(friday)))

    assert first.at == then


def test_somebody_in_another_zone_is_reminded_in_the_hours_where_they_are():
    far = PersonEntry(**program().people[ANA].model_dump() | {"team": "", "zone": "America/Los_Angeles"})
    there = program_with(people={**program().people, ANA: far})
    ticket = claimed(first_contact=of_the_customer(MONDAY, 60))

    times = [nudge.at for nudge in nudges(ticket, at(MONDAY, there))]

    # 30 hours later it is seven in the morning there
    assert times[0] == datetime(2026, 3, 3, 17, tzinfo=UTC)


# --- at midnight, and for ever


def test_a_reminder_that_is_late_does_not_come_at_night():
    """After an outage, for one: it was meant for Tuesday evening."""
    ticket = claimed(first_contact=of_the_customer(MONDAY, 60))

    assert of_kind(Nudged, decide(ticket, c.PassTime(), at(NIGHT))) == []
    assert [nudge.at.hour for nudge in nudges(ticket, at(NIGHT))] == [8]
    assert len(of_kind(Nudged, decide(ticket, c.PassTime(), at(NIGHT.replace(hour=8))))) == 1


def test_a_promise_that_is_kept_at_night_wakes_no_reminder_at_night():
    """While the promise was open, nobody was reminded of the solution; its half had passed by then."""
    promise = Promise(what=Words("news"), due=NIGHT + DAY, by=ANA)
    ticket = answered(promise=promise, resolve=of_the_customer(MONDAY, 60))

    ana = program().person(ANA)
    after_it = after(ticket, *decide(ticket, KeepPromise(by=ana), at(NIGHT)), at=NIGHT)

    assert of_kind(Nudged, decide(after_it, c.PassTime(), at(NIGHT))) == []
    assert all(OFFICE.is_open(nudge.at) for nudge in nudges(after_it, at(NIGHT)))


def test_nobody_is_asked_about_a_quiet_claim_at_night():
    ticket = claimed(first_contact=of_the_customer(MONDAY, 90))

    assert of_kind(OwnerAsked, decide(ticket, AskOwner(), at(NIGHT))) == []
    assert len(of_kind(OwnerAsked, decide(ticket, AskOwner(), at(NIGHT.replace(hour=8))))) == 1


def test_a_quiet_claim_goes_back_while_the_team_works():
    ticket = claimed(first_contact=of_the_customer(MONDAY, 90), asked_at=MONDAY + HOUR)

    assert of_kind(GivenBack, decide(ticket, GiveBack(), at(NIGHT))) == []
    assert len(of_kind(GivenBack, decide(ticket, GiveBack(), at(NIGHT.replace(hour=8))))) == 1


def test_reminders_have_an_end():
    """Whoever looks every ten minutes for three months says no more than the program does."""
    ticket = answered(promise=Promise(what=Words("news"), due=MONDAY + 9 * DAY, by=ANA))
    reminded = 0
    for step in range(90 * 24 * 6):
        now = MONDAY + HOUR + step * timedelta(minutes=10)
        coming = agenda(ticket, at(now))
        if not coming or coming[0].due > now:
            continue
        events = decide(ticket, c.PassTime(), at(now))
        assert events, coming[0]
        ticket = after(ticket, *events, at=now)
        reminded += len(of_kind(Nudged, events))

    assert reminded == 1


def test_a_second_due_time_on_one_day_is_remembered_too():
    promise = Promise(what=Words("news"), due=MONDAY + DAY + 2 * HOUR, by=ANA)
    ticket = answered(promise=promise)
    first = after(ticket, Nudged(of="promise", share=1.0, to=ANA), at=MONDAY + DAY)
    later = Promise(what=Words("more news"), due=MONDAY + DAY + 6 * HOUR, by=ANA)

    assert list(nudges(first, at(MONDAY + DAY))) == []
    assert [nudge.of for nudge in nudges(answered(promise=later, nudged=first.nudged), at(MONDAY + DAY))] == ["promise"]


# --- finished work


@pytest.mark.parametrize(
    "said",
    [{"status": Status.RESOLVED}, {"status": Status.CLOSED}, {"status": Status.CLOSED, "merged_into": 2}],
    ids=["resolved", "closed", "joined to another"],
)
def test_nobody_is_reminded_of_finished_work(said):
    """A timer that was set before comes late, and nothing comes of it."""
    ticket = claimed(**said)

    assert list(nudges(ticket, at(MONDAY))) == []
    for command in (AskOwner(), GiveBack(), c.MissTarget(target="resolve")):
        assert decide(ticket, command, at(MONDAY + 60 * DAY)) == ()
