"""Blocks of a message, each alone and all together."""

from collections.abc import Iterator
from typing import Any

from sandbox.block_kit import limits
from sandbox.block_kit.blocks import IN_MESSAGES, block_ids_differ
from sandbox.block_kit.checks import Report, array
from sandbox.block_kit.tables import texts
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
        _few_charts(blocks, report)
        _markdown_together(blocks, report)
    if report.errors:
        raise refusal("invalid_blocks", report)
    if characters(blocks) > limits.MESSAGE_CHARACTERS.most:
        raise SlackError("msg_blocks_too_long")


def refusal(code: str, report: Report) -> SlackError:
    return SlackError(code, errors=report.errors, response_metadata={"messages": report.messages})


def characters(blocks: list[Json]) -> int:
    """All text of a message, the way its undocumented total seems to count."""
    return sum(len(text) for block in blocks for text in texts(block))


def _one_table(blocks: list[Json], report: Report) -> None:
    """Of either kind, in containers too."""
    tables = [where for where, block in _all(blocks) if block["type"] in {"table", "data_table"}]
    for where in tables[1:]:
        report.refuse("only_one_table_allowed", where)


def _few_charts(blocks: list[Json], report: Report) -> None:
    charts = [where for where, block in _all(blocks) if block["type"] == "data_visualization"]
    for where in charts[limits.CHARTS.most :]:
        report.refuse(f"no more than {limits.CHARTS.most} data_visualization blocks allowed", where)


def _all(blocks: list[Json], where: str = "/blocks") -> Iterator[tuple[str, Json]]:
    """Every block and where it stands."""
    for index, block in enumerate(blocks):
        yield f"{where}/{index}", block
        yield from _all(block.get("child_blocks", []), f"{where}/{index}/child_blocks")


def _markdown_together(blocks: list[Json], report: Report) -> None:
    most = limits.MARKDOWN_CHARACTERS.most
    if sum(len(block["text"]) for block in blocks if block["type"] == "markdown") > most:
        report.refuse(f"markdown blocks must be less than {most + 1} characters together", "/blocks")
