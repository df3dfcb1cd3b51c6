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
    blocks = blocks_of(workspace, arguments)
    text = arguments.text("text") or ""
    if not blocks and not text.strip():
        raise SlackError("no_text")
    return {"text": text[: limits.MESSAGE_TEXT.most], "blocks": blocks}


def blocks_of(workspace: "Workspace", arguments: Arguments) -> list[Json]:
    blocks = arguments.object("blocks", malformed="invalid_blocks_format")
    if not blocks:
        return []
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    check_message_blocks(blocks)
    return as_stored(blocks, workspace.ids)


def metadata_of(arguments: Arguments) -> Json | None:
    """None when the call says nothing about metadata, and when it says there is none."""
    metadata = arguments.object("metadata", malformed="invalid_metadata_format")
    return check_metadata(metadata) if metadata else None
