"""Messages that wait only because a conversation takes one after the other: whoever runs the bot is told."""

from datetime import timedelta

import pytest

from bot.program.people import Conversation
from tests.world import program, program_with

OPS = "C0OPS"


@pytest.fixture
def slow_world(open_world):
    """One message in twenty seconds; whoever runs the bot has a conversation of their own."""
    info = program().program.model_copy(update={"operator": Conversation(slack=OPS)})
    world = open_world(program=program_with(program=info), pace=timedelta(seconds=20))
    world.slack.add_channel(OPS, "ops", members=list(world.slack.users))
    return world


def said(world):
    return [message.shown for message in world.messages("#ops")]


def for_seconds(world, seconds):
    for _ in range(seconds // 5):
        world.pass_(seconds=5)


def calls_for_help(world, count):
    """As many tickets of Ana's, with each of which she asks her lead for help."""
    tickets = [world.feedback(score=2, customer={"id": f"A-{n}", "name": f"Customer {n}"}) for n in range(count)]
    for_seconds(world, 600)
    for ticket in tickets:
        world.press("ana", "Claim", on=world.card(ticket))
    for_seconds(world, 600)
    before = said(world)
    for ticket in tickets:
        world.press("ana", "Ask for help", on=world.card(ticket))
        world.submit("ana", reason="out_of_scope", note="Can we waive it?")
    return before


@pytest.mark.everywhere
def test_an_escalation_that_waits_a_minute_for_others_is_an_alarm_once_until_it_has_caught_up(slow_world):
    world = slow_world
    before = calls_for_help(world, 8)
    for_seconds(world, 50)
    assert said(world) == before

    for_seconds(world, 50)

    [alarm] = said(world)[len(before) :]
    assert alarm.startswith("Late, not lost: ")
    assert "wait for Maria Chen, the first since 09:34" in alarm
    assert "they leave by themselves" in alarm
    for_seconds(world, 300)
    assert said(world)[len(before) + 1 :] == ["Messages to Maria Chen leave in time again."]
    assert len([told for told in world.dms("maria") if "Can we waive it?" in told]) == 8


def test_cards_that_are_late_are_said_and_another_crowd_is_another_alarm(slow_world):
    world = slow_world
    for episode in range(2):
        for number in range(8):
            world.feedback(score=2, customer={"id": f"{episode}-{number}", "name": f"Customer {number}"})
        for_seconds(world, 400)

    assert [told.partition(":")[0] for told in said(world)] == [
        "Late, not lost",
        "Messages to Customer Care leave in time again.",
    ] * 2


def test_redrawing_and_what_stands_under_a_card_may_wait(slow_world):
    world = slow_world
    tickets = [world.feedback(score=2, customer={"id": f"A-{n}", "name": f"Customer {n}"}) for n in range(3)]
    for_seconds(world, 100)
    assert said(world) == []

    for ticket in tickets:
        world.press("ana", "Claim", on=world.card(ticket))
    for_seconds(world, 70)

    assert len([ticket for ticket in tickets if world.timeline(ticket)]) < 3, "some of it still waits"
    assert said(world) == []


def test_an_outage_is_not_our_pace(slow_world):
    world = slow_world
    world.slack.faults.down()
    for number in range(3):
        world.feedback(score=2, customer={"id": f"A-{number}", "name": f"Customer {number}"})
    for_seconds(world, 300)

    world.slack.faults.clear()
    for_seconds(world, 400)

    assert len(world.messages("#care")) == 3
    assert said(world) == []


def test_what_waits_for_the_morning_is_not_late_when_it_comes(slow_world):
    world = slow_world
    world.pass_(hours=14)
    calls = [world.feedback(score=2, customer={"id": f"A-{n}", "name": f"Customer {n}"}) for n in range(2)]
    for_seconds(world, 120)

    world.pass_(hours=11)

    assert len(calls) == 2
    assert said(world) == []


def test_a_restart_ends_no_alarm_that_still_holds_and_says_it_no_second_time(slow_world):
    world = slow_world
    for number in range(12):
        world.feedback(score=2, customer={"id": f"A-{number}", "name": f"Customer {number}"})
    for_seconds(world, 100)
    assert len(said(world)) == 1

    world.stop_bot()
    world.start_bot()
    for_seconds(world, 40)
    assert len(said(world)) == 1

    for_seconds(world, 200)
    assert len(said(world)) == 2
