"""Files: an address to send bytes to, then a call that puts them where people see them."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.errors import SlackError
from sandbox.model import File
from sandbox.represent import file_json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def upload_url(workspace: "Workspace", arguments: Arguments) -> Json:
    file = File(
        id=workspace.ids.next("F"),
        name=arguments.required("filename"),
        length=arguments.number("length", 0),
        alt_txt=arguments.text("alt_txt") or "",
    )
    if file.length <= 0:
        raise SlackError("invalid_arguments")
    workspace.files[file.id] = file
    return {"upload_url": f"{workspace.base_url}/upload/v1/{file.id}", "file_id": file.id}


def complete_upload(workspace: "Workspace", arguments: Arguments) -> Json:
    """Without a channel the files stay private; with one they become a message there."""
    files = [_uploaded(workspace, named) for named in arguments.object("files") or []]
    if not files:
        raise SlackError("invalid_arguments")
    where = arguments.text("channel_id") or arguments.text("channels")
    if where:
        _share(workspace, files, where, arguments)
    return {"files": [file_json(workspace, file) for file in files]}


def info(workspace: "Workspace", arguments: Arguments) -> Json:
    file = workspace.files.get(arguments.required("file"))
    if file is None:
        raise SlackError("file_not_found")
    return {"file": file_json(workspace, file)}


def _uploaded(workspace: "Workspace", named: Json) -> File:
    file = workspace.files.get(str(named.get("id")))
    if file is None or not file.uploaded:
        raise SlackError("file_not_found")
    file.title = str(named.get("title") or file.name)
    return file


def _share(workspace: "Workspace", files: list[File], where: str, arguments: Arguments) -> None:
    channel = workspace.channels.get(where)
    if channel is None:
        raise SlackError("channel_not_found")
    if workspace.app.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    thread = workspace.parent_of(channel, arguments.text("thread_ts"))
    for file in files:
        file.shared_in.append(channel.id)
    workspace.write(
        channel,
        user=workspace.app.bot_user,
        text=arguments.text("initial_comment") or "",
        thread_ts=thread,
        files=tuple(file.id for file in files),
    )
