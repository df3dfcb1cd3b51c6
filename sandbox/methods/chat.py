"""Posting, changing and deleting messages."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.block_kit import limits
from sandbox.errors import SlackError
from sandbox.methods.content import content, metadata_of
from sandbox.model import Channel, Message
from sandbox.represent import message_json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def post(workspace: "Workspace", arguments: Arguments) -> Json:
    channel = _to(workspace, arguments)
    said = content(workspace, arguments)
    metadata = metadata_of(arguments)
    thread = workspace.parent_of(channel, arguments.text("thread_ts"))
    workspace.pace(channel)
    message = workspace.write(channel, user=workspace.app.bot_user, thread_ts=thread, metadata=metadata, **said)
    return _answer(workspace, message)


def post_ephemeral(workspace: "Workspace", arguments: Arguments) -> Json:
    channel = _to(workspace, arguments)
    user = arguments.required("user")
    if user not in channel.members:
        raise SlackError("user_not_in_channel")
    said = content(workspace, arguments)
    thread = workspace.parent_of(channel, arguments.text("thread_ts"))
    workspace.faults.check_channel(channel.id)
    message = workspace.write(channel, user=workspace.app.bot_user, thread_ts=thread, visible_to=user, **said)
    return {"message_ts": message.ts}


def update(workspace: "Workspace", arguments: Arguments) -> Json:
    """Text without blocks removes the blocks; metadata that is not mentioned stays, `{}` removes it."""
    message = _own(workspace, arguments, not_own="cant_update_message")
    _may_still_be_edited(workspace, message)
    if len(arguments.text("text") or "") > limits.UPDATE_TEXT.most:
        raise SlackError("msg_too_long")
    said = content(workspace, arguments)
    if arguments.has("metadata"):
        said["metadata"] = metadata_of(arguments)
    workspace.faults.check_channel(message.channel)
    edited = None if said["blocks"] else {"user": workspace.app.bot_user, "ts": workspace.stamps.next()}
    changed = workspace.rewrite(message, edited=edited, **said)
    return {**_answer(workspace, changed), "text": changed.text}


def delete(workspace: "Workspace", arguments: Arguments) -> Json:
    message = _own(workspace, arguments, not_own="cant_delete_message")
    workspace.erase(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(workspace: "Workspace", arguments: Arguments) -> Json:
    channel = workspace.channels.get(arguments.required("channel"))
    if channel is None:
        raise SlackError("channel_not_found")
    message = workspace.timeline.find(channel.id, arguments.required("message_ts"))
    if message is None:
        raise SlackError("message_not_found")
    place = f"{workspace.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    suffix = f"?thread_ts={message.thread_ts}&cid={channel.id}" if message.thread_ts else ""
    return {"channel": channel.id, "permalink": place + suffix}


def _may_still_be_edited(workspace: "Workspace", message: Message) -> None:
    if workspace.channels[message.channel].archived:
        raise SlackError("is_inactive")
    window = workspace.edit_window
    if window is not None and workspace.clock() - float(message.ts) > window:
        raise SlackError("edit_window_closed")


def _answer(workspace: "Workspace", message: Message) -> Json:
    shown = message_json(workspace, message, metadata=True)
    return {"channel": message.channel, "ts": message.ts, "message": shown}


def _to(workspace: "Workspace", arguments: Arguments) -> Channel:
    """Where a post goes. A user id opens the direct message; a name finds a public channel."""
    channel = _named(workspace, arguments.required("channel"))
    member = channel is not None and workspace.app.bot_user in channel.members
    if channel is None or (channel.private and not member):
        raise SlackError("channel_not_found")
    if channel.archived:
        raise SlackError("is_archived")
    if channel.im_with is not None and workspace.users[channel.im_with].deactivated:
        raise SlackError("user_disabled")
    if channel.im_with is not None and not workspace.app.messages_tab:
        raise SlackError("messages_tab_disabled")
    if not member and "chat:write.public" not in workspace.app.scopes:
        raise SlackError("not_in_channel")
    return channel


def _named(workspace: "Workspace", where: str) -> Channel | None:
    if where in workspace.channels:
        return workspace.channels[where]
    if where in workspace.users:
        return None if workspace.users[where].deactivated else workspace.dm_with(where)
    return next(
        (c for c in workspace.channels.values() if c.kind == "channels" and c.name == where.removeprefix("#")), None
    )


def _own(workspace: "Workspace", arguments: Arguments, *, not_own: str) -> Message:
    """A message the app itself has posted, named by channel id and `ts`; ephemeral ones cannot be found."""
    channel = workspace.channels.get(arguments.required("channel"))
    if channel is None:
        raise SlackError("channel_not_found")
    message = workspace.timeline.find(channel.id, arguments.required("ts"))
    if message is None or message.visible_to is not None:
        raise SlackError("message_not_found")
    if message.user != workspace.app.bot_user:
        raise SlackError(not_own)
    return message
