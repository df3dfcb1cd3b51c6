"""Each word that a method may say no with, got from it by an unmodified client."""

import pytest
from sandbox_cards import button, card, field, modal, section
from sandbox_limits import words
from slack_sdk.errors import SlackApiError

from sandbox import File
from sandbox.methods.refusals import REFUSALS

pytestmark = pytest.mark.anyio

NOWHERE = "1.000000"
HOME = {"type": "home", "blocks": []}


async def refusal(call):
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


@pytest.fixture
async def furnished(house):
    """Beside the two channels: an archived one, a private one without the bot, and a message of each author."""
    house.workspace.add_user("U0LEFT", "left", "Left Since", "left@contoso.example")
    house.workspace.dm_with("U0LEFT")
    house.workspace.deactivate("U0LEFT")
    house.workspace.add_channel("C0OLD", "old", members=["U0ANA"])
    house.old = await house.client.chat_postMessage(channel="C0OLD", text="x")
    house.workspace.archive("#old")
    house.workspace.add_channel("G0SECRET", "secret", private=True, bot=False)
    house.own = await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Respond"))
    house.theirs = await house.ana.say("hello", channel="#care")
    house.workspace.files["FILE"] = File(id="FILE", name="a.png", length=4, uploaded=True)
    house.workspace.dm_with("U0ANA")
    house.workspace.user_groups.add("S0OLD", "old-team", ["U0ANA"]).disabled = 1
    rights = {"channels:read", "channels:join", "channels:history", "im:read", "files:read", "usergroups:read"}
    house.workspace.app.scopes |= rights
    return house


#: What no message may say, by whichever method.
CONTENT = [
    ("no_text", {"text": " \n"}),
    ("too_many_attachments", {"attachments": [{}] * 101}),
    ("invalid_attachments", {"attachments": "["}),
    ("invalid_blocks", {"blocks": [section(words(3001))]}),
    ("invalid_blocks", {"blocks": [{"type": "image", "slack_file": {"id": "F9"}, "alt_text": "a"}]}),
    ("invalid_blocks_format", {"blocks": "{"}),
    ("invalid_blocks_format", {"blocks": {"type": "divider"}}),
    ("msg_blocks_too_long", {"blocks": [section(words(3000))] * 5}),
    ("markdown_text_conflict", {"markdown_text": "**x**"}),
    ("msg_too_long", {"text": None, "markdown_text": words(12_001)}),
    ("no_text", {"text": None, "markdown_text": " "}),
]
METADATA = [
    ("invalid_metadata_format", {"metadata": {"event_type": "x"}}),
    ("metadata_too_large", {"metadata": {"event_type": "x", "event_payload": {"a": words(9000)}}}),
]
WHERE = [
    ("channel_not_found", {"channel": "C0NOWHERE"}),
    ("channel_not_found", {"channel": "G0SECRET"}),
    ("channel_not_found", {"channel": "U0GONE"}),
    ("not_in_channel", {"channel": "C0OTHER", "user": "U0BEN"}),
    ("is_archived", {"channel": "C0OLD"}),
    ("user_disabled", {"channel": "D0LEFT"}),
    ("thread_not_found", {"thread_ts": NOWHERE}),
]
POST = {"channel": "C0CARE", "text": "x"}
WHISPER = {"channel": "C0CARE", "user": "U0ANA", "text": "x"}
UPDATE = {"channel": "C0CARE", "ts": "OWN", "text": "x"}
FORM = modal(field("f"))

#: (word, method, arguments); OWN, THEIRS and OLD stand for the furniture's times.
CASES = [
    *[(word, "chat.postMessage", POST | more) for word, more in (*CONTENT, *WHERE, *METADATA)],
    *[(word, "chat.postEphemeral", WHISPER | more) for word, more in (*CONTENT, *WHERE)],
    *[(word, "chat.update", UPDATE | more) for word, more in (*CONTENT, *METADATA)],
    ("invalid_arguments", "chat.postMessage", {"text": "x"}),
    ("user_not_in_channel", "chat.postEphemeral", WHISPER | {"user": "U0GONE"}),
    ("message_not_found", "chat.update", UPDATE | {"ts": NOWHERE}),
    ("channel_not_found", "chat.update", UPDATE | {"channel": "U0ANA"}),
    ("cant_update_message", "chat.update", UPDATE | {"ts": "THEIRS"}),
    ("is_inactive", "chat.update", {"channel": "C0OLD", "ts": "OLD", "text": "x"}),
    ("msg_too_long", "chat.update", UPDATE | {"text": words(4001)}),
    ("message_not_found", "chat.delete", {"channel": "C0CARE", "ts": NOWHERE}),
    ("channel_not_found", "chat.delete", {"channel": "C0NOWHERE", "ts": NOWHERE}),
    ("cant_delete_message", "chat.delete", {"channel": "C0CARE", "ts": "THEIRS"}),
    ("message_not_found", "chat.getPermalink", {"channel": "C0CARE", "message_ts": NOWHERE}),
    ("channel_not_found", "chat.getPermalink", {"channel": "C0NOWHERE", "message_ts": NOWHERE}),
    ("channel_not_found", "conversations.history", {"channel": "G0SECRET"}),
    ("not_in_channel", "conversations.history", {"channel": "C0OTHER"}),
    ("invalid_cursor", "conversations.history", {"channel": "C0CARE", "cursor": "!"}),
    ("channel_not_found", "conversations.replies", {"channel": "G0SECRET", "ts": NOWHERE}),
    ("not_in_channel", "conversations.replies", {"channel": "C0OTHER", "ts": NOWHERE}),
    ("thread_not_found", "conversations.replies", {"channel": "C0CARE", "ts": NOWHERE}),
    ("invalid_cursor", "conversations.replies", {"channel": "C0CARE", "ts": "OWN", "cursor": "!"}),
    ("channel_not_found", "conversations.info", {"channel": "C0NOWHERE"}),
    ("channel_not_found", "conversations.members", {"channel": "C0NOWHERE"}),
    ("invalid_cursor", "conversations.members", {"channel": "C0CARE", "cursor": "!"}),
    ("invalid_cursor", "conversations.list", {"cursor": "!"}),
    ("channel_not_found", "conversations.join", {"channel": "C0NOWHERE"}),
    ("is_archived", "conversations.join", {"channel": "C0OLD"}),
    ("method_not_supported_for_channel_type", "conversations.join", {"channel": "D0ANA"}),
    ("users_list_not_supplied", "conversations.open", {}),
    ("user_not_found", "conversations.open", {"users": "U0NOBODY"}),
    ("user_disabled", "conversations.open", {"users": "U0GONE"}),
    ("user_not_found", "users.info", {"user": "U0NOBODY"}),
    ("invalid_cursor", "users.list", {"cursor": "!"}),
    ("users_not_found", "users.lookupByEmail", {"email": "nobody@contoso.example"}),
    ("users_not_found", "users.lookupByEmail", {"email": "gone@contoso.example"}),
    ("no_such_subteam", "usergroups.users.list", {"usergroup": "S9"}),
    ("no_such_subteam", "usergroups.users.list", {"usergroup": "S0OLD"}),
    ("invalid_arguments", "usergroups.users.list", {}),
    ("file_not_found", "files.info", {"file": "F9"}),
    ("file_not_found", "files.completeUploadExternal", {"files": [{"id": "F9"}]}),
    ("channel_not_found", "files.completeUploadExternal", {"files": [{"id": "FILE"}], "channel_id": "C0NOWHERE"}),
    ("not_in_channel", "files.completeUploadExternal", {"files": [{"id": "FILE"}], "channel_id": "C0OTHER"}),
    (
        "thread_not_found",
        "files.completeUploadExternal",
        {"files": [{"id": "FILE"}], "channel_id": "C0CARE", "thread_ts": NOWHERE},
    ),
    ("invalid_arguments", "files.getUploadURLExternal", {"filename": "a.png", "length": 0}),
    ("invalid_trigger_id", "views.open", {"trigger_id": "never.seen", "view": FORM}),
    ("invalid_trigger_id", "views.push", {"trigger_id": "never.seen", "view": FORM}),
    ("not_found", "views.update", {"view_id": "V9", "view": FORM}),
    ("user_not_found", "views.publish", {"user_id": "U0NOBODY", "view": HOME}),
    ("unknown_method", "chat.postMesage", {}),
]
#: Methods whose arguments come with the address.
READS = {"chat.getPermalink", "files.getUploadURLExternal", "files.info"}
READS |= {f"conversations.{verb}" for verb in ("history", "info", "list", "members", "replies")}
READS |= {"usergroups.list", "usergroups.users.list"}
READS |= {f"users.{verb}" for verb in ("info", "list", "lookupByEmail")}


def called(client, method, arguments):
    how = {"params": arguments} if method in READS else {"json": arguments}
    return client.api_call(method, http_verb="GET" if method in READS else "POST", **how)


@pytest.mark.parametrize(("word", "method", "arguments"), CASES, ids=[f"{method}-{word}" for word, method, _ in CASES])
async def test_a_method_says_no(furnished, word, method, arguments):
    times = {"OWN": furnished.own["ts"], "THEIRS": furnished.theirs.ts, "OLD": furnished.old["ts"]}
    arguments = {name: times.get(str(value), value) for name, value in arguments.items() if value is not None}
    response = await refusal(called(furnished.client, method, arguments))
    assert (response.status_code, response["ok"], response["error"]) == (200, False, word)


async def test_a_message_is_too_old_to_be_edited(furnished):
    furnished.workspace.edit_window = 3600
    update = {"channel": "C0CARE", "ts": furnished.own["ts"], "text": "x"}
    assert (await furnished.client.chat_update(**update))["ok"]

    furnished.clock.pass_(3601)
    assert (await refusal(furnished.client.chat_update(**update)))["error"] == "edit_window_closed"


async def test_tabs_that_are_switched_off(house):
    house.workspace.app.home_tab = house.workspace.app.messages_tab = False
    publishing = house.client.views_publish(user_id="U0ANA", view=HOME)
    assert (await refusal(publishing))["error"] == "not_enabled"
    assert (await refusal(house.client.chat_postMessage(channel="U0ANA", text="x")))["error"] == "messages_tab_disabled"


async def test_a_name_for_two_views(house):
    @house.app.action("ticket.open")
    async def opened(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("f"), external_id="one"))
        await ack()

    home = {"type": "home", "blocks": [], "external_id": "one"}
    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Open"))
    await house.ana.press("Open", on=house.workspace.messages("#care")[0])
    assert (await refusal(house.client.views_publish(user_id="U0ANA", view=home)))["error"] == "duplicate_external_id"

    again = modal(field("f"), external_id="one")
    assert (await house.client.views_update(external_id="one", view=again))["view"]["external_id"] == "one"


async def test_a_fourth_form_by_a_button(house):
    @house.app.action("deeper")
    async def deeper(ack, body, client):
        await ack()
        form = modal({"type": "actions", "elements": [button("Deeper", "deeper")]})
        opening = client.views_push if body.get("view") else client.views_open
        await opening(trigger_id=body["trigger_id"], view=form)

    buttons = [{"type": "actions", "elements": [button("Deeper", "deeper")]}]
    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=buttons)
    assert (await house.ana.press("Deeper", on=house.workspace.messages("#care")[0])).ok
    for _ in range(2):
        assert (await house.ana.press("Deeper", on=house.ana.modal)).ok
    assert not (await house.ana.press("Deeper", on=house.ana.modal)).ok
    assert house.workspace.called("views.push")[-1].error == "push_limit_reached"


TOKENS = [
    ("not_authed", "auth.test", None),
    ("invalid_auth", "auth.test", "xoxb-somebody-elses"),
    ("not_allowed_token_type", "chat.postMessage", "app_token"),
    ("not_allowed_token_type", "apps.connections.open", "bot_token"),
]


@pytest.mark.parametrize(("word", "method", "token"), TOKENS, ids=[f"{word}-{method}" for word, method, _ in TOKENS])
async def test_a_token_that_does_not_fit(house, word, method, token):
    house.client.token = token and getattr(house.workspace.app, token, token)
    assert (await refusal(house.client.api_call(method)))["error"] == word


@pytest.mark.parametrize(("what", "word"), [("revoked", "token_revoked"), ("inactive", "account_inactive")])
async def test_a_token_that_is_good_no_longer(house, what, word):
    setattr(house.workspace.app, what, True)
    assert (await refusal(house.client.chat_postMessage(channel="C0CARE", text="x")))["error"] == word


async def test_some_methods_do_not_read_json(house):
    call = house.client.api_call("users.lookupByEmail", json={"email": "ana@contoso.example"})
    response = await refusal(call)
    assert response["error"] == "invalid_arguments"
    assert response["response_metadata"]["messages"] == ["[ERROR] missing required field: email"]


async def sent(house, body, **headers):
    """A request as no SDK would send it."""
    answer = await house.client.session.post(f"{house.client.base_url}chat.postMessage", data=body, headers=headers)
    return (await answer.json())["error"]


BODIES = [
    ("invalid_json", "application/json", b"{"),
    ("json_not_object", "application/json; charset=utf-8", b"[]"),
    ("invalid_post_type", "application/xml", b"<a/>"),
]


@pytest.mark.parametrize(("word", "kind", "body"), BODIES, ids=[word for word, _, _ in BODIES])
async def test_a_body_that_nobody_can_read(house, word, kind, body):
    bearer = f"Bearer {house.workspace.app.bot_token}"
    assert await sent(house, body, **{"authorization": bearer, "content-type": kind}) == word


async def test_a_token_in_json_is_no_token(house):
    body = b'{"token": "%s", "channel": "C0CARE", "text": "x"}' % house.workspace.app.bot_token.encode()
    assert await sent(house, body, **{"content-type": "application/json"}) == "not_authed"


#: Words with a test of their own: above, or beside what they are about.
ELSEWHERE = {
    ("apps.connections.open", "internal_error"),
    ("chat.postEphemeral", "messages_tab_disabled"),
    ("chat.postMessage", "messages_tab_disabled"),
    ("chat.update", "edit_window_closed"),
    *[(f"views.{verb}", "view_too_large") for verb in ("open", "publish", "push", "update")],
    *[(f"views.{verb}", "duplicate_external_id") for verb in ("open", "publish", "push", "update")],
    *[(f"views.{verb}", f"{what}_trigger_id") for verb in ("open", "push") for what in ("exchanged", "expired")],
    *[(method, "plan_upgrade_required") for method in ("usergroups.list", "usergroups.users.list")],
    ("views.publish", "hash_conflict"),
    ("views.publish", "not_enabled"),
    ("views.push", "not_found"),
    ("views.push", "push_limit_reached"),
    ("views.update", "hash_conflict"),
}


def test_every_word_of_the_table_is_tried():
    listed = {(method, word) for method, words in REFUSALS.items() for word in words}
    assert listed - {(method, word) for word, method, _ in CASES} == ELSEWHERE
