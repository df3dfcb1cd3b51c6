"""Tickets that are the same matter: what is said about the one is heard on the other."""

import pytest


@pytest.fixture
def joined(world):
    """Ana found Grace's first ticket to be the same as her second; the number of the one that remains."""
    first = world.feedback(score=2, comment="Charged twice.", id="resp-first")
    second = world.feedback(score=3, comment="And a third time.")
    world.press("ana", "Same as …", on=world.card(first))
    world.submit("ana", ticket=str(second))
    return second


@pytest.mark.everywhere
def test_the_words_of_both_stand_on_the_ticket_that_remains(world, joined):
    card = world.card(joined).shown

    assert "And a third time." in card
    assert "From ticket 1, which goes on here, with 2 of 10:\nCharged twice." in card


@pytest.mark.everywhere
def test_an_answer_completed_later_is_heard_where_its_ticket_goes_on(world, joined):
    world.deliver(id="resp-first", score=2, comment="Charged twice. And nobody rings back.")
    world.settle()

    assert "And nobody rings back." in world.card(joined).shown
    assert "Grace's feedback was changed; the card shows it as it is now." in world.timeline(joined)
    assert world.events(1)[-1] == "Merged"


def test_a_ticket_that_was_joined_twice_hears_all_of_them(world, joined):
    third = world.feedback(score=4, comment="Are you there?")
    world.press("ana", "Same as …", on=world.card(joined))
    world.submit("ana", ticket=str(third))

    world.deliver(id="resp-first", score=2, comment="Charged twice. Hello?")
    world.settle()

    card = world.card(third).shown
    assert "Charged twice. Hello?" in card
    assert "And a third time." in card


def test_a_promise_goes_on_with_its_words(world):
    first = world.feedback(score=2)
    world.call("ana", first, promise="a refund", promise_due=world.in_(days=1))
    second = world.feedback(score=3)

    world.press("ana", "Same as …", on=world.card(first))
    world.submit("ana", ticket=str(second))

    assert "Ana promised: a refund, by" in world.card(second).shown


def test_an_answer_that_was_joined_moves_the_other_ticket_nowhere(world, joined):
    world.deliver(id="resp-first", score=2, comment="The engineer never came.", touchpoint="engineer-visit")
    world.settle()

    assert "Rerouted" not in world.events(joined)
