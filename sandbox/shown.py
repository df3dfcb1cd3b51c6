"""What a person can read on a message or a form."""

from collections.abc import Iterable, Iterator
from typing import Any

from sandbox import mrkdwn, rich_text
from sandbox.viewer import Viewer

Json = dict[str, Any]


def shown_text(blocks: Iterable[Json], text: str, viewer: Viewer) -> str:
    """One line for each piece of text; *text* only counts where there are no blocks, as in Slack."""
    lines = [line for block in blocks for line in _lines(block, viewer)]
    if not blocks:
        lines = [mrkdwn.flat(mrkdwn.parse(text), viewer)]
    return "\n".join(line for line in lines if line)


def words(text: Json | None, viewer: Viewer) -> str:
    """A text object as it reads."""
    if text is None:
        return ""
    if text["type"] == "mrkdwn":
        return mrkdwn.flat(mrkdwn.parse(text["text"]), viewer)
    return str(text["text"])


def _lines(block: Json, viewer: Viewer) -> Iterator[str]:
    match block["type"]:
        case "header" | "section":
            yield words(block.get("text"), viewer)
            yield from (words(field, viewer) for field in block.get("fields", []))
        case "context":
            yield " ".join(words(e, viewer) for e in block["elements"] if e["type"] != "image")
        case "rich_text":
            yield from _rich_lines(block, viewer)
        case "table":
            yield from (" | ".join(_cell(cell, viewer) for cell in row) for row in block["rows"])
        case "markdown":
            yield block["text"]
        case "image":
            yield words(block.get("title"), viewer)
        case "input":
            yield from _input_lines(block, viewer)


def _rich_lines(block: Json, viewer: Viewer) -> Iterator[str]:
    for element in block["elements"]:
        yield from (mrkdwn.flat(spans, viewer) for spans in rich_text.paragraphs(element))


def _cell(cell: Json, viewer: Viewer) -> str:
    if cell["type"] == "rich_text":
        return " ".join(_rich_lines(cell, viewer))
    return str(cell.get("text", cell.get("value", "")))


def _input_lines(block: Json, viewer: Viewer) -> Iterator[str]:
    element = block["element"]
    yield words(block["label"], viewer)
    yield str(element.get("initial_value", ""))
    for option in [element.get("initial_option"), *element.get("initial_options", [])]:
        yield words(option["text"], viewer) if option else ""
    yield words(block.get("hint"), viewer)
