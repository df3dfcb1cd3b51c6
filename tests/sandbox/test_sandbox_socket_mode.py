"""Socket Mode: the bot dials out, with Bolt's own aiohttp handler."""

import asyncio
import json
from contextlib import AsyncExitStack, asynccontextmanager

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


async def test_an_event_that_is_not_acknowledged_is_sent_again(connected):
    """Bolt acknowledges nothing while its handler fails."""
    house, seen = connected, []
    house.workspace.sockets.acknowledge_within = 0.2

    @house.app.event("app_home_opened")
    async def opened(body, request):
        seen.append((body["event_id"], request.headers.get("x-slack-retry-num")))
        if len(seen) == 1:
            raise ValueError("something broke")

    assert (await house.ana.open_home()).error == "operation_timeout"
    house.workspace.sockets.acknowledge_within = 3
    [answer] = await house.workspace.events.redeliver()

    assert answer.status == 200
    assert [number for _, number in seen] == [["0"], ["1"]]
    assert len({name for name, _ in seen}) == 1


@asynccontextmanager
async def dialled(house, count=1):
    """Connections of an app without an SDK, past their greeting."""
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession())
        sockets = []
        for _ in range(count):
            opened = await house.client.apps_connections_open(app_token=house.workspace.app.app_token)
            socket = await stack.enter_async_context(session.ws_connect(opened["url"]))
            sockets.append((socket, await socket.receive_json()))
        yield sockets


async def test_a_greeting_has_what_slacks_has(house):
    async with dialled(house) as [(_, hello)]:
        assert hello["type"] == "hello"
        assert hello["num_connections"] == 1
        assert hello["connection_info"] == {"app_id": "A0RINGBACK"}
        assert hello["debug_info"].keys() == {"host", "started", "build_number", "approximate_connection_time"}


async def acknowledged(socket, payload=None):
    envelope = await socket.receive_json()
    await socket.send_json({"envelope_id": envelope["envelope_id"], **({"payload": payload} if payload else {})})
    return envelope


async def test_an_envelope_has_what_slacks_has(house):
    async with dialled(house) as [(socket, _)]:
        envelope, answer = await asyncio.gather(acknowledged(socket, {"text": "x"}), house.ana.open_home())
        assert envelope.keys() == {
            "envelope_id",
            "type",
            "payload",
            "accepts_response_payload",
            "retry_attempt",
            "retry_reason",
        }
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
        assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
        assert answer.body == b""

        asked = house.ana.command("/loop", "me", channel="#care")
        envelope, _ = await asyncio.gather(acknowledged(socket, {"text": "nothing due"}), asked)
        assert envelope.keys() == {"envelope_id", "type", "payload", "accepts_response_payload"}
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert house.ana.ephemerals()[0].shown == "nothing due"


async def test_what_is_no_acknowledgement_is_passed_over(house):
    async with dialled(house) as [(socket, _)]:
        for nonsense in ("hello", "[]", '{"envelope_id": "never-sent"}'):
            await socket.send_str(nonsense)
        _, answer = await asyncio.gather(acknowledged(socket), house.ana.open_home())
        assert answer.ok


async def test_a_payload_goes_to_any_one_connection(house):
    async with dialled(house, 2) as [(one, _), (two, hello)]:
        assert hello["num_connections"] == 2
        for socket in (one, two, one):
            _, answer = await asyncio.gather(acknowledged(socket), house.ana.open_home())
            assert answer.ok


async def test_ten_connections_and_no_more(house):
    async with dialled(house, 10) as sockets:
        assert sockets[-1][1]["num_connections"] == 10
        house.clock.pass_(60)
        async with dialled(house) as [(_, refused)]:
            assert (refused["type"], refused["reason"]) == ("disconnect", "too_many_websockets")
        assert house.workspace.sockets.connections == 10


async def test_a_warning_leaves_the_connection(house):
    async with dialled(house) as [(socket, _)]:
        await house.workspace.sockets.disconnect("warning")
        warning = await socket.receive_json()
        assert (warning["type"], warning["reason"]) == ("disconnect", "warning")
        _, answer = await asyncio.gather(acknowledged(socket), house.ana.open_home())
        assert answer.ok


async def test_a_while_after_the_warning_it_ends(house):
    house.workspace.sockets.ends_after = 0.05
    async with dialled(house) as [(socket, _)]:
        said, _ = await asyncio.gather(farewell(socket), house.workspace.sockets.disconnect("warning"))
        assert said == ["warning"]
        assert not house.workspace.is_connected


async def test_a_refresh_ends_it(house):
    async with dialled(house) as [(socket, _)]:
        said, _ = await asyncio.gather(farewell(socket), house.workspace.sockets.disconnect("refresh_requested"))
        assert said == ["refresh_requested"]
        assert not house.workspace.is_connected


async def farewell(socket):
    """What is said until the connection ends."""
    return [json.loads(message.data)["reason"] async for message in socket]


async def test_socket_mode_is_switched_off(house):
    async with dialled(house) as [(socket, _)]:
        said, _ = await asyncio.gather(farewell(socket), house.workspace.sockets.disconnect("link_disabled"))
        assert said == ["link_disabled"]
    async with dialled(house) as [(_, refused)]:
        assert refused["reason"] == "link_disabled"

    @house.app.command("/loop")
    async def loop(ack):
        await ack("over HTTP again")

    await house.ana.command("/loop", channel="#care")
    assert house.ana.ephemerals()[0].shown == "over HTTP again"


def anew(house, opened):
    return len(house.workspace.called("apps.connections.open")) > opened and house.workspace.sockets.connections == 1


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_bolt_connects_anew_by_itself(connected, reason):
    house = connected

    @house.app.command("/loop")
    async def loop(ack):
        await ack("still here")

    opened = len(house.workspace.called("apps.connections.open"))
    changed = asyncio.create_task(house.until(lambda: anew(house, opened)))
    await house.workspace.sockets.disconnect(reason)
    await changed
    await house.ana.command("/loop", channel="#care")
    assert house.ana.ephemerals()[-1].shown == "still here"


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
