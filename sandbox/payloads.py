"""What Slack sends the app when a person does something, field by field."""

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any, Final

from sandbox import typed, writings
from sandbox.forms import Field, state_values
from sandbox.model import Channel, Message, User, UserGroup, View
from sandbox.pressables import Pressable
from sandbox.represent import channel_in_payload, message_json, user_group_json, user_json, view_json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]

#: Slack: Reference / Interaction payloads / block_actions, `actions[]`; beside these, what was chosen at the start.
_REPEATED: Final = ("text", "value", "style", "confirm", "placeholder", "accessibility_label")


def _common(workspace: "Workspace", kind: str, user: User) -> Json:
    app = workspace.app
    return {
        "type": kind,
        "team": {"id": app.team_id, "domain": app.team_domain},
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": app.team_id},
        "api_app_id": app.app_id,
        "token": app.verification_token,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def _response_url(workspace: "Workspace", user: User, channel: str, message: Message | None = None) -> str:
    name = workspace.replies.issue(
        user.id,
        channel,
        message_ts=message.ts if message else None,
        thread_ts=message.thread_ts if message else None,
        ephemeral=message is not None and message.visible_to is not None,
    )
    return f"{workspace.base_url}/response/{name}"


def action(workspace: "Workspace", pressed: Pressable) -> Json:
    """One entry of `actions`, for a button or a menu entry."""
    taken: Json = {"type": pressed.kind, "action_id": pressed.action_id, "block_id": pressed.block_id}
    taken["action_ts"] = workspace.stamps.next()
    if pressed.option is not None:
        taken["selected_option"] = pressed.option
    return _of_the_element(pressed.element) | taken


def chosen(workspace: "Workspace", field: Field, state: Json) -> Json:
    """One entry of `actions`, for an element that keeps a value: what `state.values` has, and where it stands."""
    block_id, action_id = field.key
    where = {"action_id": action_id, "block_id": block_id, "action_ts": workspace.stamps.next()}
    return _of_the_element(field.element) | state | where


def _of_the_element(element: Json) -> Json:
    """What an action repeats of the element that was used."""
    return {key: value for key, value in element.items() if key in _REPEATED or key.startswith("initial_")}


def pressed_on_message(workspace: "Workspace", user: User, message: Message, taken: Json) -> Json:
    """`block_actions` from a message; an ephemeral one is named, but not included."""
    ephemeral = message.visible_to is not None
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts is not None:
        container["thread_ts"] = message.thread_ts
    payload = _common(workspace, "block_actions", user) | {
        "container": container,
        "channel": channel_in_payload(workspace.channels[message.channel]),
        "state": {"values": state_values(message.blocks, {})},
        "trigger_id": workspace.triggers.issue(user.id),
        "response_url": _response_url(workspace, user, message.channel, message),
        "actions": [taken],
    }
    return payload if ephemeral else payload | {"message": message_json(workspace, message, metadata=True)}


def pressed_on_view(workspace: "Workspace", user: User, view: View, taken: Json) -> Json:
    """`block_actions` from a modal or a Home tab; what was entered stands in the view, and nowhere beside it."""
    modal = view.body["type"] == "modal"
    return _common(workspace, "block_actions", user) | {
        "container": {"type": "view", "view_id": view.id},
        "view": view_json(workspace, view),
        "trigger_id": workspace.triggers.issue(user.id, from_view=view.id if modal else None),
        "actions": [taken],
    }


def submitted(workspace: "Workspace", user: User, view: View) -> Json:
    return _common(workspace, "view_submission", user) | {
        "view": view_json(workspace, view),
        "trigger_id": workspace.triggers.issue(user.id, from_view=view.id),
        "response_urls": [],
    }


def closed(workspace: "Workspace", user: User, view: View, *, cleared: bool) -> Json:
    """`view_closed`; *cleared* when the whole stack went at once."""
    return _common(workspace, "view_closed", user) | {"view": view_json(workspace, view), "is_cleared": cleared}


def message_shortcut(workspace: "Workspace", user: User, callback_id: str, message: Message) -> Json:
    return _common(workspace, "message_action", user) | {
        "callback_id": callback_id,
        "action_ts": workspace.stamps.next(),
        "channel": channel_in_payload(workspace.channels[message.channel]),
        "message_ts": message.ts,
        "message": message_json(workspace, message, metadata=True),
        "trigger_id": workspace.triggers.issue(user.id),
        "response_url": _response_url(workspace, user, message.channel, message),
    }


def command(workspace: "Workspace", user: User, channel: Channel, name: str, text: str) -> Json:
    """Slash commands are flat form fields, all of them strings; names become ids where the manifest says so."""
    app = workspace.app
    escaped = writings.for_a_command(typed.read(text, user, workspace.directory))
    return {
        "token": app.verification_token,
        "team_id": app.team_id,
        "team_domain": app.team_domain,
        "channel_id": channel.id,
        "channel_name": channel_in_payload(channel)["name"],
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": escaped if name in app.escaping else text,
        "api_app_id": app.app_id,
        "is_enterprise_install": "false",
        "response_url": _response_url(workspace, user, channel.id),
        "trigger_id": workspace.triggers.issue(user.id),
    }


def event(workspace: "Workspace", inner: Json) -> Json:
    """The envelope of the Events API; its `event_id` stays the same when it is sent again."""
    app = workspace.app
    about = {"et": inner["type"], "tid": app.team_id, "aid": app.app_id, "cid": inner.get("channel")}
    return {
        "type": "event_callback",
        "token": app.verification_token,
        "team_id": app.team_id,
        "context_team_id": app.team_id,
        "context_enterprise_id": None,
        "api_app_id": app.app_id,
        "event": inner,
        "event_id": workspace.ids.next("Ev"),
        "event_time": int(workspace.clock()),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": app.team_id,
                "user_id": app.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{b64encode(json.dumps(about).encode()).decode()}",
    }


def url_verification(workspace: "Workspace", challenge: str) -> Json:
    """Sent once, when a request URL is entered."""
    return {"token": workspace.app.verification_token, "challenge": challenge, "type": "url_verification"}


def home_opened(workspace: "Workspace", user: User) -> Json:
    home = workspace.views.home(user.id)
    shown = {} if home is None else {"view": view_json(workspace, home)}
    channel = workspace.dm_with(user.id).id
    return {
        "type": "app_home_opened",
        "user": user.id,
        "channel": channel,
        "tab": "home",
        "event_ts": workspace.stamps.next(),
        **shown,
    }


def user_changed(workspace: "Workspace", user: User) -> Json:
    stamp = workspace.stamps.next()
    return {
        "type": "user_change",
        "user": user_json(workspace, user),
        "cache_ts": int(float(stamp)),
        "event_ts": stamp,
    }


def user_group_updated(workspace: "Workspace", group: UserGroup) -> Json:
    shown = user_group_json(workspace, group, users=True, count=True)
    return {"type": "subteam_updated", "subteam": shown, "event_ts": workspace.stamps.next()}


def user_group_members_changed(
    workspace: "Workspace", group: UserGroup, before: int, added: list[str], removed: list[str]
) -> Json:
    return {
        "type": "subteam_members_changed",
        "subteam_id": group.id,
        "team_id": workspace.app.team_id,
        "date_previous_update": before,
        "date_update": group.updated,
        "added_users": added,
        "added_users_count": len(added),
        "removed_users": removed,
        "removed_users_count": len(removed),
        "event_ts": workspace.stamps.next(),
    }


def said(workspace: "Workspace", channel: Channel, message: Message) -> Json:
    kind = {"im": "im", "groups": "group", "channels": "channel"}[channel.kind]
    return message_json(workspace, message) | {"channel": channel.id, "channel_type": kind, "event_ts": message.ts}
