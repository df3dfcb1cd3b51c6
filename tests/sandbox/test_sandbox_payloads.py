"""What the app is sent has every field that Slack's own payloads have."""

import json
from urllib.parse import parse_qsl

import pytest
from sandbox_cards import button, card, field, modal, option, plain, text_input

from sandbox import payloads

pytestmark = pytest.mark.anyio

_WHO = {"id", "username", "name", "team_id"}
_COMMON = {"type", "team", "user", "api_app_id", "token", "enterprise", "is_enterprise_install"}
_VIEW = {
    "id", "team_id", "type", "blocks", "private_metadata", "callback_id", "state", "hash", "title", "clear_on_close",
    "notify_on_close", "close", "submit", "previous_view_id", "root_view_id", "app_id", "external_id",
    "app_installed_team_id", "bot_id",
}  # fmt: skip
_OWN_MESSAGE = {"bot_id", "type", "text", "user", "ts", "app_id", "blocks", "team", "bot_profile"}
_ENVELOPE = {
    "token", "team_id", "context_team_id", "context_enterprise_id", "api_app_id", "event", "type", "event_id",
    "event_time", "authorizations", "is_ext_shared_channel", "event_context",
}  # fmt: skip
#: Slack: Reference / Interaction payloads / <type>, Reference / Events / <type>, Interactivity / Slash commands:
#: the fields of the examples there, and by path those of what they hold.
REAL = {
    "block_actions of a message": {
        "": _COMMON | {"container", "trigger_id", "channel", "message", "state", "response_url", "actions"},
        "user": _WHO,
        "team": {"id", "domain"},
        "container": {"type", "message_ts", "channel_id", "is_ephemeral"},
        "channel": {"id", "name"},
        "message": _OWN_MESSAGE | {"metadata"},
        "message.bot_profile": {"id", "app_id", "user_id", "name", "icons", "deleted", "updated", "team_id"},
        "actions.0": {"action_id", "block_id", "text", "value", "type", "style", "confirm", "action_ts"},
        "actions.0.text": {"type", "text", "emoji"},
    },
    "block_actions of a reply": {
        "container": {"type", "message_ts", "channel_id", "is_ephemeral", "thread_ts"},
        "message": _OWN_MESSAGE | {"thread_ts", "parent_user_id"},
    },
    "block_actions of an ephemeral message": {
        "": _COMMON | {"container", "trigger_id", "channel", "state", "response_url", "actions"},
    },
    "block_actions of a menu": {
        "actions.0": {
            "type", "action_id", "block_id", "selected_option", "initial_option", "placeholder", "action_ts",
        },
        "actions.0.selected_option": {"text", "value"},
    },
    "block_actions of a modal": {
        "": _COMMON | {"container", "trigger_id", "view", "actions"},
        "container": {"type", "view_id"},
        "view": _VIEW,
    },
    "view_submission": {
        "": _COMMON | {"trigger_id", "view", "response_urls"},
        "view": _VIEW,
        "view.state.values.message.message": {"type", "value"},
    },
    "view_closed": {"": _COMMON | {"view", "is_cleared"}, "view": _VIEW},
    "message_action": {
        "": _COMMON
        | {"callback_id", "action_ts", "channel", "message_ts", "message", "trigger_id", "response_url"},
        "message": {"type", "user", "ts", "text", "team", "client_msg_id", "blocks"},
    },
    "slash command": {
        "": {
            "token", "team_id", "team_domain", "channel_id", "channel_name", "user_id", "user_name", "command", "text",
            "api_app_id", "is_enterprise_install", "response_url", "trigger_id",
        },
    },
    "app_home_opened": {
        "": _ENVELOPE,
        "event": {"type", "user", "channel", "tab", "event_ts"},
        "authorizations.0": {"enterprise_id", "team_id", "user_id", "is_bot", "is_enterprise_install"},
    },
    "app_home_opened again": {"event": {"type", "user", "channel", "tab", "view", "event_ts"}, "event.view": _VIEW},
    "message": {
        "": _ENVELOPE,
        "event": {
            "type", "channel", "user", "text", "ts", "event_ts", "channel_type", "team", "client_msg_id", "blocks",
        },
        "event.blocks.0": {"type", "block_id", "elements"},
    },
    "message in a thread": {
        "event": {
            "type", "channel", "user", "text", "ts", "event_ts", "channel_type", "team", "client_msg_id", "blocks",
            "thread_ts", "parent_user_id",
        },
    },
    "user_change": {
        "event": {"type", "user", "cache_ts", "event_ts"},
        "event.user": {
            "id", "team_id", "name", "deleted", "color", "real_name", "tz", "tz_label", "tz_offset", "profile",
            "is_admin", "is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted", "is_bot",
            "is_app_user", "updated", "is_email_confirmed", "who_can_share_contact_card",
        },
        "event.user.profile": {
            "title", "phone", "skype", "real_name", "real_name_normalized", "display_name",
            "display_name_normalized", "fields", "status_text", "status_emoji", "status_emoji_display_info",
            "status_expiration", "avatar_hash", "email", "first_name", "last_name", "image_24", "image_32",
            "image_48", "image_72", "image_192", "image_512", "status_text_canonical", "team",
        },
    },
    "subteam_members_changed": {
        "event": {
            "type", "subteam_id", "team_id", "date_previous_update", "date_update", "added_users",
            "added_users_count", "removed_users", "removed_users_count", "event_ts",
        },
    },
    "subteam_updated": {
        "event": {"type", "subteam", "event_ts"},
        "event.subteam": {
            "id", "team_id", "is_usergroup", "is_subteam", "name", "description", "handle", "is_external",
            "date_create", "date_update", "date_delete", "auto_provision", "enterprise_subteam_id", "created_by",
            "updated_by", "deleted_by", "prefs", "users", "user_count",
        },
    },
    "url_verification": {"": {"token", "challenge", "type"}},
}  # fmt: skip

METADATA = {"event_type": "ringback_message", "event_payload": {"key": "k"}}
CONFIRM = {name: plain(name) for name in ("title", "text", "confirm", "deny")}


def payload_in(body):
    """As the app reads it: JSON, a form with `payload`, or a flat form."""
    if body.startswith(b"{"):
        return json.loads(body)
    form = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return json.loads(form["payload"]) if "payload" in form else form


@pytest.fixture
async def heard(house):
    """Everything that can be sent, by what it is."""
    house.workspace.strict_rates = False
    house.workspace.app.events |= {"message.channels", "user_change", "subteam_members_changed", "subteam_updated"}
    house.workspace.app.scopes |= {"channels:history", "usergroups:read"}
    house.workspace.user_groups.add("S0CARE", "care-team", ["U0ANA"])
    found, about = {}, [""]

    async def post(url, body, headers):
        found[about[0]] = payload_in(body)
        return 200, b""

    house.workspace.connect("http://bot/slack/events", post=post)
    for name, act in acts(house):
        about[0] = name
        await act()
    return found


def acts(house):
    client, care, ana = house.client, house.workspace.messages, house.ana
    pressable = {**button("Claim", "ticket.claim"), "style": "primary", "confirm": CONFIRM}
    menu = {"type": "static_select", "action_id": "pick", "placeholder": plain("Pick"), "options": [option("One", "1")]}
    menu["initial_option"] = menu["options"][0]
    blocks = [{"type": "actions", "elements": [pressable, menu]}]

    async def pressed():
        await client.chat_postMessage(channel="C0CARE", text="new", blocks=blocks, metadata=METADATA)
        await ana.press("Claim", on=care("#care")[0])

    async def pressed_in_a_thread():
        await client.chat_postMessage(channel="C0CARE", text="r", blocks=blocks, thread_ts=care("#care")[0].ts)
        await ana.press("Claim", on=house.workspace.thread(care("#care")[0])[0])

    async def pressed_on_what_others_do_not_see():
        await client.chat_postEphemeral(channel="C0CARE", user="U0ANA", text="x", blocks=card("Next", "Claim"))
        await ana.press("Claim", on=ana.ephemerals()[0])

    async def chosen():
        await ana.choose("pick", "1", on=care("#care")[0])

    async def pressed_in_a_form():
        form = modal(*blocks, field("message", text_input("message", initial_value="x")), notify_on_close=True)
        house.workspace.views.open("U0ANA", form)
        await ana.press("Claim", on=ana.modal)

    async def home_again():
        await client.views_publish(user_id="U0ANA", view={"type": "home", "blocks": card("3 open", "Next")})
        await ana.open_home()

    async def closed():
        await pressed_in_a_form()
        await ana.close()

    async def members_changed():
        group = house.workspace.user_groups.by_id["S0CARE"]
        changed = payloads.user_group_members_changed(house.workspace, group, 1, ["U0BEN"], [])
        await house.workspace.events.tell(changed)

    async def in_a_thread():
        await house.ben.say("and more", thread=care("#care")[0])

    return [
        ("block_actions of a message", pressed),
        ("block_actions of a reply", pressed_in_a_thread),
        ("block_actions of an ephemeral message", pressed_on_what_others_do_not_see),
        ("block_actions of a menu", chosen),
        ("block_actions of a modal", pressed_in_a_form),
        ("view_submission", ana.fill_and_submit),
        ("view_closed", closed),
        ("app_home_opened", ana.open_home),
        ("app_home_opened again", home_again),
        ("message", lambda: house.ben.say("Grace rang", channel="#care")),
        ("message_action", lambda: ana.shortcut("ticket.note", on=care("#care")[-1])),
        ("message in a thread", in_a_thread),
        ("slash command", lambda: ana.command("/loop", "me", channel="#care")),
        ("user_change", lambda: house.workspace.events.changed(ana.user)),
        ("subteam_members_changed", members_changed),
        ("subteam_updated", lambda: house.workspace.user_groups.rename("S0CARE", "carers")),
        ("url_verification", house.workspace.events.verify),
    ]


def at(path, payload):
    for step in filter(None, path.split(".")):
        payload = payload[int(step)] if step.isdigit() else payload[step]
    return payload


async def test_every_payload_has_the_fields_of_a_real_one(heard):
    assert heard.keys() == REAL.keys()
    missing = {
        (name, path): sorted(fields - at(path, heard[name]).keys())
        for name, paths in REAL.items()
        for path, fields in paths.items()
        if fields - at(path, heard[name]).keys()
    }
    assert missing == {}


async def test_nothing_stands_beside_them_that_an_app_could_come_to_rely_on(heard):
    more = {
        (name, path): sorted(at(path, heard[name]).keys() - fields)
        for name, paths in REAL.items()
        for path, fields in paths.items()
        if path in {"", "container", "channel", "team", "user"}
    }
    assert {what: names for what, names in more.items() if names} == {}


async def test_a_command_is_strings_and_nothing_else(heard):
    assert all(isinstance(value, str) for value in heard["slash command"].values())


async def test_an_answer_to_a_post_has_what_slacks_has(house):
    posted = await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=card("Grace", "Claim"))
    assert posted.data.keys() >= {"ok", "channel", "ts", "message"}
    assert posted["message"].keys() >= _OWN_MESSAGE
    updated = await house.client.chat_update(channel="C0CARE", ts=posted["ts"], text="y")
    assert updated.data.keys() >= {"ok", "channel", "ts", "text", "message"}

    house.workspace.app.scopes |= {"channels:read"}
    shown = (await house.client.conversations_info(channel="C0CARE"))["channel"]
    assert shown.keys() >= {"id", "name", "is_channel", "is_private", "is_archived", "is_member", "topic", "purpose"}
    assert "already_open" not in (await house.client.conversations_open(users="U0ANA"))
    again = await house.client.conversations_open(users="U0ANA", return_im=True)
    assert (again["no_op"], again["already_open"], again["channel"]["user"]) == (True, True, "U0ANA")
