"""Every night the ways to teams and people are looked at: what leads nowhere is said once, and when it is mended."""

from datetime import timedelta

import pytest

from bot.program.people import Conversation
from tests.world import program, program_with

OPS, SPARE = "C0OPS", "C0SPARE"
STRANGER = "zoe@contoso.example"


def with_operator(*, fallback=False, **parts):
    info = program().program.model_copy(update={"operator": Conversation(slack=OPS)})
    teams = dict(program().teams)
    if fallback:
        teams["care"] = teams["care"].model_copy(update={"fallback": Conversation(slack=SPARE)})
    return program_with(program=info, **{"teams": teams, **parts})


@pytest.fixture
def watched(open_world):
    def opened(**parts):
        world = open_world(program=with_operator(**parts))
        members = list(world.slack.users)
        world.slack.add_channel(OPS, "ops", members=members)
        world.slack.add_channel(SPARE, "spare", members=members)
        return world

    return opened


def found(world, where="#ops"):
    """What the nightly look said, alarms left out."""
    said = [message.shown for message in world.messages(where)]
    return [told for told in said if "as the program says" in told or told.startswith("Every team")]


def nights(world, count=1):
    for _ in range(count):
        world.pass_(days=1)
        world.run(world.bot.slack.refresh())


def with_a_stranger():
    people = dict(program().people)
    return {**people, STRANGER: people["ana@contoso.example"].model_copy(update={"name": "Zoe Adler"})}


def test_nothing_is_said_where_nothing_is_wrong(watched):
    world = watched()

    nights(world, 3)

    assert found(world) == []


@pytest.mark.everywhere
def test_whom_the_chat_does_not_know_is_said_once_and_when_it_is_put_right_and_again_when_it_comes_back(watched):
    world = watched()
    world.change_program(with_operator(people=with_a_stranger()))

    nights(world, 3)
    [told] = found(world)
    assert told.startswith("One team or colleague cannot be reached as the program says.")
    assert "Zoe Adler" in told
    assert f"Nobody in the chat has {STRANGER}: invite them, or correct the address in the program file." in told

    world.change_program(with_operator())
    nights(world, 2)
    assert found(world)[1:] == ["Every team and everybody in the program can be reached again."]

    world.change_program(with_operator(people=with_a_stranger()))
    nights(world, 2)
    assert len(found(world)) == 3
    assert "Zoe Adler" in found(world)[2]


def test_it_is_said_at_night_where_it_wakes_nobody(watched):
    world = watched()
    world.change_program(with_operator(people=with_a_stranger()))

    world.pass_(hours=18, minutes=40)
    assert found(world) == []
    world.pass_(hours=1)
    assert len(found(world)) == 1


def test_without_a_conversation_of_the_operators_the_owner_hears_of_it_in_the_morning(world):
    world.change_program(program_with(people=with_a_stranger()))

    world.pass_(hours=22)
    assert found(world, "@priya") == []

    world.pass_(hours=2)
    assert "Zoe Adler" in found(world, "@priya")[0]


def test_a_closed_account_and_a_lead_who_is_gone_are_named(watched):
    world = watched()
    world.slack.deactivate("U0BEN")
    world.slack.deactivate("U0MARIA")
    world.run(world.bot.slack.refresh())

    nights(world)

    [told] = found(world)
    assert "Their account is closed: have it opened again, or take them out of the program file." in told
    assert "No message reaches its lead, Maria Chen (maria@contoso.example)" in told


@pytest.mark.everywhere
def test_a_conversation_that_is_blocked_and_one_whose_second_is_posted_to_are_named(watched):
    world = watched()
    world.slack.channel("#care").archived = True
    world.feedback(score=2)
    nights(world)
    assert "The conversation is archived: unarchive it" in found(world)[-1]

    world.change_program(with_operator(fallback=True))
    for _ in range(20):
        world.pass_(minutes=1)
    nights(world)

    assert "its tickets stand in the second one" in found(world)[-1]
    assert len(found(world)) == 2


def test_a_team_without_a_conversation_on_a_platform_that_is_connected_is_named(watched):
    world = watched()
    field = program().teams["field-ops"].model_copy(update={"conversation": Conversation(teams="19:x@thread.tacv2")})
    world.change_program(with_operator(teams={**program().teams, "field-ops": field}))

    nights(world)

    assert "It has no conversation on a platform that is connected" in found(world)[0]


def test_a_night_that_the_bot_slept_through_is_made_up_for_once(watched):
    world = watched()
    world.change_program(with_operator(people=with_a_stranger()))

    world.jump(days=3)
    world.pass_(hours=1)

    assert len(found(world)) == 1
    assert world.bot.records.timers.next_due() <= world.clock() + timedelta(days=1)
