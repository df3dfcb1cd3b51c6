"""Answers that come through a response URL, or in the acknowledgement of a command."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.errors import SlackError
from sandbox.methods.content import content
from sandbox.model import Channel, Message
from sandbox.tickets import Reply
from sandbox.wire import Answer

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def answer(workspace: "Workspace", reply: Reply, arguments: Arguments) -> None:
    """
    Show it: to the one who acted, unless `response_type` says `in_channel`.

    `replace_original` and `delete_original` reach the message that was pressed;
    after a command there is none, and the answer is a new message.
    """
    original = _original(workspace, reply)
    if original is not None and arguments.flag("delete_original"):
        workspace.erase(original)
        return
    said = content(workspace, arguments)
    if original is not None and arguments.flag("replace_original"):
        workspace.rewrite(original, **said)
        return
    in_channel = arguments.text("response_type") == "in_channel"
    workspace.write(
        workspace.channels[reply.channel],
        user=workspace.app.bot_user,
        thread_ts=arguments.text("thread_ts") or reply.thread_ts,
        visible_to=None if in_channel else reply.user,
        **said,
    )


def show_acknowledgement(workspace: "Workspace", channel: Channel, user: str, acknowledgement: Answer) -> Answer:
    """The body of a command's acknowledgement: JSON like a message, or plain words."""
    said = acknowledgement.json or {"text": acknowledgement.body.decode()}
    try:
        answer(workspace, Reply(user, channel.id, workspace.clock(), None, None, ephemeral=False), Arguments(said))
    except SlackError as refusal:
        return replace(acknowledgement, error=f"{refusal.code}: {refusal.details.get('errors', [])}")
    return acknowledgement


def _original(workspace: "Workspace", reply: Reply) -> Message | None:
    return workspace.timeline.find(reply.channel, reply.message_ts) if reply.message_ts else None
