"""Slack's own libraries for Python, as they come: nothing is told to them but another base address."""

import asyncio
import threading

import pytest
from sandbox_cards import card, field, modal
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

pytestmark = pytest.mark.anyio


@pytest.fixture
def there(house):
    """What an app is told in the place of Slack's own address."""
    return {"token": house.workspace.app.bot_token, "base_url": house.client.base_url}


async def in_a_thread(work):
    return await asyncio.to_thread(work)


async def test_the_client_that_waits(house, there):
    client = WebClient(**there)

    def work():
        assert client.auth_test()["bot_id"] == "B0RINGBACK"
        posted = client.chat_postMessage(channel="C0CARE", text="new", blocks=card("Answer Grace", "Claim"))
        client.chat_update(channel=posted["channel"], ts=posted["ts"], text="done")
        client.files_upload_v2(filename="a.png", content=b"png", channel="C0CARE", initial_comment="A chart")
        with pytest.raises(SlackApiError, match="not_in_channel"):
            client.chat_postMessage(channel="C0OTHER", text="x")
        return [member["name"] for page in client.users_list(limit=2) for member in page["members"]]

    assert sorted(await in_a_thread(work)) == ["ana", "ben", "gone", "ringback"]
    assert [m.shown for m in house.workspace.messages("#care")] == ["done", "A chart"]


async def test_the_client_that_does_not(house, there):
    client = AsyncWebClient(**there)
    posted = await client.chat_postMessage(channel="U0ANA", text="Good morning, Ana.")
    link = await client.chat_getPermalink(channel=posted["channel"], message_ts=posted["ts"])
    assert link["permalink"].startswith("http")
    names = [member["name"] async for page in await client.users_list(limit=3) for member in page["members"]]
    assert len(names) == 4


async def test_bolt_async_in_socket_mode(house, there):
    app = AsyncApp(client=AsyncWebClient(**there))

    @app.action("ticket.respond")
    async def respond(ack, body, client):
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("message")))

    @app.view("ticket.respond")
    async def sent(ack, say, view):
        await ack()
        await say(channel="C0CARE", text=view["state"]["values"]["message"]["message"]["value"])

    handler = AsyncSocketModeHandler(app, house.workspace.app.app_token)
    await handler.connect_async()
    house.workspace.wire = None
    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Respond"))
    assert (await house.ana.press("Respond", on=house.workspace.messages("#care")[0])).ok
    await house.until(lambda: house.ana.modal)
    await house.ana.fill_and_submit({"message": "Thursday, 8 to 1."})
    await house.until(lambda: len(house.workspace.messages("#care")) == 2)
    await handler.close_async()
    assert house.workspace.messages("#care")[1].shown == "Thursday, 8 to 1."


async def test_bolt_in_threads_in_socket_mode(house, there):
    app = await in_a_thread(lambda: App(client=WebClient(**there)))

    @app.command("/loop")
    def loop(ack, command, respond):
        ack(f"{command['user_name']} asked")
        respond("and heard more")

    handler = SocketModeHandler(app, house.workspace.app.app_token)
    await in_a_thread(handler.connect)
    async with asyncio.timeout(20):
        await house.workspace.sockets.connected.wait()
    await house.ana.command("/loop", "me", channel="#care")
    await house.until(lambda: len(house.ana.ephemerals()) == 2)
    await in_a_thread(handler.close)
    assert sorted(m.shown for m in house.ana.ephemerals()) == ["ana asked", "and heard more"]


async def test_the_socket_mode_client_by_itself(house, there):
    client = SocketModeClient(app_token=house.workspace.app.app_token, web_client=WebClient(**there))
    heard, greeted = [], threading.Event()

    def listen(client, request):
        heard.append((request.type, request.payload["event"]["type"]))
        client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))

    def greeting(client, message, raw):
        if message.get("type") == "hello":
            greeted.set()

    client.socket_mode_request_listeners.append(listen)
    client.message_listeners.append(greeting)
    await in_a_thread(client.connect)
    assert await in_a_thread(lambda: greeted.wait(20))
    answer = await house.ana.open_home()
    await in_a_thread(client.close)

    assert answer.ok
    assert heard == [("events_api", "app_home_opened")]
