"""The rules of having a ticket, on the pure `decide`: whose it is, where it goes, what time brings."""

from datetime import timedelta

import pytest

from bot import commands as c
from bot import events as e
from bot.errors import Reason
from bot.ticket import Channel, Status
from tests.domain.tickets import NOW, a_ticket, after, decided, refused, sent, target, waiting_to_leave

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    "command",
    [
        lambda by: c.Claim(by=by),
        lambda by: c.Snooze(by=by, until=NOW + DAY),
        lambda by: c.NameCause(by=by, cause="other"),
        lambda by: sent(by),
    ],
)
def test_what_has_already_happened_happens_once(ana, command):
    ticket = after(a_ticket(), *decided(a_ticket(), command(ana)))

    assert decided(ticket, command(ana)) == ()


def test_a_free_ticket_is_released_already(ana):
    assert decided(a_ticket(), c.Release(by=ana)) == ()


def test_who_has_it_is_assigned_it_already(maria):
    assert decided(a_ticket(owner="ben@contoso.example"), c.Assign(by=maria, to="ben@contoso.example")) == ()


def test_a_ticket_is_joined_to_another_once(ana):
    join = c.Merge(by=ana, into=a_ticket(number=2))
    joined = after(a_ticket(), *decided(a_ticket(), join))

    assert decided(joined, join) == ()


def test_of_two_tickets_the_older_clocks_stay(ana):
    younger = a_ticket(number=2, submitted_at=NOW, first_contact=target(3), resolve=target(20))

    [absorbed] = decided(younger, c.Absorb(by=ana, other=a_ticket()))

    assert absorbed.submitted_at == a_ticket().submitted_at
    assert absorbed.first_contact == target(1)
    assert absorbed.resolve == target(20)


@pytest.mark.parametrize(
    ("into", "reason"),
    [
        ({"number": 1}, Reason.SAME_TICKET),
        ({"number": 2, "customer": "tom"}, Reason.OTHER_CUSTOMER),
        ({"number": 2, "status": Status.CLOSED}, Reason.NOT_OPEN),
    ],
)
def test_what_is_not_the_same_is_not_joined(ana, into, reason):
    assert refused(a_ticket(), c.Merge(by=ana, into=a_ticket(**into))).reason is reason


def test_a_ticket_with_a_message_on_its_way_is_not_joined_yet(ana):
    assert refused(waiting_to_leave(ana), c.Merge(by=ana, into=a_ticket(number=2))).reason is Reason.TOO_LATE


@pytest.mark.parametrize(
    ("to", "reason"), [("care", Reason.SAME_TEAM), ("sales", Reason.UNKNOWN_TEAM), ("", Reason.UNKNOWN_TEAM)]
)
def test_a_ticket_goes_to_another_team_that_exists(ana, to, reason):
    assert refused(a_ticket(), c.HandOver(by=ana, to=to)).reason is reason


@pytest.mark.parametrize("to", ["sam@contoso.example", "dana@contoso.example", "eve@contoso.example", ""])
def test_a_ticket_is_given_to_somebody_of_its_team(maria, to):
    assert refused(a_ticket(), c.Assign(by=maria, to=to)).reason is Reason.UNKNOWN_PERSON


@pytest.mark.parametrize(
    ("until", "reason"), [(NOW, Reason.IN_THE_PAST), (NOW + 14 * DAY + TICK, Reason.TOO_LATE), (NOW + 14 * DAY, None)]
)
def test_a_snooze_is_for_some_days_at_most(ana, until, reason):
    snooze = c.Snooze(by=ana, until=until)

    if reason:
        assert refused(a_ticket(), snooze).reason is reason
    else:
        assert decided(a_ticket(), snooze)


def test_a_snooze_that_was_prolonged_does_not_end_at_its_first_time():
    snoozed = a_ticket(snoozed_until=NOW + DAY)

    assert decided(snoozed, c.Wake(), NOW + HOUR) == ()
    assert decided(snoozed, c.Wake(), NOW + DAY) == (e.Woken(),)


def test_new_hands_wake_a_ticket(ana):
    assert after(a_ticket(snoozed_until=NOW + DAY), e.Claimed(by=ana.email)).snoozed_until is None


@pytest.mark.parametrize(("now", "missed"), [(target(1).due - TICK, False), (target(1).due, True)])
def test_a_target_is_missed_when_its_time_has_come(now, missed):
    assert bool(decided(a_ticket(), c.MissTarget(target="first_contact"), now)) is missed


def test_an_answered_ticket_misses_no_first_contact(ana):
    answered = after(a_ticket(), e.Contacted(by=ana.email, channel=Channel.PHONE))

    assert decided(answered, c.MissTarget(target="first_contact"), NOW + 2 * DAY) == ()
    assert decided(answered, c.MissTarget(target="resolve"), NOW + 40 * DAY)


@pytest.mark.parametrize(
    ("said", "rerouted"),
    [
        ({}, True),
        ({"owner": "ana@contoso.example"}, False),
        ({"status": Status.RESOLVED}, False),
        ({"workflow": "leaving"}, False),
    ],
)
def test_only_a_free_ticket_follows_its_feedback_to_another_workflow(said, rerouted):
    change = c.ChangeFeedback(
        feedback="f" * 32, team="field-ops", workflow="leaving", first_contact=target(1), resolve=target(7)
    )

    kinds = [type(event) for event in decided(a_ticket(**said), change)]

    assert kinds == [e.FeedbackChanged, e.Rerouted] if rerouted else [e.FeedbackChanged]
