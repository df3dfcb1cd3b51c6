"""What was due is said as what was: nobody reads "by yesterday"."""

import pytest

ENGINEER = "an engineer on Thursday"
TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


@pytest.fixture
def late(world):
    """Ana promised Grace an engineer until Thursday, 09:14. It is Thursday noon."""
    number = world.feedback(score=2)
    world.respond("ana", number, message="Hello Grace.", promise=ENGINEER, promise_due=world.in_(days=3))
    world.pass_(days=3, hours=3)
    return number


def test_a_promise_whose_time_has_passed_was_due(world, late):
    shown = world.card(late).shown

    assert "Ana promised: an engineer on Thursday. It was due Thu 5 Mar, 09:14 GMT." in shown
    assert ", by Thu" not in shown


def test_so_it_does_where_the_ticket_is_closed(world, late):
    world.press("ana", "Close", on=world.card(late))

    assert "Ana promised: an engineer on Thursday. It was due Thu 5 Mar, 09:14 GMT." in world.modal("ana").shown

    world.submit("ana", outcome="solved", cause="other", actions="Rang.", promise_kept="no")
    shown = world.card(late).shown
    assert "It was due Thu 5 Mar, 09:14 GMT, and wasn't kept when this was closed." in shown


def test_whoever_snoozes_what_is_late_already_reads_that_it_was_due(world):
    """The menu of a card that was drawn before."""
    number = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(number))
    drawn_before = world.card(number)
    world.pass_(days=1, hours=1)

    world.press("ana", "Snooze", on=drawn_before)

    assert "The answer to Grace was due Tue 3 Mar, 09:14 GMT, and that stays so." in world.modal("ana").shown


def test_a_reminder_in_a_list_speaks_of_the_deadline_that_passed(world):
    """Ana was reminded of both in one message; a promise is late by now, and the message was drawn anew."""
    for customer in ({}, {"customer": TOM}):
        number = world.feedback(score=2, **customer)
        world.press("ana", "Claim", on=world.card(number))
        world.respond("ana", number, message="Hello.", promise="news", promise_due=world.in_(hours=26))
    world.pass_(hours=25)
    [reminded] = [each for each in world.messages("@ana") if "Keep the promise to Grace Okafor before" in each.shown]
    assert "Keep the promise to Tom Ward before Tue 3 Mar, 11:15 GMT" in reminded.shown

    world.pass_(hours=2)
    world.press("ana", "Promise kept", on=world.card(2))

    shown = world.slack.current(reminded).shown
    assert "Keep the promise to Grace Okafor now; it was due Tue 3 Mar, 11:14 GMT." in shown
    assert "left" not in shown
