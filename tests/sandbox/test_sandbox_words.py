"""Each word that any call may get, and each that a response URL says: got over the wire, none left out."""

import aiohttp
import pytest
from sandbox_cards import card

from sandbox import timing
from sandbox.methods.refusals import EVERYWHERE, RESPONSE_URL, TROUBLE

pytestmark = pytest.mark.anyio

JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}
#: word -> how the workspace stands, and what is sent: method, body, headers.
SENT = {
    "account_inactive": ({"inactive": True}, "auth.test", b"", {}),
    "invalid_arguments": ({}, "users.info", b"", FORM),
    "invalid_auth": ({}, "auth.test", b"", {"authorization": "Bearer xoxb-somebody-elses"}),
    "invalid_json": ({}, "chat.postMessage", b"{", JSON),
    "invalid_post_type": ({}, "chat.postMessage", b"<a/>", {"content-type": "application/xml"}),
    "json_not_object": ({}, "chat.postMessage", b"[]", JSON),
    "missing_post_type": ({}, "chat.postMessage", b"channel=C0CARE", {}),
    "missing_scope": ({"scopes": set()}, "chat.postMessage", b"channel=C0CARE&text=x", FORM),
    "not_allowed_token_type": ({}, "apps.connections.open", b"", {}),
    "not_authed": ({}, "auth.test", b"", {"authorization": ""}),
    "ratelimited": ({}, "users.list", b"", {}),
    "token_revoked": ({"revoked": True}, "auth.test", b"", {}),
    "unknown_method": ({}, "chat.shout", b"", {}),
}


async def sent(url, body, headers):
    async with aiohttp.ClientSession(skip_auto_headers={"content-type"}) as session:
        answer = await session.post(url, data=body or None, headers=headers)
        return answer.status, await answer.json(content_type=None)


async def call(house, method, body, headers):
    bearer = {"authorization": f"Bearer {house.workspace.app.bot_token}"}
    return await sent(f"{house.client.base_url}{method}", body, bearer | headers)


@pytest.mark.parametrize("word", SENT)
async def test_any_call_may_be_told(house, word):
    settings, method, body, headers = SENT[word]
    for name, value in settings.items():
        setattr(house.workspace.app, name, value)
    if word == "ratelimited":
        for _ in range(20):
            await call(house, method, body, headers)

    status, said = await call(house, method, body, headers)

    assert (status, said["ok"], said["error"]) == (429 if word == "ratelimited" else 200, False, word)


def test_none_is_left_out():
    assert SENT.keys() == EVERYWHERE.keys()


@pytest.mark.parametrize("word", TROUBLE)
async def test_trouble_that_a_test_asks_for(house, word):
    house.workspace.faults.fail("auth.test", word, times=1)
    assert (await call(house, "auth.test", b"", {}))[1]["error"] == word
    assert (await call(house, "auth.test", b"", {}))[1]["ok"]


#: word -> what is posted to a response URL, by its body and headers; others are about its age, its uses, its blocks.
POSTED = {
    "invalid_json": (b"{", JSON),
    "invalid_post_type": (b"<a/>", {"content-type": "application/xml"}),
    "json_not_object": (b"[]", JSON),
    "missing_post_type": (b"text=x", {}),
    "no_text": (b"{}", JSON),
    "invalid_blocks": (b'{"blocks": [{"type": "heading"}]}', JSON),
    "invalid_blocks_format": (b'{"blocks": "{"}', JSON),
    "invalid_attachments": (b'{"text": "x", "attachments": "{"}', JSON),
    "too_many_attachments": (b'{"text": "x", "attachments": [' + b",".join([b"{}"] * 101) + b"]}", JSON),
    "markdown_text_conflict": (b'{"text": "x", "markdown_text": "y"}', JSON),
    "msg_too_long": (b'{"markdown_text": "' + b"x" * 12_001 + b'"}', JSON),
    "msg_blocks_too_long": (
        b'{"text": "x", "blocks": ['
        + b",".join([b'{"type": "section", "text": {"type": "plain_text", "text": "' + b"x" * 3000 + b'"}}'] * 5)
        + b"]}",
        JSON,
    ),
}
ABOUT_THE_URL = {"expired_url", "used_url", "no_such_url"}


@pytest.fixture
async def url(house):
    urls = []

    @house.app.action("ticket.claim")
    async def claim(ack, body):
        urls.append(body["response_url"])
        await ack()

    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim"))
    await house.ana.press("Claim", on=house.workspace.messages("#care")[0])
    return urls[0]


@pytest.mark.parametrize("word", POSTED)
async def test_a_response_url_says_no(url, word):
    status, said = await sent(url, *POSTED[word])
    assert (status, said["error"]) == (400, word)


async def test_a_response_url_is_used_up_or_was_never_given(house, url):
    assert await sent(f"{url}x", b'{"text": "x"}', JSON) == (404, {"ok": False, "error": "no_such_url"})
    for number in range(timing.RESPONSE_URL_USES.most):
        house.clock.pass_(number)
        async with aiohttp.ClientSession() as session:
            assert (await session.post(url, json={"text": "x"})).status == 200
    assert await sent(url, b'{"text": "x"}', JSON) == (404, {"ok": False, "error": "used_url"})


async def test_a_response_url_grows_old(house, url):
    house.clock.pass_(timing.RESPONSE_URL.seconds + 1)
    assert await sent(url, b'{"text": "x"}', JSON) == (404, {"ok": False, "error": "expired_url"})


def test_no_word_of_a_response_url_is_left_out():
    assert POSTED.keys() | ABOUT_THE_URL == RESPONSE_URL.keys()
