"""What the cards say about the customer's other tickets is true on all of them."""

import pytest


def also(world, ticket):
    return [line for line in world.card(ticket).shown.splitlines() if line.startswith("Also open for")]


@pytest.mark.everywhere
def test_a_second_ticket_shows_on_the_first(world):
    first = world.feedback(score=2)
    second = world.feedback(score=3)

    assert also(world, first) == ["Also open for Grace: ticket 2 in Customer Care."]

    world.press("ben", "Claim", on=world.card(second))
    assert also(world, first) == ["Also open for Grace: ticket 2 in Customer Care (Ben has it)."]


@pytest.mark.everywhere
def test_a_ticket_that_is_over_shows_on_the_other_no_more_until_it_is_opened_again(world):
    first, second = world.feedback(score=2), world.feedback(score=3)

    world.close("ana", second)
    assert also(world, first) == []

    world.press("ana", "Reopen", on=world.card(second))
    assert also(world, first) == ["Also open for Grace: ticket 2 in Customer Care (Ana has it)."]


def test_a_ticket_that_went_on_as_another_shows_no_more(world):
    first, second, third = (world.feedback(score=score) for score in (1, 2, 3))

    world.press("ana", "Same as …", on=world.card(second))
    world.submit("ana", ticket=str(third))

    assert also(world, first) == ["Also open for Grace: ticket 3 in Customer Care."]


def test_other_customers_cards_stay_as_they_are(world):
    tom = world.feedback(score=2, customer={"id": "B-4", "name": "Tom Ward"})
    before = world.card(tom)

    world.feedback(score=2)

    assert world.card(tom) == before
