"""A morning that cannot be delivered: whoever leads the team hears of it, once."""

from dataclasses import replace

import pytest

from bot.program.people import Conversation
from tests.world import program, program_with

OPS = "C0OPS"
ANA = "ana@contoso.example"


@pytest.fixture
def watched(open_world):
    info = program().program.model_copy(update={"operator": Conversation(slack=OPS)})
    world = open_world(program=program_with(program=info))
    world.slack.add_channel(OPS, "ops", members=list(world.slack.users))
    return world


def lose(world, email):
    """The chat cannot match them any more."""

    async def unmatched():
        member = world.bot.members.by_email("slack", email)
        await world.bot.members.keep(replace(member, email="somebody.else@contoso.example"))

    world.run(unmatched())


def told_that_unreachable(world, name):
    return [told for told in world.dms(name) if "no direct message of mine reaches" in told]


def mornings_with_something_to_do(world, count):
    """Somebody waits in Ana's team, so each of her mornings has something to start with."""
    for _ in range(count):
        world.pass_(days=1)


@pytest.mark.everywhere
def test_the_lead_hears_once_that_no_direct_message_reaches_somebody_of_theirs(watched):
    world = watched
    world.feedback(score=2)
    lose(world, ANA)

    mornings_with_something_to_do(world, 4)

    [told] = told_that_unreachable(world, "maria")
    assert told.startswith("Tell Ana in person what matters today: no direct message of mine reaches them.")
    assert "Do they use ana@contoso.example in the chat?" in told
    alarms = [m.shown for m in world.messages("#ops") if m.shown.startswith("Nobody was told: the morning's list")]
    assert len(alarms) == 1, "the same is no news every day"


def test_the_lead_hears_of_it_also_where_an_alarm_about_them_was_on_before(watched):
    """The chat took nothing at all until somebody let it in again; meanwhile Ana's address became another one."""
    world = watched
    world.feedback(score=2)
    world.slack.faults.fail("conversations.open", "missing_scope")
    mornings_with_something_to_do(world, 1)
    assert any("did not reach Ana" in message.shown for message in world.messages("#ops"))
    assert told_that_unreachable(world, "maria") == []

    lose(world, ANA)
    world.slack.faults.clear()
    mornings_with_something_to_do(world, 3)

    assert len(told_that_unreachable(world, "maria")) == 1


def test_nobody_is_told_that_they_themselves_cannot_be_reached(watched):
    world = watched
    world.feedback(score=2)
    lose(world, "maria@contoso.example")

    mornings_with_something_to_do(world, 2)

    assert [name for name in ("ana", "ben", "priya") if told_that_unreachable(world, name)] == []
    assert any("did not reach Maria Chen" in message.shown for message in world.messages("#ops"))


def test_a_morning_that_waits_for_the_whole_chat_says_nothing_of_anybody(watched):
    world = watched
    world.feedback(score=2)
    world.slack.faults.fail("chat.postMessage", "token_revoked")

    mornings_with_something_to_do(world, 2)
    world.slack.faults.clear()
    mornings_with_something_to_do(world, 1)

    assert told_that_unreachable(world, "maria") == []
