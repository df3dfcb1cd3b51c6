"""What Slack adds to blocks that it has accepted: the ids an app left out, and the flags of texts."""

from typing import Any

from sandbox.clock import Ids
from sandbox.pressables import elements

Json = dict[str, Any]


def as_stored(blocks: list[Json], ids: Ids) -> list[Json]:
    return [_block(block, ids) for block in blocks]


def _block(block: Json, ids: Ids) -> Json:
    stored: Json = _flags(block)
    if "block_id" not in stored:
        stored["block_id"] = ids.next("b")
    for element in elements(stored):
        if element["type"] != "image" and "action_id" not in element:
            element["action_id"] = ids.next("a")
    return stored


def _flags(part: Any) -> Any:
    """A copy in which every text says what it was by default: `emoji` or `verbatim`."""
    if isinstance(part, list):
        return [_flags(each) for each in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _flags(value) for key, value in part.items()}
    if copy.get("type") == "plain_text":
        copy.setdefault("emoji", True)
    if copy.get("type") == "mrkdwn":
        copy.setdefault("verbatim", False)
    return copy
