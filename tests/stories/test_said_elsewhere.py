"""What cannot reach whom it is for takes another way: it is not lost there, and says nothing private."""

from dataclasses import replace

import pytest

from bot.program.people import Conversation
from tests.stories.test_nights import LEAD as UNCLAIMED
from tests.stories.test_nights import going_by, on, pass_until

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}
MARIA, DANA = "maria@contoso.example", "dana@contoso.example"
LEAD = {"after": "first_contact missed", "notify": "lead", "acknowledge": "8h"}
EXECUTIVE = {"after": "first_contact missed", "notify": DANA, "acknowledge": "8h"}
AT_NIGHT = {"after": "unclaimed 1h", "notify": DANA, "any_hour": True, "clock": "customer"}


def lose(world, email):
    """The chat cannot match them any more."""

    async def unmatched():
        member = world.bot.members.by_email("slack", email)
        await world.bot.members.keep(replace(member, email="somebody.else@contoso.example"))

    world.run(unmatched())


def late(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))


@pytest.mark.everywhere
def test_a_detour_that_fails_for_a_moment_is_tried_again(open_world):
    world = open_world(program=going_by(EXECUTIVE))
    late(world)
    lose(world, DANA)
    world.pass_(hours=24)
    world.slack.faults.fail("chat.postMessage", "service_unavailable")
    world.pass_(minutes=9)
    world.slack.faults.clear()

    world.pass_(minutes=60)

    everywhere = [*world.dms("maria"), *(message.shown for message in world.messages("#care"))]
    assert any("Dana" in told and "could not be told" in told for told in everywhere)


def test_what_stands_in_the_team_instead_never_becomes_the_private_message(open_world):
    world = open_world(program=going_by(LEAD))
    late(world)
    lose(world, MARIA)
    world.pass_(hours=26)
    before = [message.shown for message in world.messages("#care") if "could not be told" in message.shown]
    assert before

    world.call("ana", 1)
    world.pass_(minutes=5)

    assert [message.shown for message in world.messages("#care") if "could not be told" in message.shown] == before
    assert not any("You were asked" in message.shown for message in world.messages("#care"))


def test_nobody_is_woken_for_somebody_else(open_world):
    world = open_world(program=going_by(AT_NIGHT))
    pass_until(world, on(0, 23))
    lose(world, DANA)
    before = len(world.dms("maria"))

    world.feedback(score=2)
    pass_until(world, on(1, 3))

    assert len(world.dms("maria")) == before
    assert any("could not be told" in message.shown for message in world.messages("#care")), "the team's is no bedside"


def test_what_was_left_alone_of_several_is_drawn_anew_once_it_is_answered(open_world):
    world = open_world(program=going_by(UNCLAIMED))
    world.feedback(score=2)
    world.feedback(score=2, id="second", customer=TOM)
    world.pass_(minutes=58)
    world.slack.faults.fail("chat.postMessage", "service_unavailable")
    world.pass_(minutes=20)
    world.press("ana", "Claim", on=world.card(2))
    world.slack.faults.clear()
    world.pass_(minutes=10)
    [asked] = [each for each in world.messages("@maria") if "Please see to" in each.shown]
    assert asked.pressables

    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1)
    world.pass_(minutes=5)

    [answered] = [each for each in world.messages("@maria") if "Grace" in each.shown]
    assert [each.label for each in answered.pressables if each.label in ("I'll call", "Ana carries on")] == []


def test_an_introduction_that_nobody_could_be_told_comes_with_the_next_call(open_world):
    world = open_world(program=going_by(EXECUTIVE))
    late(world)
    member = world.bot.members.by_email("slack", DANA)
    lose(world, DANA)
    world.pass_(hours=26)

    async def back():
        await world.bot.members.keep(member)

    world.run(back())
    world.feedback(score=2, id="second", customer=TOM)
    world.press("ana", "Claim", on=world.card(2))
    world.pass_(hours=30)

    told = world.dms("dana")
    [introduced] = [at for at, each in enumerate(told) if each.startswith("Good to meet you")]
    assert "Please decide on Tom Ward" in told[introduced + 1]


def test_a_line_under_an_old_card_says_nothing_of_the_teams_conversation(open_world):
    world = open_world(program=going_by({"after": "unclaimed 90h", "notify": "lead"}))
    world.feedback(score=2)
    world.slack.add_channel("C0NEW", "new", members=list(world.slack.users))
    care = world.program.teams["care"].model_copy(update={"conversation": Conversation(slack="C0NEW")})
    world.change_program(world.program.model_copy(update={"teams": {**world.program.teams, "care": care}}))
    world.pass_(minutes=1)
    del world.slack.channels[world.slack.channel("#care").id]
    world.loop("ana", "ticket 1", channel="#new")
    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])
    world.pass_(hours=20)
    world.feedback(score=2, id="second", customer=TOM)
    world.pass_(minutes=2)

    assert any("Tom Ward" in message.shown for message in world.messages("#new"))
    health = world.asked("/healthz").json()
    assert (health["status"], health["blocked_conversations"]) == ("ok", {})
    assert not any("as the program says" in told for told in world.dms("priya"))
