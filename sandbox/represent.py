"""The nouns as they travel in Slack's JSON."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sandbox.forms import state_values
from sandbox.model import Channel, File, Message, User, View

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def user_json(workspace: "Workspace", user: User) -> Json:
    """The e-mail address is only there for apps with `users:read.email`."""
    offset = datetime.fromtimestamp(workspace.clock(), UTC).astimezone(ZoneInfo(user.tz)).utcoffset()
    profile: Json = {"real_name": user.real_name, "display_name": user.name, "team": workspace.app.team_id}
    if user.email and "users:read.email" in workspace.app.scopes:
        profile["email"] = user.email
    return {
        "id": user.id,
        "team_id": workspace.app.team_id,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": user.deactivated,
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "profile": profile,
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": 1700000000,
    }


def channel_json(workspace: "Workspace", channel: Channel) -> Json:
    common = {"id": channel.id, "created": 1700000000, "is_archived": channel.archived, "is_im": channel.kind == "im"}
    if channel.im_with is not None:
        return {**common, "user": channel.im_with, "is_open": True}
    return {
        **common,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.private,
        "is_group": channel.private,
        "is_private": channel.private,
        "is_member": workspace.app.bot_user in channel.members,
        "num_members": len(channel.members),
    }


def channel_in_payload(channel: Channel) -> Json:
    """Payloads name neither direct messages nor private channels."""
    return {"id": channel.id, "name": "privategroup" if channel.private else channel.name}


def message_json(workspace: "Workspace", message: Message, *, metadata: bool = False) -> Json:
    """*metadata* only when the caller asked for it."""
    fields: Json = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": workspace.app.team_id,
    }
    if message.bot_id is not None:
        fields |= {"bot_id": message.bot_id, "app_id": workspace.app.app_id}
    if message.blocks:
        fields["blocks"] = message.blocks
    if message.edited is not None:
        fields["edited"] = message.edited
    if message.files:
        fields["files"] = [file_json(workspace, workspace.files[name]) for name in message.files]
    if metadata and message.metadata is not None:
        fields["metadata"] = message.metadata
    return fields | _thread(message)


def _thread(message: Message) -> Json:
    if message.thread_ts is not None:
        return {"thread_ts": message.thread_ts}
    if not message.replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(message.replies),
        "reply_users": list(message.reply_users),
        "reply_users_count": len(message.reply_users),
        "latest_reply": message.replies[-1],
    }


def view_json(workspace: "Workspace", view: View) -> Json:
    """With what its person has entered, under `state.values`."""
    app = workspace.app
    defaults: Json = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": None,
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
    }
    return {
        **defaults,
        **view.body,
        "id": view.id,
        "team_id": app.team_id,
        "app_id": app.app_id,
        "bot_id": app.bot_id,
        "app_installed_team_id": app.team_id,
        "hash": view.hash,
        "root_view_id": view.root_view_id,
        "previous_view_id": view.previous_view_id,
        "state": {"values": state_values(view.blocks, view.filled)},
    }


def file_json(workspace: "Workspace", file: File) -> Json:
    kind = file.name.rpartition(".")[2]
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "filetype": kind,
        "mimetype": f"image/{kind}" if kind in {"png", "jpg", "gif"} else "application/octet-stream",
        "size": file.length,
        "alt_txt": file.alt_txt,
        "url_private": f"{workspace.base_url}/files/{file.id}",
        "channels": list(file.shared_in),
    }
