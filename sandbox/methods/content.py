"""What a message says, taken from the arguments of an API call or a response URL."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.block_kit import as_stored, check_message_blocks, check_metadata, limits
from sandbox.errors import SlackError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def content(workspace: "Workspace", arguments: Arguments) -> Json:
    """`text` and `blocks`; a message without either is refused, too long a text is cut."""
    markdown = arguments.text("markdown_text")
    if markdown is not None:
        return _markdown(workspace, arguments, markdown)
    if len(arguments.object("attachments", malformed="invalid_attachments") or ()) > limits.ATTACHMENTS.most:
        raise SlackError("too_many_attachments")
    blocks = blocks_of(workspace, arguments)
    text = arguments.text("text") or ""
    if not blocks and not text.strip():
        raise SlackError("no_text")
    return {"text": text[: limits.MESSAGE_TEXT.most], "blocks": blocks}


def _markdown(workspace: "Workspace", arguments: Arguments, markdown: str) -> Json:
    """Markdown stands alone; Slack makes a block of it."""
    if arguments.has("text") or arguments.has("blocks"):
        raise SlackError("markdown_text_conflict")
    if len(markdown) > limits.MARKDOWN_CHARACTERS.most:
        raise SlackError("msg_too_long")
    if not markdown.strip():
        raise SlackError("no_text")
    return {"text": markdown, "blocks": as_stored([{"type": "markdown", "text": markdown}], workspace.ids)}


def blocks_of(workspace: "Workspace", arguments: Arguments) -> list[Json]:
    blocks = arguments.object("blocks", malformed="invalid_blocks_format")
    if not blocks:
        return []
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    check_message_blocks(blocks)
    _files_are_shared(workspace, blocks)
    return as_stored(blocks, workspace.ids)


def _files_are_shared(workspace: "Workspace", blocks: list[Json]) -> None:
    """A picture that was uploaded is shown once it stands in a channel (slackapi/python-slack-sdk#1658)."""
    for index, block in enumerate(blocks):
        named = block.get("slack_file", {}).get("id") if block["type"] == "image" else None
        if named is None:
            continue
        file = workspace.files.get(named)
        if file is None or not file.shared_in:
            error = f"invalid slack file [json-pointer:/blocks/{index}/slack_file/id]"
            raise SlackError("invalid_blocks", errors=[error], response_metadata={"messages": [f"[ERROR] {error}"]})


def metadata_of(arguments: Arguments) -> Json | None:
    """None when the call says nothing about metadata, and when it says there is none."""
    metadata = arguments.object("metadata", malformed="invalid_metadata_format")
    return check_metadata(metadata) if metadata else None
