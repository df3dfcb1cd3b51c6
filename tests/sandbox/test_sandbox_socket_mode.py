"""Socket Mode: the bot dials out, with Bolt's own aiohttp handler."""

import aiohttp
import pytest
from sandbox_cards import card, field, modal
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler

pytestmark = pytest.mark.anyio


@pytest.fixture
async def connected(house):
    handler = AsyncSocketModeHandler(house.app, house.workspace.app.app_token, web_client=house.client)
    await handler.connect_async()
    await house.workspace.sockets.connected.wait()
    house.workspace.wire = None
    yield house
    await handler.close_async()


async def test_a_press_a_form_and_a_command(connected):
    house = connected

    @house.app.action("ticket.respond")
    async def respond(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("message")))
        await ack()

    @house.app.view("ticket.respond")
    async def submitted(ack):
        await ack(response_action="errors", errors={"message": "Say her name."})

    @house.app.command("/loop")
    async def loop(ack):
        await ack("nothing due")

    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Respond"))
    assert (await house.ana.press("Respond", on=house.workspace.messages("#care")[0])).ok
    await house.ana.fill_and_submit({"message": "Sorry."})
    assert house.ana.errors == {"message": "Say her name."}

    await house.ana.command("/loop", "me", channel="#care")
    assert house.ana.ephemerals()[0].shown == "nothing due"


async def test_an_event(connected):
    @connected.app.event("app_home_opened")
    async def opened(client, event):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": card("3 open", "Next")})

    assert (await connected.ana.open_home()).ok


async def test_no_acknowledgement(connected):
    connected.workspace.sockets.acknowledge_within = 0.05
    await connected.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim"))

    answer = await connected.ana.press("Claim", on=connected.workspace.messages("#care")[0])

    assert answer.error == "operation_timeout"


async def test_a_ticket_connects_once(house):
    opened = await house.client.apps_connections_open(app_token=house.workspace.app.app_token)
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(opened["url"])
        assert (await socket.receive_json())["type"] == "hello"
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])
        await house.workspace.sockets.disconnect()
        assert (await socket.receive_json())["reason"] == "refresh_requested"
        await socket.close()
