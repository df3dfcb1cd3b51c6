"""Blocks of a message, each alone and all together."""

from collections.abc import Iterator
from typing import Any

from sandbox.block_kit import limits
from sandbox.block_kit.blocks import IN_MESSAGES, block_ids_differ
from sandbox.block_kit.checks import Report, array
from sandbox.errors import SlackError

Json = dict[str, Any]

_CHECK = array(IN_MESSAGES, limits.MESSAGE_BLOCKS, least=0)


def check_message_blocks(blocks: Any) -> None:
    """Raises `SlackError` as `chat.postMessage` would answer."""
    report = Report()
    _CHECK(blocks, "/blocks", report)
    if not report.errors:
        block_ids_differ(blocks, "/blocks", report)
        _one_table(blocks, report)
        _markdown_together(blocks, report)
    if report.errors:
        raise refusal("invalid_blocks", report)
    if characters(blocks) > limits.MESSAGE_CHARACTERS.most:
        raise SlackError("msg_blocks_too_long")


def refusal(code: str, report: Report) -> SlackError:
    return SlackError(code, errors=report.errors, response_metadata={"messages": report.messages})


def characters(blocks: list[Json]) -> int:
    """All text of a message, the way its undocumented total seems to count."""
    return sum(len(text) for block in blocks for text in _texts(block))


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _texts(value)


def _one_table(blocks: list[Json], report: Report) -> None:
    tables = [index for index, block in enumerate(blocks) if block["type"] == "table"]
    for index in tables[1:]:
        report.refuse("only_one_table_allowed", f"/blocks/{index}")


def _markdown_together(blocks: list[Json], report: Report) -> None:
    most = limits.MARKDOWN_CHARACTERS.most
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > most:
        report.refuse(f"markdown blocks must be less than {most + 1} characters together", "/blocks")
