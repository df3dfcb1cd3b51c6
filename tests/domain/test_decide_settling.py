"""The rules of settling a matter, on the pure `decide`: causes, closing, reopening, and what is over."""

from datetime import timedelta

import pytest

from bot import commands as c
from bot import events as e
from bot.errors import Incomplete, Reason
from bot.ticket import Channel, HelpReason, Outcome, Status
from bot.words import Words, write
from tests.domain.tickets import NOW, a_ticket, after, decided, refused, sent
from tests.world import program

DAY = timedelta(days=1)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({}, {"outcome", "cause", "actions"}),
        ({"outcome": Outcome.SOLVED}, {"cause", "actions"}),
        ({"outcome": Outcome.PARTLY, "cause": "other"}, {"actions"}),
        ({"outcome": Outcome.NOT_POSSIBLE, "actions": Words("a")}, {"cause"}),
        ({"cause": "other", "actions": Words("a")}, {"outcome"}),
    ],
)
def test_a_close_names_everything_that_is_missing(ana, said, missing):
    with pytest.raises(Incomplete) as refusal:
        decided(a_ticket(), c.Close(by=ana, **said))

    assert set(refusal.value.missing) == missing


@pytest.mark.parametrize("outcome", Outcome)
def test_what_is_counted_apart_needs_an_outcome_only(ana, outcome):
    close = c.Close(by=ana, outcome=outcome)

    if outcome.counts_apart:
        assert decided(a_ticket(), close)
    else:
        assert refused(a_ticket(), close).reason is Reason.INCOMPLETE


def test_a_cause_must_be_one_of_the_programs(ana):
    assert refused(a_ticket(), c.NameCause(by=ana, cause="bad luck")).reason is Reason.UNKNOWN_CAUSE
    close = c.Close(by=ana, cause="billing/bad-luck", outcome=Outcome.SOLVED, actions=write("Prayed."))
    assert refused(a_ticket(), close).reason is Reason.UNKNOWN_CAUSE


def test_a_resolved_ticket_is_finished_after_the_programs_time_and_not_before():
    last = NOW + program().program.close_after
    resolved = a_ticket(status=Status.RESOLVED, resolved_at=NOW, confirm_by=last)

    assert decided(resolved, c.Finish(), last - TICK) == ()
    assert decided(resolved, c.Finish(), last) == (e.Closed(confirmed=None),)
    assert decided(a_ticket(), c.Finish(), last) == ()


def test_a_reopened_ticket_begins_anew(ana):
    resolved = after(a_ticket(), e.Contacted(by=ana.email, channel=Channel.PHONE))
    resolved = a_ticket(status=Status.RESOLVED, resolved_at=NOW, contacts=resolved.contacts)
    later = NOW + 10 * DAY

    again = after(resolved, *decided(resolved, c.Reopen(by=ana), later), at=later)

    assert not again.answered
    assert again.first_contact.due == later + DAY
    assert again.resolve.due == later + 30 * DAY
    assert again.reopened == 1
    assert refused(again, c.Reopen(by=ana), later).reason is Reason.NOT_CLOSED


@pytest.mark.parametrize(
    "command",
    [
        lambda by: c.Claim(by=by),
        lambda by: c.Release(by=by),
        lambda by: c.HandOver(by=by, to="field-ops"),
        lambda by: c.Snooze(by=by, until=NOW + DAY),
        lambda by: sent(by),
        lambda by: c.Escalate(by=by, reason=HelpReason.OTHER, note=write("?")),
        lambda by: c.Close(by=by, outcome=Outcome.SPAM),
        lambda by: c.Merge(by=by, into=a_ticket(number=2)),
        lambda by: c.Absorb(by=by, other=a_ticket(number=2)),
    ],
)
@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED])
def test_a_ticket_that_is_over_is_left_alone(ana, status, command):
    assert refused(a_ticket(status=status, resolved_at=NOW), command(ana)).reason is Reason.NOT_OPEN


def test_a_note_is_taken_at_any_time(ana):
    assert decided(a_ticket(status=Status.CLOSED), c.Note(by=ana, note=write("She wrote again.")))


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.CLOSED])
@pytest.mark.parametrize("command", [c.MissTarget(target="first_contact"), c.MissTarget(target="resolve"), c.Wake()])
def test_timers_of_a_ticket_that_is_over_change_nothing(status, command):
    assert decided(a_ticket(status=status, snoozed_until=NOW), command, NOW + 60 * DAY) == ()


def test_a_merged_ticket_says_where_it_goes_on(ana):
    merged = a_ticket(status=Status.CLOSED, merged_into=2)

    assert refused(merged, c.Claim(by=ana)).data == {"merged_into": 2}
    assert refused(merged, c.Reopen(by=ana)).data == {"merged_into": 2}


def test_asking_for_help_always_reaches_somebody(ana, maria):
    help_ = {"reason": HelpReason.OUT_OF_SCOPE, "note": write("More than the credit.")}
    press = {"reason": HelpReason.PUBLIC_RISK, "note": write("The newspaper rang.")}

    assert decided(a_ticket(), c.Escalate(by=ana, **help_))[0].to == ("maria@contoso.example",)
    assert decided(a_ticket(), c.Escalate(by=maria, **help_))[0].to == ("dana@contoso.example",)
    assert decided(a_ticket(), c.Escalate(by=ana, **press))[0].to == ("maria@contoso.example", "dana@contoso.example")
    assert refused(a_ticket(), c.Escalate(by=ana, reason=HelpReason.OTHER)).field == "note"
