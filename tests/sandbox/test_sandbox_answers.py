"""What comes back to the one who acted: commands, shortcuts, response URLs."""

import pytest
from sandbox_cards import card, field, modal
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox import NotShown

pytestmark = pytest.mark.anyio


async def test_a_command_is_answered_in_its_acknowledgement(house):
    @house.app.command("/loop")
    async def loop(ack, command):
        await ack(f"{command['user_name']} asked for {command['text']} in {command['channel_name']}")

    await house.ana.command("/loop", "me", channel="#care")

    [answer] = house.ana.ephemerals()
    assert answer.shown == "ana asked for me in care"
    assert answer.channel == "C0CARE"


async def test_a_command_is_answered_with_blocks(house):
    @house.app.command("/loop")
    async def loop(ack):
        await ack(text="Your tickets", blocks=card("3 open", "Next"))

    await house.ana.command("/loop", channel="#care")

    assert house.ana.ephemerals()[0].shown == "3 open"
    assert list(house.ana.ephemerals()[0].buttons) == ["Next"]


async def test_blocks_slack_would_refuse_are_trouble_for_the_asker(house):
    @house.app.command("/loop")
    async def loop(ack):
        await ack(text="x", blocks=[{"type": "sectoin"}])

    answer = await house.ana.command("/loop", channel="#care")

    assert "unsupported type: sectoin" in answer.error
    assert house.ana.ephemerals() == []


async def test_an_ephemeral_card_is_replaced_and_deleted_through_its_response_url(house):
    @house.app.action("ticket.next")
    async def following(ack, respond, body):
        assert body["container"]["is_ephemeral"]
        assert "message" not in body
        await ack()
        await respond("Here is the next.", replace_original=True, blocks=card("Tom Ward", "Done"))

    @house.app.action("ticket.done")
    async def done(ack, respond):
        await ack()
        await respond(delete_original=True)

    await house.client.chat_postEphemeral(channel="C0CARE", user="U0ANA", text="x", blocks=card("3 open", "Next"))
    await house.ana.press("Next", on=house.ana.ephemerals()[0])
    assert [m.shown for m in house.ana.ephemerals()] == ["Tom Ward"]

    await house.ana.press("Done", on=house.ana.ephemerals()[0])
    assert house.ana.ephemerals() == []


async def response_url(house):
    """As it comes with a press on a message."""
    urls = []

    @house.app.action("ticket.claim")
    async def claim(ack, body):
        urls.append(body["response_url"])
        await ack()

    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim"))
    await house.ana.press("Claim", on=house.workspace.messages("#care")[0])
    return AsyncWebhookClient(urls[0])


async def test_a_response_url_is_good_five_times(house):
    url = await response_url(house)
    answers = [await url.send(text=f"{n}") for n in range(6)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 200, 404]
    assert "used_url" in answers[-1].body
    assert [m.text for m in house.ana.ephemerals()] == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(("minutes", "status"), [(30, 200), (30.1, 404)])
async def test_a_response_url_is_good_for_half_an_hour(house, minutes, status):
    url = await response_url(house)
    house.clock.pass_(minutes * 60)
    assert (await url.send(text="late")).status_code == status


async def test_a_response_url_can_speak_in_the_channel_and_redraw_the_message(house):
    url = await response_url(house)
    await url.send(text="hello all", response_type="in_channel")
    await url.send(text="claimed", replace_original=True)

    assert [m.shown for m in house.workspace.messages("#care")] == ["claimed", "hello all"]


async def test_a_shortcut_names_the_message(house):
    @house.app.message_shortcut("ticket.note")
    async def add(ack, shortcut, client):
        assert shortcut["message"]["text"] == "Grace rang"
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(field("note")))
        await ack()

    message = await house.ben.say("Grace rang", channel="#care")
    assert (await house.ana.shortcut("ticket.note", on=message)).ok
    assert house.ana.modal is not None

    with pytest.raises(NotShown):
        await house.ana.shortcut("ticket.notes", on=message)


async def test_a_command_that_the_app_does_not_have(house):
    with pytest.raises(NotShown, match="/lop is not a valid command"):
        await house.ana.command("/lop", "me", channel="#care")
