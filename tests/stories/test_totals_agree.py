"""A number that is said twice is the same number, or the sentence says what it leaves out."""

import re

import pytest


def many(world, count):
    for each in range(count):
        person = {"id": f"C-{each}", "name": f"Customer {each}", "email": f"c{each}@example.com"}
        world.feedback(score=2, id=f"many-{each}", customer=person)


def home(world, name):
    world.run(world.person(name).open_home())
    world.settle()
    return world.person(name).home.shown


def figure(words, shown):
    found = re.search(words, shown)
    assert found is not None, shown
    return int(found[1])


@pytest.fixture
def wednesday(world):
    """Nobody has answered twelve customers since Monday; Maria was called in for all of them."""
    many(world, 12)
    world.pass_(days=2)
    return world


def test_what_is_late_in_a_leads_home_is_what_their_team_is_told(wednesday):
    late = figure(r"(\d+) late", wednesday.loop("maria", "team"))
    shown = home(wednesday, "maria")

    assert late == 12
    assert figure(r"Late in your team: (\d+)", shown) == late
    assert "And two more, besides the five further up: type “/loop team”." in shown


def test_what_nobody_has_in_home_is_what_stands_in_the_queue(world):
    many(world, 9)
    world.press("ana", "Claim", on=world.card(1))
    shown = home(world, "ana")

    unclaimed = figure(r"(\d+) that nobody has", world.loop("maria", "team"))
    assert figure(r"Nobody has these yet: (\d+)", shown) == unclaimed == 8
    assert "And three more: type “/loop queue”." in shown


def test_of_what_home_begins_with_it_says_that_it_stands_above(world):
    many(world, 2)

    shown = home(world, "ana")

    assert figure(r"Nobody has these yet: (\d+)", shown) == 2
    assert "The other one stands further up." in shown


def test_where_each_is_listed_no_number_is_needed(world):
    many(world, 3)
    world.press("ana", "Claim", on=world.card(1))

    assert "Nobody has these yet\n" in home(world, "ana")


def test_what_somebody_put_off_waits_in_the_queue_and_is_counted(world):
    many(world, 7)
    world.press("ana", "Claim", on=world.card(7))
    world.press("ana", "Snooze", on=world.card(7))
    world.submit("ana", until=world.in_(hours=2))
    world.press("ana", "Put back", on=world.card(7))

    shown = home(world, "ben")

    assert figure(r"Nobody has these yet: (\d+)", shown) == figure(
        r"(\d+) that nobody has", world.loop("maria", "team")
    )
