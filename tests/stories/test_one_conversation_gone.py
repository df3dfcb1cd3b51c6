"""One conversation that cannot be posted to: all others go on, and the bot is not called ill for it."""

import pytest

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def hand_over(world, ticket):
    """To Field Ops, from a list: whatever has become of the card."""
    world.loop("ana", f"ticket {ticket}", channel="#field-ops")
    world.press("ana", "Hand over", on=world.person("ana").ephemerals()[-1])
    world.submit("ana", team="field-ops", note="The line needs an engineer.")


@pytest.mark.everywhere
@pytest.mark.parametrize("code", ["is_archived", "channel_not_found"], ids=["archived", "deleted"])
def test_one_archived_or_deleted_channel_neither_makes_the_bot_unhealthy_nor_stops_the_others(world, code):
    hand_over(world, world.feedback(score=2))
    lose(world, "#care", code)

    stuck = world.feedback(score=2, customer=TOM)
    for _ in range(20):
        world.pass_(minutes=1)
    other = world.feedback(score=2, customer={"id": "B-5", "name": "Hanna Vogt"})
    hand_over(world, other)

    assert "Hanna Vogt" in world.card(other, "#field-ops").shown
    healthy = world.asked("/healthz")
    assert (healthy.status_code, healthy.json()["status"]) == (200, "ok")
    assert healthy.json()["blocked_conversations"]["care"].endswith(f"({code})")
    assert healthy.json()["blocked_messages"] >= 1
    assert world.ticket(stuck).is_live


def test_a_bot_that_can_post_to_no_team_is_unhealthy(world):
    lose(world, "#care", "is_archived")
    world.feedback(score=2)

    world.pass_(minutes=6)

    late = world.asked("/healthz")
    assert late.status_code == 503
    assert "unarchive it" in late.json()["reason"]


def test_what_keeps_everything_from_leaving_is_no_matter_of_one_conversation(world):
    hand_over(world, world.feedback(score=2))
    world.slack.faults.fail("chat.postMessage", "token_revoked")
    world.feedback(score=2, customer=TOM)

    world.pass_(minutes=6)

    late = world.asked("/healthz")
    assert late.status_code == 503
    assert late.json()["blocked_conversations"] == {}
    assert "install the app again" in late.json()["reason"]


def lose(world, where, code):
    """The channel is archived, or deleted."""
    channel = world.slack.channel(where)
    if code == "is_archived":
        channel.archived = True
    else:
        del world.slack.channels[channel.id]
