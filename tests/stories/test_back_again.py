"""Somebody is here again, or stays here after all: with one press, or in words."""

from datetime import date

import pytest

from bot.program.people import AwayEntry
from tests.stories.absences import ANA, claimed, is_away
from tests.world import program, program_with

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def answer(world, name):
    """What only they see, newest, to be pressed."""
    return world.person(name).ephemerals()[-1]


@pytest.mark.everywhere
def test_one_press_takes_back_what_was_said_and_the_tickets_can_be_had_again(world):
    ticket = claimed(world)
    world.loop("ana", "away until Friday")
    assert world.owner(ticket) is None

    world.press("ana", "I'm back", on=answer(world, "ana"))

    assert not is_away(world)
    said = world.told("ana")[-1]
    assert said.startswith("Good to have you back.")
    assert "One ticket of yours went back to the team, and nobody has it yet." in said
    world.press("ana", "Claim Grace's", on=answer(world, "ana"))
    assert world.owner(ticket) == "ana"


def test_what_somebody_else_has_by_now_is_theirs(world):
    first, second = claimed(world), world.feedback(score=3, customer=TOM)
    world.press("ana", "Claim", on=world.card(second))
    world.loop("ana", "away until Friday")
    world.press("ben", "Claim", on=world.card(first))

    said = world.loop("ana", "back")

    assert "Tom Ward" in said
    assert "Grace" not in said


def test_of_an_earlier_absence_nothing_is_said(world):
    """It went back weeks ago, and waits for reasons of its own."""
    claimed(world)
    world.loop("ana", "away until Wednesday")
    world.pass_(days=3)
    world.loop("ana", "away until Saturday")

    assert "went back" not in world.loop("ana", "back")


def test_days_to_come_are_taken_back(world):
    ticket = claimed(world)
    world.loop("ana", "away from Tuesday until Friday")

    world.press("ana", "I stay here", on=answer(world, "ana"))

    assert "You stay here" in world.told("ana")[-1]
    world.pass_(days=1, hours=-1)
    assert world.owner(ticket) == "ana"


def test_a_press_on_what_was_said_long_ago_ends_no_other_days(world):
    world.loop("ana", "away today")
    of_then = answer(world, "ana")
    world.pass_(days=3)
    world.loop("ana", "away from Monday until Friday")

    world.press("ana", "I'm back", on=of_then)

    assert "You will be away from Mon 9 Mar until Fri 13 Mar." in world.told("ana")[-1]
    world.pass_(days=4)
    assert is_away(world)


def test_pressed_twice_they_are_here(world):
    world.loop("ana", "away until Friday")
    said = answer(world, "ana")
    world.press("ana", "I'm back", on=said)

    world.press("ana", "I'm back", on=said)

    assert "You're here already; nothing is planned." in world.told("ana")[-1]


def test_a_lead_ends_it_for_somebody_of_theirs_and_nobody_else_can(world):
    world.loop("maria", "away Ana until Friday")
    world.press("maria", "Ana is back", on=answer(world, "maria"))
    assert not is_away(world)
    assert "You're here again: Maria said so." in world.dms("ana")[-1]

    world.loop("ana", "away until Friday")
    world.loop("maria", "away")
    world.press("maria", "Ana is back", on=answer(world, "maria"))
    assert not is_away(world)

    world.loop("ana", "away until Friday")
    world.loop("ben", "away")
    assert "Ana Ruiz" in world.told("ben")[-1]
    assert "Ana is back" not in answer(world, "ben").buttons


def test_whoever_was_put_down_ends_it_where_they_read_it(world):
    world.loop("maria", "away Ana until Friday")

    world.press("ana", "I'm back", on=world.messages("@ana")[-1])

    assert not is_away(world)


def test_days_in_the_program_end_too(open_world):
    away = AwayEntry(**{"from": date(2026, 3, 2), "until": date(2026, 3, 6)})
    ana = program().people[ANA].model_copy(update={"away": (away,)})
    world = open_world(program=program_with(people={**program().people, ANA: ana}))
    world.loop("ana", "away")

    world.press("ana", "I'm back", on=answer(world, "ana"))

    assert not is_away(world)


@pytest.mark.parametrize(
    ("name", "words", "is_there"),
    [("ana", "back", True), ("maria", "back Ana", True), ("ben", "back Ana", False), ("ana", "back on Monday", False)],
)
def test_in_words(world, name, words, is_there):
    world.loop("ana", "away until Friday")

    said = world.loop(name, words)

    assert is_away(world) is not is_there
    assert ("until Mon 9 Mar" in said) is ("Monday" in words)


def test_home_says_so_and_ends_it(world):
    world.loop("ben", "away until Friday")
    world.run(world.person("ben").open_home())
    world.settle()

    world.press("ben", "I'm back", on=world.person("ben").home)

    assert not is_away(world, "ben")
