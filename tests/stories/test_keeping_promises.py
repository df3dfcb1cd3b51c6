"""Saying that a promise was kept, without closing the ticket."""

from datetime import timedelta

import pytest

from bot.ticket import Status

ENGINEER = "an engineer on Thursday"


@pytest.fixture
def promised(world):
    """Ana spoke with Grace, and promised her an engineer in three days."""
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise=ENGINEER, promise_due=world.in_(days=3))
    return ticket


def kept_in_time(world, ticket):
    return [promise.kept_at is not None and promise.kept_at <= promise.due for promise in world.facts(ticket).promises]


@pytest.mark.everywhere
def test_the_owner_says_that_it_was_kept_and_the_ticket_goes_on(world, promised):
    world.pass_(days=1)

    world.press("ana", "Promise kept", on=world.card(promised))

    assert world.ticket(promised).promise is None
    assert world.ticket(promised).status is Status.OPEN
    assert world.timeline(promised)[-1] == "Ana kept the promise to Grace."
    assert world.card(promised).shown.startswith("Ana has this. Next: solve it for Grace")
    assert "Promise kept" not in world.card(promised).buttons
    assert kept_in_time(world, promised) == [True]
    assert "Promises kept" not in world.loop("maria", "team")
    world.pass_(days=3)
    assert "Promises kept 1 of 1" in " ".join(world.loop("maria", "team").split())


def test_its_lead_may_say_so_and_nobody_else(world, promised):
    card = world.card(promised)

    world.press("ben", "Promise kept", on=card)
    assert world.told("ben") == ["This one is Ana's. You can add a note, or ring the customer."]
    assert world.ticket(promised).promise is not None

    world.press("maria", "Promise kept", on=card)
    assert world.ticket(promised).promise is None


def test_said_too_late_it_counts_as_late(world, promised):
    world.pass_(days=4)

    world.press("ana", "Promise kept", on=world.card(promised))

    assert kept_in_time(world, promised) == [False]


def test_pressed_twice_it_counts_once(world, promised):
    card = world.card(promised)
    world.press("ana", "Promise kept", on=card)
    world.press("ana", "ticket.promise_kept", on=card)

    assert world.events(promised).count("PromiseKept") == 1


def test_the_reminder_offers_it(world, promised):
    world.pass_(days=2, hours=23)
    [nudge] = [m for m in world.messages("@ana") if "you promised Grace: an engineer on Thursday" in m.shown]

    world.press("ana", "Promise kept", on=nudge)

    assert kept_in_time(world, promised) == [True]


def test_after_the_close_it_can_still_be_said(world, promised):
    world.close("ana", promised, promise_kept="no")

    world.press("ana", "Promise kept", on=world.card(promised))

    assert world.ticket(promised).promise is None
    assert kept_in_time(world, promised) == [True]


def test_reaching_the_customer_keeps_it_and_no_answer_does_not(world, promised):
    world.call("ana", promised, "voicemail")
    assert world.ticket(promised).promise is not None

    world.call("ana", promised)
    assert kept_in_time(world, promised) == [True]


def test_a_mail_that_was_written_before_the_promise_does_not_keep_it(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    world.clock.pass_(seconds=10)
    world.call("ana", ticket, promise=ENGINEER, promise_due=world.in_(days=3))
    world.pass_(minutes=2)

    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).promise is not None
    assert kept_in_time(world, ticket) == [False]
    assert world.ticket(ticket).promise.due - world.clock() > timedelta(days=2)


def test_promised_once_more_for_the_same_time_it_is_one_promise(world):
    ticket = world.feedback(score=2)
    due = world.in_(days=3)
    world.call("ana", ticket, promise=ENGINEER, promise_due=due)
    world.pass_(hours=1)

    world.call("ana", ticket, promise=ENGINEER, promise_due=due)

    assert kept_in_time(world, ticket) == [False]
