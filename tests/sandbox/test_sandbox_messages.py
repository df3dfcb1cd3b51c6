"""Posting, changing, finding and deleting messages, with Slack's own refusals."""

import pytest
from sandbox_cards import card, section
from slack_sdk.errors import SlackApiError

pytestmark = pytest.mark.anyio


async def refusal(call):
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_a_message_is_posted_changed_and_deleted(house):
    posted = await house.client.chat_postMessage(channel="C0CARE", text="one", blocks=card("One", "Claim"))
    assert posted["ts"] == "1700000000.000100"
    assert posted["message"]["bot_id"] == "B0RINGBACK"

    await house.client.chat_update(channel="C0CARE", ts=posted["ts"], text="two", blocks=card("Two"[:3])[:1])
    [message] = house.workspace.messages("#care")
    assert (message.plain_text, message.shown) == ("two", "Two")
    assert message.edited is None

    await house.client.chat_delete(channel="C0CARE", ts=posted["ts"])
    assert house.workspace.messages("#care") == []


async def test_an_update_with_text_alone_removes_the_blocks(house):
    posted = await house.client.chat_postMessage(channel="C0CARE", text="one", blocks=card("One", "Claim"))
    await house.client.chat_update(channel="C0CARE", ts=posted["ts"], text="two")

    [message] = house.workspace.messages("#care")
    assert message.blocks == []
    assert message.shown == "two"
    assert message.edited["user"] == "U0RINGBACK"


async def test_metadata_stays_until_it_is_taken_away(house):
    metadata = {"event_type": "ringback_message", "event_payload": {"key": "a"}}
    posted = await house.client.chat_postMessage(channel="C0CARE", text="one", metadata=metadata)

    await house.client.chat_update(channel="C0CARE", ts=posted["ts"], text="two")
    assert house.workspace.messages("#care")[0].metadata == metadata

    await house.client.chat_update(channel="C0CARE", ts=posted["ts"], text="two", metadata={})
    assert house.workspace.messages("#care")[0].metadata is None


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ({"event_type": "x"}, "invalid_metadata_format"),
        ({"event_type": "x", "event_payload": {"a": {"b": {"c": 1}}}}, "invalid_metadata_format"),
        ({"event_type": "x", "event_payload": {"a": "b" * 9000}}, "metadata_too_large"),
    ],
)
async def test_metadata_that_slack_refuses(house, metadata, error):
    response = await refusal(house.client.chat_postMessage(channel="C0CARE", text="one", metadata=metadata))
    assert response["error"] == error


async def test_metadata_with_a_dot_in_its_type_is_silently_lost(house):
    metadata = {"event_type": "ringback.message", "event_payload": {"key": "a"}}
    await house.client.chat_postMessage(channel="C0CARE", text="one", metadata=metadata)
    assert house.workspace.messages("#care")[0].metadata is None


async def test_threads(house):
    parent = await house.client.chat_postMessage(channel="C0CARE", text="parent")
    await house.client.chat_postMessage(channel="C0CARE", text="reply", thread_ts=parent["ts"])
    await house.ben.say("also me", thread=house.workspace.messages("#care")[0])

    [message] = house.workspace.messages("#care")
    assert [reply.text for reply in house.workspace.thread(message)] == ["reply", "also me"]
    assert message.reply_users == ("U0RINGBACK", "U0BEN")

    response = await refusal(house.client.chat_postMessage(channel="C0CARE", text="x", thread_ts="1.000000"))
    assert response["error"] == "thread_not_found"


async def test_a_user_id_opens_the_direct_message(house):
    posted = await house.client.chat_postMessage(channel="U0ANA", text="Good morning, Ana.")
    opened = await house.client.conversations_open(users="U0ANA")

    assert posted["channel"] == opened["channel"]["id"] == "D0ANA"
    assert [m.text for m in house.workspace.dms("ana")] == ["Good morning, Ana."]
    assert [m.text for m in house.workspace.messages("@ana")] == ["Good morning, Ana."]

    response = await refusal(house.client.chat_update(channel="U0ANA", ts=posted["ts"], text="x"))
    assert response["error"] == "channel_not_found"


async def test_nobody_reads_direct_messages_whose_account_is_closed(house):
    opened = await house.client.chat_postMessage(channel="U0ANA", text="Good morning, Ana.")
    house.workspace.deactivate("U0ANA")

    response = await refusal(house.client.chat_postMessage(channel=opened["channel"], text="And another thing."))

    assert response["error"] == "user_disabled"
    house.workspace.app.scopes.add("im:read")
    info = await house.client.conversations_info(channel=opened["channel"])
    assert info["channel"]["is_user_deleted"]
    house.workspace.reactivate("U0ANA")
    assert (await house.client.chat_postMessage(channel=opened["channel"], text="Welcome back."))["ok"]


async def test_only_they_see_an_ephemeral_message(house):
    sent = await house.client.chat_postEphemeral(channel="C0CARE", user="U0ANA", text="psst")

    assert [m.text for m in house.ana.ephemerals()] == ["psst"]
    assert house.ben.ephemerals() == []
    assert house.workspace.messages("#care") == []
    response = await refusal(house.client.chat_update(channel="C0CARE", ts=sent["message_ts"], text="x"))
    assert response["error"] == "message_not_found"


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C0OTHER", "not_in_channel"),
        ("C0NOWHERE", "channel_not_found"),
        ("C0OLD", "is_archived"),
        ("C0SECRET", "channel_not_found"),
    ],
)
async def test_where_the_bot_cannot_post(house, channel, error):
    house.workspace.add_channel("C0OLD", "old")
    house.workspace.archive("#old")
    house.workspace.add_channel("C0SECRET", "secret", private=True, bot=False)

    assert (await refusal(house.client.chat_postMessage(channel=channel, text="x")))["error"] == error


async def test_only_own_messages_can_be_changed(house):
    theirs = await house.ana.say("hello", channel="#care")

    assert (await refusal(house.client.chat_update(channel="C0CARE", ts=theirs.ts, text="x")))[
        "error"
    ] == "cant_update_message"
    assert (await refusal(house.client.chat_delete(channel="C0CARE", ts=theirs.ts)))["error"] == "cant_delete_message"
    assert (await refusal(house.client.chat_update(channel="C0CARE", ts="1.0", text="x")))[
        "error"
    ] == "message_not_found"


async def test_a_message_without_words_is_refused(house):
    call = house.client.api_call("chat.postMessage", json={"channel": "C0CARE", "text": " "})
    assert (await refusal(call))["error"] == "no_text"


async def test_long_text_is_cut_when_posted_and_refused_when_updated(house):
    posted = await house.client.chat_postMessage(channel="C0CARE", text="x" * 40_001)
    assert len(house.workspace.messages("#care")[0].text) == 40_000

    assert (await house.client.chat_update(channel="C0CARE", ts=posted["ts"], text="x" * 4000))["ok"]
    response = await refusal(house.client.chat_update(channel="C0CARE", ts=posted["ts"], text="x" * 4001))
    assert response["error"] == "msg_too_long"


async def test_blocks_slack_refuses_come_back_with_slacks_words(house):
    response = await refusal(house.client.chat_postMessage(channel="C0CARE", text="x", blocks=[section("x" * 3001)]))

    assert response["error"] == "invalid_blocks"
    assert response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]


async def test_looking_back_needs_the_right_and_finds_the_metadata(house):
    metadata = {"event_type": "ringback_message", "event_payload": {"key": "k1"}}
    first = await house.client.chat_postMessage(channel="C0CARE", text="one", metadata=metadata)
    await house.client.chat_postMessage(channel="C0CARE", text="two")

    response = await refusal(house.client.conversations_history(channel="C0CARE"))
    assert response["error"] == "missing_scope"
    assert response["needed"] == "channels:history,groups:history,mpim:history,im:history"
    assert "chat:write" in response["provided"]

    house.workspace.app.scopes.add("channels:history")
    page = await house.client.conversations_history(channel="C0CARE", include_all_metadata=True, limit=1)
    assert [m["text"] for m in page["messages"]] == ["two"]
    rest = await house.client.conversations_history(
        channel="C0CARE", include_all_metadata=True, limit=1, cursor=page["response_metadata"]["next_cursor"]
    )
    assert rest["messages"][0]["metadata"] == metadata
    newer = await house.client.conversations_history(channel="C0CARE", oldest=first["ts"])
    assert [m["text"] for m in newer["messages"]] == ["two"]
    assert "metadata" not in newer["messages"][0]


async def test_replies_come_with_their_parent(house):
    house.workspace.app.scopes.add("channels:history")
    parent = await house.client.chat_postMessage(channel="C0CARE", text="parent")
    await house.client.chat_postMessage(channel="C0CARE", text="reply", thread_ts=parent["ts"])

    found = await house.client.conversations_replies(channel="C0CARE", ts=parent["ts"])

    assert [m["text"] for m in found["messages"]] == ["parent", "reply"]
    assert found["messages"][0]["reply_count"] == 1


async def test_people_are_found_by_their_address(house):
    found = await house.client.users_lookupByEmail(email="Ana@contoso.example")
    assert found["user"]["id"] == "U0ANA"
    assert found["user"]["profile"]["email"] == "ana@contoso.example"

    gone = await refusal(house.client.users_lookupByEmail(email="gone@contoso.example"))
    assert gone["error"] == "users_not_found"
    assert (await refusal(house.client.users_info(user="U0NOBODY")))["error"] == "user_not_found"

    house.workspace.app.scopes.discard("users:read.email")
    assert (await refusal(house.client.users_lookupByEmail(email="ana@contoso.example")))[
        "needed"
    ] == "users:read.email"
    assert "email" not in (await house.client.users_info(user="U0ANA"))["user"]["profile"]


async def test_tokens(house):
    tested = await house.client.auth_test()
    assert tested["user_id"] == "U0RINGBACK"
    assert "chat:write" in tested.headers["x-oauth-scopes"]
    assert (await refusal(house.client.auth_test(token="xoxb-other")))["error"] == "invalid_auth"

    house.workspace.app.revoked = True
    assert (await refusal(house.client.auth_test()))["error"] == "token_revoked"


async def test_an_unknown_method(house):
    assert (await refusal(house.client.api_call("chat.postMesage")))["error"] == "unknown_method"


async def test_a_picture_is_uploaded_into_a_thread(house):
    parent = await house.client.chat_postMessage(channel="C0CARE", text="The team's week")
    uploaded = await house.client.files_upload_v2(
        filename="week.png",
        content=b"\x89PNG",
        channel="C0CARE",
        thread_ts=parent["ts"],
        initial_comment="A chart",
        alt_txt="61 of 64",
    )

    [reply] = house.workspace.thread(house.workspace.messages("#care")[0])
    assert reply.text == "A chart"
    assert house.workspace.files[reply.files[0]].content == b"\x89PNG"
    assert uploaded["file"]["alt_txt"] == "61 of 64"


async def test_channels(house):
    house.workspace.app.scopes |= {"channels:read", "channels:join"}
    listed = await house.client.conversations_list()
    assert [(c["id"], c["is_member"]) for c in listed["channels"]] == [("C0CARE", True), ("C0OTHER", False)]

    await house.client.conversations_join(channel="C0OTHER")
    assert (await house.client.conversations_info(channel="C0OTHER"))["channel"]["is_member"]
    members = await house.client.conversations_members(channel="C0OTHER")
    assert members["members"] == ["U0BEN", "U0RINGBACK"]


async def test_a_permalink_names_the_message(house):
    posted = await house.client.chat_postMessage(channel="C0CARE", text="one")
    link = await house.client.chat_getPermalink(channel="C0CARE", message_ts=posted["ts"])
    assert link["permalink"].endswith("/archives/C0CARE/p1700000000000100")


async def test_every_call_is_remembered_without_its_token(house):
    await house.client.chat_postMessage(channel="C0CARE", text="one")
    await refusal(house.client.chat_postMessage(channel="C0OTHER", text="two"))

    calls = house.workspace.called("chat.postMessage")
    assert [(call.args["text"], call.error) for call in calls] == [("one", None), ("two", "not_in_channel")]
    assert "xoxb" not in str(calls)
