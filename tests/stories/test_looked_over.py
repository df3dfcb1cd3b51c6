"""What workflows in shadow would have done, and what nobody caught, is found out as the intake would have."""

import pytest

from bot.program import Rollout
from tests.world import program, program_with


def asking(when, rollout=Rollout.SHADOW):
    """The starter program with a first workflow that asks for *when*."""
    changes = {"name": "again", "when": when, "rollout": rollout}
    return program_with(workflows=(program().workflows[1].model_copy(update=changes), *program().workflows))


def taken(world):
    """What the workflow would have had."""
    [row] = [line for line in world.loop("priya", "shadow").splitlines() if line.startswith("again")]
    return row


@pytest.mark.everywhere
def test_a_shadow_that_asks_for_the_past_sees_what_the_customer_had_told_us_by_then(open_world):
    world = open_world(program=asking("history.previous_score <= 6"))
    world.feedback(score=3)
    assert "nothing" in taken(world)

    world.pass_(hours=1)
    world.feedback(score=8)

    assert "one ticket" in taken(world)


def test_an_answers_own_ticket_was_not_open_before_it(open_world):
    world = open_world(program=asking("history.open_ticket"))
    world.feedback(score=3)
    assert "nothing" in taken(world)

    world.pass_(hours=1)
    world.feedback(score=8)
    assert "one ticket" in taken(world)

    world.pass_(hours=1)
    world.press("ana", "Claim", on=world.card(1))
    world.close("ana", 1)
    assert "one ticket" in taken(world), "it was open then"


def test_whoever_was_reached_since_was_not_reached_by_then(open_world):
    world = open_world(program=asking("history.days_since_contact <= 30"))
    ticket = world.feedback(score=3)
    world.press("ana", "Claim", on=world.card(ticket))
    world.pass_(hours=1)
    world.call("ana", ticket)
    assert "nothing" in taken(world)

    world.pass_(hours=1)
    world.feedback(score=8)
    assert "one ticket" in taken(world)


def test_what_a_workflow_caught_by_the_past_is_no_miss(open_world):
    world = open_world(program=asking("history.previous_score <= 6", Rollout.LIVE))
    world.feedback(score=3)
    world.pass_(hours=1)
    assert world.feedback(score=8)

    world.pass_(days=7)

    assert not any("no workflow caught" in said for said in world.dms("priya"))


def test_what_a_pause_holds_back_was_caught_even_if_its_workflow_goes(open_world):
    world = open_world()
    world.loop("priya", "pause detractor until Thursday")
    assert world.feedback(score=3) == 0
    world.change_program(program_with(workflows=(program().workflows[-1],)))

    world.pass_(days=7, hours=2)

    assert not any("no workflow caught" in said for said in world.dms("priya"))
