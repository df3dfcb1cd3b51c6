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


@pytest.fixture
def far_off(world):
    """Ana promised Grace news in twenty days, and closed the ticket meanwhile."""
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise="news about the line", promise_due=world.in_(days=20))
    world.close("ana", ticket, promise_kept="no")
    return ticket


@pytest.mark.everywhere
def test_a_promise_can_be_kept_long_after_the_close(world, far_off):
    world.pass_(days=19)
    assert world.ticket(far_off).status is Status.RESOLVED

    world.call("ana", far_off)

    assert world.ticket(far_off).promise is None
    [promise] = world.facts(far_off).promises
    assert promise.kept_at <= promise.due


def test_the_customer_has_their_time_after_the_promise_was_kept(world, far_off):
    world.pass_(days=19)
    world.call("ana", far_off)

    world.pass_(days=6)
    assert world.ticket(far_off).status is Status.RESOLVED
    world.pass_(days=2)
    assert world.ticket(far_off).status is Status.CLOSED


def test_a_promise_that_nobody_keeps_does_not_hold_a_ticket_for_ever(world, far_off):
    assert "Closes on Sun 29 Mar" in world.card(far_off).shown

    world.pass_(days=26)
    assert world.ticket(far_off).status is Status.RESOLVED
    world.pass_(days=2)
    assert world.ticket(far_off).status is Status.CLOSED


@pytest.mark.everywhere
def test_what_was_promised_is_still_mine_after_the_close(world, far_off):
    world.feedback(score=2, customer={"id": "B-2", "name": "Tom Ward", "email": "tom@example.com"})

    mine = world.loop("ana")

    assert mine.startswith("Start with Grace Okafor: keep the promise by Sun 22 Mar")
    assert "Solved; keep the promise by Sun 22 Mar" in mine
    assert mine.count("1 Grace Okafor") == 1

    world.call("ana", far_off)
    assert "keep the promise" not in world.loop("ana")
