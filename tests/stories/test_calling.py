"""Calls: one that reached the customer is an answer, voicemail is not."""

import pytest

from bot.ticket import Status


@pytest.mark.everywhere
def test_a_call_that_reached_the_customer_stops_the_clock(world):
    ticket = world.feedback(score=2)

    world.call("ana", ticket, note="The engineer never came.")

    assert world.ticket(ticket).answered
    assert "Ana spoke with Grace.\nThe engineer never came." in world.timeline(ticket)
    assert "So far: Ana rang Mon 2 Mar, 09:14 GMT." in world.card(ticket).shown
    world.pass_(days=2)
    assert not any("has passed" in entry for entry in world.timeline(ticket))


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ("voicemail", "Ana rang; voicemail."),
        ("wrong_number", "Ana rang; a wrong number."),
        ("call_back", "Ana rang; Grace asks to be called back."),
    ],
)
def test_a_call_that_did_not_reach_them_stops_nothing(world, outcome, said):
    ticket = world.feedback(score=2)

    world.call("ana", ticket, outcome)

    assert not world.ticket(ticket).answered
    assert said in world.timeline(ticket)
    world.pass_(hours=24)
    assert "Grace is still waiting; the time for a first answer has passed." in world.timeline(ticket)


def test_the_form_shows_the_number_to_whoever_calls(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Call", on=world.card(ticket))

    assert "Number  +44 20 7946 0018" in world.modal("ana").shown
    assert "+44 20 7946 0018" not in world.card(ticket).shown


def test_what_was_promised_on_the_phone_stands_on_the_card(world):
    ticket = world.feedback(score=2)

    world.call("ana", ticket, promise="news about the engineer", promise_due=world.in_(hours=4))

    assert "Ana promised: news about the engineer, by Mon 2 Mar, 13:14 GMT." in world.card(ticket).shown
    assert world.ticket(ticket).status is Status.OPEN


def test_after_an_answer_the_customer_has_the_next_word(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Is Thursday all right?")
    assert world.card(ticket).shown.startswith("Ana has this. It's Grace's turn.")

    world.call("ana", ticket)
    assert world.card(ticket).shown.startswith("Ana has this. Next: solve it for Grace")


def test_contact_details_are_shown_to_one_person_and_that_they_looked_is_kept(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Contact details", on=world.card(ticket))

    assert "grace@example.com" in world.told("ana")[-1]
    assert "+44 20 7946 0018" in world.told("ana")[-1]
    assert world.events(ticket)[-1] == "Revealed"
    assert world.timeline(ticket) == []
