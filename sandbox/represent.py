"""The nouns as they travel in Slack's JSON."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sandbox.forms import state_values
from sandbox.model import Channel, File, Message, User, UserGroup, View
from sandbox.rich_text import elements_of

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]

#: When everything here was made.
_LONG_AGO = 1_700_000_000
_AVATARS = (24, 32, 48, 72, 192, 512)


def user_json(workspace: "Workspace", user: User) -> Json:
    """The e-mail address is only there for apps with `users:read.email`; of a closed account, little is left."""
    known: Json = {
        "id": user.id,
        "team_id": workspace.app.team_id,
        "name": user.name,
        "deleted": user.deactivated,
        "profile": _profile(workspace, user),
        "is_bot": user.is_bot,
        "is_app_user": False,
        "updated": _LONG_AGO,
    }
    return known if user.deactivated else known | _account(workspace, user)


def _profile(workspace: "Workspace", user: User) -> Json:
    first, _, last = user.real_name.partition(" ")
    profile: Json = {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "first_name": first,
        "last_name": last,
        "fields": None,
        "status_text": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        "status_text_canonical": "",
        "avatar_hash": f"g{user.id.lower()}",
        "team": workspace.app.team_id,
        **{f"image_{size}": f"{workspace.base_url}/avatars/{user.id}_{size}.png" for size in _AVATARS},
    }
    if user.email and "users:read.email" in workspace.app.scopes:
        profile["email"] = user.email
    return profile


def _account(workspace: "Workspace", user: User) -> Json:
    offset = datetime.fromtimestamp(workspace.clock(), UTC).astimezone(ZoneInfo(user.tz)).utcoffset()
    nobody_special = ("is_admin", "is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted")
    return {
        "real_name": user.real_name,
        "color": "4bbe2e",
        "tz": user.tz,
        "tz_label": user.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        **dict.fromkeys(nobody_special, False),
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }


def user_group_json(workspace: "Workspace", group: UserGroup, *, users: bool, count: bool) -> Json:
    """*users* and *count* where the caller asked for them; an event has both."""
    made_by = workspace.app.bot_user
    return {
        "id": group.id,
        "team_id": workspace.app.team_id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": "",
        "handle": group.handle,
        "is_external": False,
        "date_create": group.created,
        "date_update": group.updated,
        "date_delete": group.disabled,
        "auto_type": None,
        "auto_provision": False,
        "enterprise_subteam_id": "",
        "created_by": made_by,
        "updated_by": made_by,
        "deleted_by": made_by if group.disabled else None,
        "prefs": {"channels": [], "groups": []},
        **({"users": [*group.users]} if users else {}),
        **({"user_count": len(group.users)} if count else {}),
    }


def channel_json(workspace: "Workspace", channel: Channel) -> Json:
    common: Json = {
        "id": channel.id,
        "created": _LONG_AGO,
        "updated": _LONG_AGO * 1000,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": workspace.app.team_id,
    }
    if channel.im_with is not None:
        gone = workspace.users[channel.im_with].deactivated
        return {**common, "user": channel.im_with, "is_user_deleted": gone, "is_open": True, "priority": 0}
    nothing = {"value": "", "creator": "", "last_set": 0}
    return {
        **common,
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": workspace.app.bot_user,
        "is_channel": not channel.private,
        "is_group": channel.private,
        "is_mpim": False,
        "is_private": channel.private,
        "is_general": False,
        "is_shared": False,
        "is_ext_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "pending_connected_team_ids": [],
        "shared_team_ids": [workspace.app.team_id],
        "parent_conversation": None,
        "unlinked": 0,
        "is_member": workspace.app.bot_user in channel.members,
        "topic": nothing,
        "purpose": nothing,
        "previous_names": [],
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
        fields |= {"bot_id": message.bot_id, "app_id": workspace.app.app_id, "bot_profile": _bot(workspace)}
    else:
        fields |= _typed(message)
    if message.blocks:
        fields["blocks"] = message.blocks
    if message.edited is not None:
        fields["edited"] = message.edited
    if message.files:
        fields["files"] = [file_json(workspace, workspace.files[name]) for name in message.files]
    if metadata and message.metadata is not None:
        fields["metadata"] = message.metadata
    return fields | _thread(workspace, message)


def _bot(workspace: "Workspace") -> Json:
    app = workspace.app
    icons = {f"image_{size}": f"{workspace.base_url}/avatars/{app.bot_id}_{size}.png" for size in (36, 48, 72)}
    return {
        "id": app.bot_id,
        "app_id": app.app_id,
        "user_id": app.bot_user,
        "name": app.name,
        "icons": icons,
        "deleted": False,
        "updated": _LONG_AGO,
        "team_id": app.team_id,
    }


def _typed(message: Message) -> Json:
    """What a person's client adds: an id of its own, and the words as rich text."""
    unique = message.ts.replace(".", "")
    fields: Json = {"client_msg_id": str(UUID(int=int(unique)))}
    if message.text and not message.blocks:
        section = {"type": "rich_text_section", "elements": elements_of(message.text)}
        fields["blocks"] = [{"type": "rich_text", "block_id": f"m{unique[-6:]}", "elements": [section]}]
    return fields


def _thread(workspace: "Workspace", message: Message) -> Json:
    if message.thread_ts is not None:
        parent = workspace.timeline.find(message.channel, message.thread_ts)
        by = {} if parent is None else {"parent_user_id": parent.user}
        return {"thread_ts": message.thread_ts, **by}
    if not message.replies:
        return {}
    return {
        "thread_ts": message.ts,
        "reply_count": len(message.replies),
        "reply_users": list(message.reply_users),
        "reply_users_count": len(message.reply_users),
        "latest_reply": message.replies[-1],
        "is_locked": False,
        "subscribed": message.bot_id is not None,
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
    address = f"{workspace.base_url}/files/{file.id}"
    return {
        "id": file.id,
        "created": _LONG_AGO,
        "timestamp": _LONG_AGO,
        "name": file.name,
        "title": file.title or file.name,
        "filetype": kind,
        "pretty_type": kind.upper(),
        "mimetype": f"image/{kind}" if kind in {"png", "jpg", "gif"} else "application/octet-stream",
        "user": workspace.app.bot_user,
        "user_team": workspace.app.team_id,
        "size": file.length,
        "mode": "hosted",
        "editable": False,
        "is_external": False,
        "is_public": bool(file.shared_in),
        "public_url_shared": False,
        "display_as_bot": False,
        "alt_txt": file.alt_txt,
        "url_private": address,
        "url_private_download": f"{address}/download",
        "permalink": address,
        "channels": [name for name in file.shared_in if name.startswith("C")],
        "groups": [name for name in file.shared_in if name.startswith("G")],
        "ims": [name for name in file.shared_in if name.startswith("D")],
    }
