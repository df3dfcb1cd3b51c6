"""What cannot be delivered where it should go: somebody sees it all the same, or whoever runs the bot is told."""

from dataclasses import replace

import pytest

from bot.program.people import Conversation
from tests.world import program, program_with

SPARE, OPS = "C0SPARE", "C0OPS"


def with_spare(*, fallback=True, operator=True, **more):
    teams = dict(program().teams)
    if fallback:
        teams["care"] = teams["care"].model_copy(update={"fallback": Conversation(slack=SPARE)})
    info = program().program
    if operator:
        info = info.model_copy(update={"operator": Conversation(slack=OPS)})
    return program_with(teams=teams, program=info, **more)


@pytest.fixture
def spare_world(open_world):
    def opened(**differences):
        world = open_world(program=with_spare(**differences))
        members = list(world.slack.users)
        world.slack.add_channel(SPARE, "spare", members=members)
        world.slack.add_channel(OPS, "ops", members=members)
        return world

    return opened


def archive(world, archived=True):
    """Somebody archives Customer Care's channel, or takes that back."""
    world.slack.channel("#care").archived = archived


def shown(world, where):
    return [message.shown for message in world.messages(where)]


def for_minutes(world, minutes):
    for _ in range(minutes):
        world.pass_(minutes=1)


@pytest.mark.everywhere
def test_after_a_quarter_of_an_hour_the_card_goes_to_the_other_conversation_and_lives_there(spare_world):
    world = spare_world()
    archive(world)
    ticket = world.feedback(score=2)
    for_minutes(world, 14)
    assert shown(world, "#spare") == []

    for_minutes(world, 2)

    card = world.card(ticket, "#spare")
    assert "This stands here because Customer Care's own conversation cannot be posted to." in card.shown
    world.press("ana", "Claim", on=card)
    assert world.card(ticket, "#spare").shown.startswith("Ana has this.")
    assert "This stands here because" in world.card(ticket, "#spare").shown
    assert world.timeline(ticket, "#spare") == ["Ana claimed this."]


@pytest.mark.everywhere
def test_what_comes_later_waits_no_longer_for_the_same_and_nothing_stands_twice_after_the_repair(spare_world):
    world = spare_world()
    archive(world)
    first = world.feedback(score=2)
    for_minutes(world, 16)
    second = world.feedback(score=2, customer={"id": "B-4", "name": "Tom Ward"})
    assert len(shown(world, "#spare")) == 2

    archive(world, archived=False)
    world.run(world.revived())
    for_minutes(world, 20)
    third = world.feedback(score=2, customer={"id": "B-5", "name": "Hanna Vogt"})

    assert (first, second, third) == (1, 2, 3)
    assert len(shown(world, "#spare")) == 2
    assert [message.metadata["event_payload"]["ticket"] for message in world.messages("#care")] == [3]


@pytest.mark.everywhere
def test_if_nobody_at_all_can_be_told_whoever_runs_the_bot_is_once_an_hour_and_when_it_is_over(spare_world):
    world = spare_world(fallback=False)
    archive(world)
    ticket = world.feedback(score=2)
    for_minutes(world, 17)

    [alarm] = shown(world, "#ops")
    assert alarm.startswith("Nobody was told: a card about ticket 1 did not reach Customer Care.")
    assert "ringback outbox revive --all" in alarm
    assert world.asked("/healthz").json()["nobody_was_told"] == 1
    assert "ringback_nobody_was_told 1.0" in world.asked("/metrics").text
    for_minutes(world, 40)
    assert len(shown(world, "#ops")) == 1
    for_minutes(world, 40)
    assert len(shown(world, "#ops")) == 2

    archive(world, archived=False)
    world.run(world.revived())
    for_minutes(world, 2)
    assert "Grace Okafor" in world.card(ticket).shown
    assert shown(world, "#ops")[2:] == ["Messages reach Customer Care again."]
    assert world.asked("/healthz").json()["nobody_was_told"] == 0


def test_without_an_operators_conversation_the_programs_owner_is_told(spare_world):
    world = spare_world(fallback=False, operator=False)
    archive(world)
    world.feedback(score=2)
    for_minutes(world, 17)

    owner = world.program.program.owner.partition("@")[0]
    assert [told for told in world.dms(owner) if told.startswith("Nobody was told")]


def test_the_alarm_is_not_posted_into_the_conversation_it_is_about(open_world):
    info = program().program.model_copy(update={"operator": Conversation(slack="C0CARE")})
    world = open_world(program=program_with(program=info))
    world.slack.faults.fail("chat.postMessage", "msg_too_long", times=1)
    world.feedback(score=2)
    for_minutes(world, 1)

    owner = world.program.program.owner.partition("@")[0]
    assert [told for told in world.dms(owner) if told.startswith("Nobody was told")]
    assert [told for told in shown(world, "#care") if told.startswith("Nobody was told")] == []


def test_an_owner_whom_no_message_reaches_is_spoken_for_in_their_teams_conversation(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    gone(world, "ana@contoso.example")

    world.pass_(hours=23)

    told = [told for told in shown(world, "#care") if "could not be told" in told]
    assert told
    assert told[0].startswith("Look after Grace Okafor by")
    assert "Ana could not be told of it" in told[0]
    assert "grace@example.com" not in told[0]


def gone(world, email):
    """Slack does not know them (any more); nobody says that they were deactivated."""
    members = world.bot.delivery._places.members

    class Unknown:
        def __getattr__(self, name):
            return getattr(members, name)

        def by_email(self, platform, asked):
            return None if asked == email else members.by_email(platform, asked)

    world.bot.delivery._places = replace(world.bot.delivery._places, members=Unknown())


def test_one_failing_recipient_never_stops_the_rest(spare_world):
    world = spare_world(fallback=False)
    archive(world)
    ticket = world.feedback(score=2)

    world.loop("ana", f"ticket {ticket}")
    world.press("ana", "Hand over", on=world.person("ana").ephemerals()[-1])
    world.submit("ana", team="field-ops", note="The line needs an engineer.")

    assert "Grace Okafor" in world.card(ticket, "#field-ops").shown


def test_a_restart_does_not_sound_the_same_alarm_again(spare_world):
    world = spare_world(fallback=False)
    archive(world)
    world.feedback(score=2)
    for_minutes(world, 17)

    world.stop_bot()
    world.start_bot()
    for_minutes(world, 10)

    assert len(shown(world, "#ops")) == 1
