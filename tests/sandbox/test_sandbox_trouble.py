"""Trouble on purpose: outages, limits, lost answers, late and repeated events."""

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator

from sandbox import HttpWire

pytestmark = pytest.mark.anyio


async def post(house, text="x", **more):
    return await house.client.chat_postMessage(channel="C0CARE", text=text, **more)


async def test_a_limited_channel_opens_again_when_slack_said(house):
    house.workspace.limits("#care", retry_after=30)

    with pytest.raises(SlackApiError) as limited:
        await post(house)
    assert (limited.value.response.status_code, limited.value.response["error"]) == (429, "ratelimited")
    assert limited.value.response.headers["Retry-After"] == "30"

    house.clock.pass_(29)
    with pytest.raises(SlackApiError):
        await post(house)
    assert (await house.client.chat_postMessage(channel="U0ANA", text="elsewhere is fine"))["ok"]

    house.clock.pass_(1)
    assert (await post(house))["ok"]


async def test_down(house):
    house.workspace.faults.down()
    with pytest.raises(SlackApiError) as down:
        await post(house)
    assert down.value.response.status_code == 503

    house.workspace.faults.clear()
    assert (await post(house))["ok"]


async def test_nothing_fails_with_a_word_that_slack_does_not_say_there(house):
    house.workspace.faults.fail("chat.postMessage", "restricted_action")
    with pytest.raises(SlackApiError, match="restricted_action"):
        await post(house)

    with pytest.raises(ValueError, match=r"chat\.update never says 'restricted_action'"):
        house.workspace.faults.fail("chat.update", "restricted_action")


async def test_the_work_is_done_and_the_answer_lost(house):
    house.workspace.faults.drop_after_work()
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await post(house, "once")

    await post(house, "twice")
    assert [m.text for m in house.workspace.messages("#care")] == ["once", "twice"]


async def test_the_sdks_own_retry_posts_twice(house):
    house.client.retry_handlers = [
        AsyncConnectionErrorRetryHandler(interval_calculator=FixedValueRetryIntervalCalculator(0))
    ]
    house.workspace.faults.drop_after_work()
    await post(house, "double")

    assert [m.text for m in house.workspace.messages("#care")] == ["double", "double"]


async def test_one_method_fails_as_often_as_asked(house):
    house.workspace.faults.fail("chat.postMessage", "fatal_error", times=1)
    with pytest.raises(SlackApiError, match="fatal_error"):
        await post(house)
    assert (await post(house))["ok"]


async def test_a_slow_answer_outlasts_the_clients_patience(house):
    house.workspace.faults.slow(0.2)
    client = type(house.client)(
        house.workspace.app.bot_token, base_url=house.client.base_url, timeout=0.02, retry_handlers=[]
    )
    with pytest.raises(TimeoutError):
        await client.chat_postMessage(channel="C0CARE", text="late")

    assert [m.text for m in house.workspace.messages("#care")] == ["late"]


async def test_an_event_is_told_again_until_it_is_taken(house):
    attempts = []

    async def failing(url, body, headers):
        attempts.append((headers.get("x-slack-retry-num"), headers.get("x-slack-retry-reason")))
        return 500, b""

    house.workspace.connect("http://bot/slack/events", post=failing)
    await house.ana.open_home()
    for seconds in (0, 30, 30, 240, 1000):
        house.clock.pass_(seconds)
        await house.workspace.events.redeliver()

    assert attempts == [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")]


async def test_a_retry_carries_the_same_event_id(house):
    seen = []

    @house.app.event("app_home_opened")
    async def opened(body):
        seen.append(body["event_id"])

    async def lost(url, body, headers):
        await house.post(url, body, headers)
        raise TimeoutError

    house.workspace.connect("http://bot/slack/events", post=lost)
    await house.ana.open_home()
    house.workspace.connect("http://bot/slack/events", post=house.post)
    [answer] = await house.workspace.events.redeliver()

    assert answer.status == 200
    assert len(seen) == 2
    assert len(set(seen)) == 1
    assert await house.workspace.events.redeliver() == []


async def test_events_nobody_subscribed_to_are_not_sent(house):
    house.workspace.app.events.clear()
    assert await house.ana.open_home() is None


async def test_an_old_or_forged_signature_is_refused_by_the_bot(house):
    wire = HttpWire("http://bot/slack/events", "another secret", house.post)
    assert (await wire.send("events_api", {"type": "event_callback", "event": {"type": "x"}})).status == 401

    wire = HttpWire("http://bot/slack/events", house.workspace.app.signing_secret, house.post, house.clock)
    assert (await wire.send("events_api", {"type": "event_callback", "event": {"type": "x"}})).status == 401


async def test_nobody_there(house):
    house.workspace.connect("http://127.0.0.1:9/slack/events")
    answer = await house.ana.command("/loop", "me", channel="#care")
    assert (answer.status, answer.error) == (0, "connection_failed")


async def test_the_real_way_over_http(house):
    seen = []

    async def events(request):
        seen.append((request.headers["content-type"], await request.text()))
        return web.Response(text="on it")

    bot = web.Application()
    bot.router.add_post("/slack/events", events)
    async with TestServer(bot) as server:
        house.workspace.connect(str(server.make_url("/slack/events")))
        answer = await house.ana.command("/loop", "me & you", channel="#care")

    assert answer.ok
    assert seen[0][0] == "application/x-www-form-urlencoded"
    assert "text=me+%26+you" in seen[0][1]
    assert house.ana.ephemerals()[0].shown == "on it"
