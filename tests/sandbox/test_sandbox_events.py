"""Events: who is told of what, and told again."""

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox import SandboxServer

pytestmark = pytest.mark.anyio

MINUTE = 60


@pytest.fixture
def told(house):
    """What reaches the app, and with which headers; answers 500 until the test says otherwise."""
    attempts = []

    async def post(url, body, headers):
        attempts.append({name: value for name, value in headers.items() if name.startswith("x-slack-retry")})
        house.clock.pass_(post.takes)
        return post.status, b"", post.headers

    post.takes, post.status, post.headers = 0, 500, {}
    attempts_and_post = attempts, post
    house.workspace.connect("http://bot/slack/events", post=post)
    return attempts_and_post


async def wait(house, *seconds):
    for each in seconds:
        house.clock.pass_(each)
        await house.workspace.events.redeliver()


def retries(*reasons):
    return [{}, *({"x-slack-retry-num": f"{n}", "x-slack-retry-reason": reason} for n, reason in enumerate(reasons, 1))]


async def test_at_once_then_after_a_minute_then_after_five(house, told):
    attempts, _ = told
    await house.ana.open_home()

    await wait(house, 0)
    assert len(attempts) == 2
    await wait(house, MINUTE - 1)
    assert len(attempts) == 2
    await wait(house, 1)
    assert len(attempts) == 3
    await wait(house, 4 * MINUTE - 1)
    assert len(attempts) == 3
    await wait(house, 1, 60 * MINUTE, 60 * MINUTE)
    assert attempts == retries("http_error", "http_error", "http_error")


async def test_an_app_that_takes_more_than_three_seconds_is_told_again(house, told):
    attempts, post = told
    post.status, post.takes = 200, 3.1
    await house.ana.open_home()
    post.takes = 3.0
    await wait(house, 0, MINUTE, 5 * MINUTE)
    assert attempts == retries("http_timeout")


async def test_an_app_that_wants_no_repetition_gets_none(house, told):
    attempts, post = told
    post.headers = {"X-Slack-No-Retry": "1"}
    await house.ana.open_home()
    await wait(house, 0, MINUTE, 5 * MINUTE)
    assert attempts == retries()


async def test_any_answer_in_the_two_hundreds_is_enough(house, told):
    attempts, post = told
    post.status = 202
    await house.ana.open_home()
    await wait(house, 0, MINUTE)
    assert attempts == retries()


async def test_nobody_there(house):
    house.workspace.connect("http://127.0.0.1:9/slack/events")
    assert (await house.ana.open_home()).error == "connection_failed"
    [answer] = await house.workspace.events.redeliver()
    assert answer.error == "connection_failed"


async def test_an_address_that_leads_round_in_a_circle(house):
    async def elsewhere(request):
        raise web.HTTPTemporaryRedirect("/slack/events")

    bot = web.Application()
    bot.router.add_post("/slack/events", elsewhere)
    async with TestServer(bot) as server:
        house.workspace.connect(str(server.make_url("/slack/events")))
        assert (await house.ana.open_home()).error == "too_many_redirects"


async def test_what_is_said_is_told_where_the_app_is_and_may_hear(house, told):
    attempts, post = told
    post.status = 200
    app = house.workspace.app
    await house.ana.say("hello", channel="#care")
    assert attempts == []

    app.events |= {"message.channels"}
    await house.ana.say("hello", channel="#care")
    assert attempts == []

    app.scopes |= {"channels:history"}
    await house.ana.say("hello", channel="#care")
    await house.ben.say("hello", channel="#other")
    await house.ana.say("hello", channel="@ana")
    assert len(attempts) == 1


async def test_somebody_whose_account_is_closed(house):
    seen = []
    house.workspace.app.events.add("user_change")

    @house.app.event("user_change")
    async def changed(event):
        seen.append(event)

    house.workspace.deactivate("U0BEN")
    await house.workspace.events.changed(house.workspace.user("ben"))

    [event] = seen
    assert (event["user"]["id"], event["user"]["deleted"]) == ("U0BEN", True)
    assert event["user"]["profile"]["email"] == "ben@contoso.example"
    assert "tz" not in event["user"]


async def test_a_request_url_gives_the_challenge_back(house):
    assert await house.workspace.events.verify()

    house.workspace.connect("http://bot/slack/events", post=a_wall)
    assert not await house.workspace.events.verify()


async def a_wall(url, body, headers):
    return 200, b"hello"


async def test_the_app_knows_who_sends(house):
    seen = {}

    async def post(url, body, headers):
        seen.update(headers)
        return 200, b""

    house.workspace.connect("http://bot/slack/events", post=post)
    await house.ana.open_home()
    assert seen["user-agent"].startswith("Slackbot 1.0")
    assert seen.keys() >= {"x-slack-signature", "x-slack-request-timestamp", "content-type", "accept"}


async def test_a_workspace_that_lives_by_itself_sends_again_by_itself(clock, workspace):
    attempts = []

    async def post(url, body, headers):
        attempts.append(headers.get("x-slack-retry-num"))
        if len(attempts) == 2:
            again.set_result(None)
        return (200 if len(attempts) == 2 else 500), b""

    again = asyncio.get_running_loop().create_future()
    async with SandboxServer(workspace, by_itself=True):
        workspace.connect("http://bot/slack/events", post=post)
        await workspace.person("ana").open_home()
        await asyncio.wait_for(again, 20)
    assert attempts == [None, "1"]
