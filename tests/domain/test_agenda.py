"""What time will do to a ticket, and that it does each thing once."""

from datetime import timedelta

from bot import commands as c
from bot import events as e
from bot.agenda import agenda
from bot.ticket import Promise, Status
from bot.words import Words
from tests.domain.tickets import NOW, a_moment, a_ticket, after, decided, waiting_to_leave

DAY = timedelta(days=1)


def names(ticket):
    """Without the steps of the escalation policy, which have tests of their own."""
    return [coming.name for coming in agenda(ticket, a_moment()) if not coming.name.startswith("step ")]


def test_a_new_ticket_awaits_its_two_deadlines_and_the_steps_of_its_policy():
    ticket = a_ticket()
    dues = {coming.name: coming.due for coming in agenda(ticket, a_moment())}

    assert names(ticket) == ["first_contact", "resolve"]
    assert (dues["first_contact"], dues["resolve"]) == (ticket.first_contact.due, ticket.resolve.due)
    assert {name for name in dues if name.startswith("step ")} == {
        "step 1 of unclaimed",
        "step 2 of first_contact",
    }


def test_what_was_missed_is_missed_once():
    missed = after(a_ticket(), *decided(a_ticket(), c.PassTime(), NOW + 2 * DAY))

    assert names(missed) == ["resolve"]
    assert not any(isinstance(each, e.TargetMissed) for each in decided(missed, c.PassTime(), NOW + 2 * DAY))


def test_a_deadline_that_is_set_anew_can_be_missed_anew():
    missed = after(a_ticket(), e.TargetMissed(target="first_contact"))
    later = after(missed, e.Rerouted(
        team="care", sent_from="care", workflow="detractor", revision="r2",
        first_contact=missed.resolve, resolve=missed.resolve, notify=(),
    ))  # fmt: skip

    assert "first_contact" in names(later)


def test_after_a_long_silence_everything_that_is_due_is_decided_in_order():
    events = decided(a_ticket(), c.PassTime(), NOW + 60 * DAY)

    assert [each for each in events if isinstance(each, e.TargetMissed)] == [
        e.TargetMissed(target="first_contact"),
        e.TargetMissed(target="resolve"),
    ]


def test_a_snoozed_ticket_wakes_and_a_letter_leaves(ana):
    snoozed = after(waiting_to_leave(ana), e.Snoozed(by="ana@contoso.example", until=NOW + DAY))

    assert "wake" in names(snoozed)
    assert any(name.startswith("send ") for name in names(snoozed))


def test_a_ticket_that_was_joined_to_another_awaits_nothing():
    assert names(a_ticket(merged_into=2, status=Status.CLOSED)) == []


def test_a_resolved_ticket_awaits_its_end():
    assert names(a_ticket(status=Status.RESOLVED, confirm_by=NOW + DAY)) == ["finish"]
    assert names(a_ticket(status=Status.CLOSED)) == []


def test_a_resolved_ticket_waits_for_what_was_promised_and_then_for_its_customer():
    promise = Promise(what=Words("news"), due=NOW + 20 * DAY, by="ana@contoso.example")
    resolved = a_ticket(status=Status.RESOLVED, resolved_at=NOW, confirm_by=NOW + 7 * DAY, promise=promise)

    # of the promise, whoever leads the team is reminded: nobody has the ticket
    assert names(resolved) == ["nudge promise 100%", "finish"]
    assert agenda(resolved, a_moment())[-1].due == NOW + 27 * DAY
    assert decided(resolved, c.Finish(), NOW + 26 * DAY) == ()
    assert decided(resolved, c.Finish(), NOW + 27 * DAY) == (e.Closed(confirmed=None),)
