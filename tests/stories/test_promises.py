"""What was promised to a customer: until it is kept, it stands."""

import pytest

from bot.ticket import Status

ENGINEER = "an engineer on Thursday"


@pytest.fixture
def promised(world):
    """Ana wrote to Grace, and promised her an engineer in three days."""
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", promise=ENGINEER, promise_due=world.in_(days=3))
    return ticket


def test_the_close_form_says_what_was_promised_and_asks_whether_it_was_kept(world, promised):
    world.press("ana", "Close", on=world.card(promised))
    assert "Ana promised: an engineer on Thursday, by Thu 5 Mar, 09:14 GMT." in world.modal("ana").shown

    world.submit("ana", outcome="solved", cause="other", actions="Rang.")

    assert set(world.errors("ana")) == {"promise_kept"}
    assert world.ticket(promised).status is not Status.RESOLVED


@pytest.mark.everywhere
def test_a_promise_that_was_not_kept_stands_again_when_the_ticket_is_reopened(world, promised):
    world.close("ana", promised, promise_kept="no")

    assert "Not kept yet: an engineer on Thursday, by Thu 5 Mar, 09:14 GMT." in world.timeline(promised)[-1]
    assert "Ana promised: an engineer on Thursday" in world.card(promised).shown
    assert world.facts(promised).promises[0].kept_at is None

    world.press("ben", "Reopen", on=world.card(promised))

    card = world.card(promised).shown
    assert "Ana promised: an engineer on Thursday, by Thu 5 Mar, 09:14 GMT." in card
    assert world.ticket(promised).promise.by == "ana@contoso.example"


def test_its_clock_runs_on_when_the_ticket_is_reopened(world, promised):
    world.close("ana", promised, promise_kept="no")
    world.pass_(days=2, hours=12)

    world.press("ben", "Reopen", on=world.card(promised))
    assert world.ticket(promised).due == world.ticket(promised).promise.due

    world.pass_(days=1)
    world.press("ben", "Note", on=world.card(promised))
    world.submit("ben", note="Nobody came.")
    assert "now; it was due Thu 5 Mar, 09:14 GMT" in world.card(promised).shown


def test_a_promise_that_was_kept_is_over(world, promised):
    world.close("ana", promised, promise_kept="yes")
    world.press("ana", "Reopen", on=world.card(promised))

    assert world.ticket(promised).promise is None
    assert "promised" not in world.card(promised).shown
    assert world.facts(promised).promises[0].kept_at is not None


def test_where_nothing_was_promised_nothing_is_asked(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Close", on=world.card(ticket))

    assert "promise" not in world.modal("ana").shown.lower()


def test_a_promise_in_a_mail_that_leaves_after_the_close_is_not_lost(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", promise=ENGINEER, promise_due=world.in_(days=3), wait=False)
    world.close("ana", ticket)
    world.pass_(minutes=2)

    assert "Ana promised: an engineer on Thursday" in world.card(ticket).shown
    world.press("ana", "Reopen", on=world.card(ticket))
    assert "Ana promised: an engineer on Thursday" in world.card(ticket).shown
