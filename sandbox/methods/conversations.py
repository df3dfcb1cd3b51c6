"""Channels and direct messages."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.errors import SlackError
from sandbox.methods.method import page
from sandbox.model import Channel, Message
from sandbox.represent import channel_json, message_json
from sandbox.scopes import check_kind, missing

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def info(workspace: "Workspace", arguments: Arguments) -> Json:
    channel = visible(workspace, arguments)
    check_kind(workspace, channel, "read")
    return {"channel": channel_json(workspace, channel)}


def list_all(workspace: "Workspace", arguments: Arguments) -> Json:
    kinds = {"public_channel": "channels", "private_channel": "groups", "im": "im"}
    wanted = {kinds.get(word) for word in (arguments.text("types") or "public_channel").split(",")}
    found = [
        channel for channel in workspace.channels.values() if channel.kind in wanted and _visible(workspace, channel)
    ]
    if arguments.flag("exclude_archived"):
        found = [channel for channel in found if not channel.archived]
    channels, metadata = page(found, arguments, most=1000)
    return {"channels": [channel_json(workspace, channel) for channel in channels], "response_metadata": metadata}


def members(workspace: "Workspace", arguments: Arguments) -> Json:
    channel = visible(workspace, arguments)
    check_kind(workspace, channel, "read")
    some, metadata = page(sorted(channel.members), arguments, most=1000)
    return {"members": list(some), "response_metadata": metadata}


def join(workspace: "Workspace", arguments: Arguments) -> Json:
    channel = visible(workspace, arguments)
    if channel.archived:
        raise SlackError("is_archived")
    if channel.kind != "channels":
        raise SlackError("method_not_supported_for_channel_type")
    channel.members.add(workspace.app.bot_user)
    workspace.feed.changed()
    return {"channel": channel_json(workspace, channel)}


def open_dm(workspace: "Workspace", arguments: Arguments) -> Json:
    """With one user; groups are not part of this workspace."""
    names = (arguments.text("users") or "").split(",")
    if names == [""]:
        raise SlackError("users_list_not_supplied")
    if "im:write" not in workspace.app.scopes:
        raise missing(workspace, "im:write")
    user = workspace.users.get(names[0])
    if user is None or len(names) > 1:
        raise SlackError("user_not_found")
    if user.deactivated:
        raise SlackError("user_disabled")
    known = {"no_op": True, "already_open": True} if workspace.has_dm_with(user.id) else {}
    channel = workspace.dm_with(user.id)
    shown = channel_json(workspace, channel) if arguments.flag("return_im") else {"id": channel.id}
    return {**known, "channel": shown}


def history(workspace: "Workspace", arguments: Arguments) -> Json:
    """Newest first, without threads."""
    channel = _readable(workspace, arguments)
    inside = [message for message in workspace.timeline.top(channel.id) if _between(message, arguments)]
    return _messages(workspace, inside[::-1], arguments)


def replies(workspace: "Workspace", arguments: Arguments) -> Json:
    """The parent, then its replies, oldest first."""
    channel = _readable(workspace, arguments)
    parent = workspace.timeline.find(channel.id, arguments.required("ts"))
    if parent is None or parent.visible_to is not None:
        raise SlackError("thread_not_found")
    under = [message for message in workspace.timeline.thread(channel.id, parent.ts) if _between(message, arguments)]
    return _messages(workspace, [parent, *under], arguments)


def visible(workspace: "Workspace", arguments: Arguments) -> Channel:
    """The channel an id names; a private one that the app is not in does not exist for it."""
    channel = workspace.channels.get(arguments.required("channel"))
    if channel is None or not _visible(workspace, channel):
        raise SlackError("channel_not_found")
    return channel


def _visible(workspace: "Workspace", channel: Channel) -> bool:
    return channel.kind == "channels" or workspace.app.bot_user in channel.members


def _readable(workspace: "Workspace", arguments: Arguments) -> Channel:
    channel = visible(workspace, arguments)
    check_kind(workspace, channel, "history")
    if workspace.app.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _between(message: Message, arguments: Arguments) -> bool:
    """`oldest` and `latest` are themselves left out unless `inclusive`."""
    oldest, latest = arguments.text("oldest") or "0", arguments.text("latest") or "9999999999"
    ts = float(message.ts)
    if arguments.flag("inclusive"):
        return float(oldest) <= ts <= float(latest)
    return float(oldest) < ts < float(latest)


def _messages(workspace: "Workspace", found: list[Message], arguments: Arguments) -> Json:
    some, metadata = page(found, arguments, most=999)
    with_metadata = arguments.flag("include_all_metadata")
    return {
        "messages": [message_json(workspace, message, metadata=with_metadata) for message in some],
        "has_more": bool(metadata["next_cursor"]),
        "response_metadata": metadata,
    }
