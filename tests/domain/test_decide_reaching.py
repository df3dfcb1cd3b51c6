"""The rules of reaching a customer, on the pure `decide`: messages, promises, calls."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import commands as c
from bot import events as e
from bot.errors import Reason
from bot.held_mail import KeepBack, KeptBack, MessageDelayed, MessageKeptBack, ReportDelay, ReportFailure
from bot.ticket import CallOutcome, Channel, Status
from bot.words import write
from tests.domain.tickets import NOW, REACH, a_ticket, after, decided, refused, sent, waiting_to_leave
from tests.world import program

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TICK = timedelta(microseconds=1)


def test_a_message_leaves_when_its_time_has_come_and_once(ana):
    ticket = waiting_to_leave(ana)
    leave = c.ReleaseMessage(message="letter")
    minute = NOW + program().program.undo

    assert decided(ticket, leave, minute - TICK) == ()
    assert decided(ticket, leave, minute) == (e.MessageReleased(message="letter"),)
    assert decided(after(ticket, e.MessageReleased(message="letter")), leave, minute) == ()


def test_a_message_that_was_taken_back_never_leaves(ana):
    ticket = waiting_to_leave(ana)
    ticket = after(ticket, *decided(ticket, c.Withdraw(by=ana, message="letter")))

    assert decided(ticket, c.ReleaseMessage(message="letter"), NOW + HOUR) == ()
    assert decided(ticket, c.Withdraw(by=ana, message="letter")) == ()


def test_a_message_on_the_wire_cannot_be_taken_back(ana):
    leaving = after(waiting_to_leave(ana), e.MessageReleased(message="letter"))
    delivered = after(leaving, *decided(leaving, c.ConfirmDelivery(message="letter")))

    assert refused(leaving, c.Withdraw(by=ana, message="letter")).reason is Reason.ALREADY_SENT
    assert refused(delivered, c.Withdraw(by=ana, message="letter")).reason is Reason.ALREADY_SENT
    assert decided(delivered, c.ConfirmDelivery(message="letter")) == ()


def test_a_message_that_waits_for_its_server_can_still_be_taken_back(ana):
    leaving = after(waiting_to_leave(ana), e.MessageReleased(message="letter"))

    taken_back = decided(leaving, c.Withdraw(by=ana, message="letter", waits=True))

    assert taken_back == (e.MessageWithdrawn(by=ana.email, message="letter"),)


def test_its_writer_hears_of_a_delay_after_an_hour_and_once(ana):
    leaving = after(waiting_to_leave(ana), e.MessageReleased(message="letter"))
    late = NOW + program().program.undo + HOUR

    assert decided(leaving, ReportDelay(message="letter"), late - TICK) == ()
    delayed = decided(leaving, ReportDelay(message="letter"), late)
    assert delayed == (MessageDelayed(by=ana.email, message="letter"),)
    assert decided(after(leaving, *delayed), ReportDelay(message="letter"), late) == ()


@pytest.mark.parametrize(
    ("late", "status", "unwanted", "because"),
    [
        (HOUR, Status.OPEN, False, None),
        (HOUR, Status.RESOLVED, False, KeptBack.OVER),
        (HOUR, Status.CLOSED, False, KeptBack.OVER),
        (DAY - TICK, Status.OPEN, False, None),
        (DAY, Status.OPEN, False, KeptBack.TOO_LATE),
        (HOUR, Status.OPEN, True, KeptBack.OPTED_OUT),
        (DAY, Status.RESOLVED, True, KeptBack.OPTED_OUT),
    ],
)
def test_what_must_not_leave_any_more(ana, late, status, unwanted, because):
    leaving = after(waiting_to_leave(ana), e.MessageReleased(message="letter"))
    delayed = replace(after(leaving, MessageDelayed(by=ana.email, message="letter")), status=status)
    now = NOW + program().program.undo + late

    kept_back = decided(delayed, KeepBack(message="letter", do_not_contact=unwanted), now)

    expected = MessageKeptBack(by=ana.email, message="letter", because=because) if because else None
    assert kept_back == ((expected,) if expected else ())
    assert bool(after(delayed, *kept_back).pending) is (because is None)


def test_who_settles_a_ticket_right_after_answering_has_answered(ana):
    leaving = replace(after(waiting_to_leave(ana), e.MessageReleased(message="letter")), status=Status.RESOLVED)

    assert decided(leaving, KeepBack(message="letter", do_not_contact=False), NOW + HOUR) == ()


@pytest.mark.parametrize(
    ("reach", "reason", "field"),
    [
        ({"do_not_contact": True}, Reason.DO_NOT_CONTACT, ""),
        ({"has_address": False}, Reason.NO_ADDRESS, "channel"),
        ({"consents": False}, Reason.NO_CONSENT, "channel"),
    ],
)
def test_who_must_not_be_written_to_is_not(ana, reach, reason, field):
    refusal = refused(a_ticket(), sent(ana, reach=replace(REACH, **reach)))

    assert (refusal.reason, refusal.field) == (reason, field)


@pytest.mark.parametrize(("seen", "anyway", "granted"), [(1, False, False), (1, True, True), (2, False, True)])
def test_an_answer_that_somebody_else_gave_meanwhile_is_seen_first(ana, ben, seen, anyway, granted):
    rung = after(a_ticket(owner=ana.email), e.Contacted(by=ben.email, channel=Channel.PHONE))
    send = sent(ana, reach=replace(REACH, seen=seen, anyway=anyway))

    if granted:
        assert decided(rung, send)
    else:
        assert refused(rung, send).reason is Reason.CONTACTED_MEANWHILE


def test_a_mail_that_came_back_was_no_contact(ana):
    ticket = after(waiting_to_leave(ana), e.MessageReleased(message="letter"))
    delivered = after(ticket, *decided(ticket, c.ConfirmDelivery(message="letter")))
    assert delivered.answered

    returned = after(delivered, *decided(delivered, ReportFailure(message="letter", why="550")))

    assert not returned.answered
    assert returned.status is Status.OPEN
    assert decided(returned, ReportFailure(message="letter", why="550")) == ()
    assert decided(returned, c.MissTarget(target="first_contact"), NOW + DAY)


def test_a_stop_holds_back_what_has_not_left(ana):
    ticket = waiting_to_leave(ana)
    [opted_out] = decided(ticket, c.StopContact())

    assert opted_out == e.OptedOut(held_back=("letter",))
    assert decided(after(ticket, opted_out), c.ReleaseMessage(message="letter"), NOW + HOUR) == ()


@pytest.mark.parametrize(
    ("promise", "due", "field"),
    [("an engineer", None, "promise_due"), (None, NOW + HOUR, "promise"), ("an engineer", NOW, "promise_due")],
)
def test_a_promise_is_a_word_and_a_time_to_come(ana, promise, due, field):
    words = write(promise) if promise else None

    assert refused(a_ticket(), sent(ana, promise=words, promise_due=due)).field == field
    call = c.LogCall(by=ana, outcome=CallOutcome.REACHED, promise=words, promise_due=due)
    assert refused(a_ticket(), call).field == field


@pytest.mark.parametrize("outcome", CallOutcome)
def test_only_a_call_that_reached_them_is_an_answer(ana, outcome):
    ticket = after(a_ticket(), *decided(a_ticket(), c.LogCall(by=ana, outcome=outcome)))

    assert ticket.answered == (outcome is CallOutcome.REACHED)
    assert ticket.owner == ana.email
    assert bool(ticket.tries) == (outcome is not CallOutcome.REACHED)
