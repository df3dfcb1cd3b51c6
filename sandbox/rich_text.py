"""`rich_text` blocks read into the same spans as mrkdwn, and made of what somebody typed."""

import html
import re
from typing import Any

from sandbox import emoji
from sandbox.mrkdwn import Span, reference

_REFERENCE = re.compile(r"<([^<>\n]+)>")
_MARKS = ("code", "strike", "underline", "highlight", "italic", "bold")


def paragraphs(element: dict[str, Any]) -> list[tuple[Span, ...]]:
    """One tuple of spans for each line of a section, quote, preformatted text or list."""
    if element["type"] == "rich_text_list":
        return [line for item in element["elements"] for line in paragraphs(item)]
    return [tuple(_inline(inline) for inline in element["elements"])]


def _inline(element: dict[str, Any]) -> Span:
    span = _bare(element)
    for mark in _MARKS:
        if element.get("style", {}).get(mark):
            span = Span(mark, children=(span,))
    return span


def _bare(element: dict[str, Any]) -> Span:
    match element["type"]:
        case "link":
            return Span("link", element.get("text") or element["url"], target=element["url"])
        case "user":
            return Span("user", target=element["user_id"])
        case "channel":
            return Span("channel", target=element["channel_id"])
        case "broadcast":
            return Span("broadcast", target=element["range"])
        case "emoji":
            return Span("emoji", emoji.of_element(element), target=element["name"])
        case "date":
            return Span("date", element.get("fallback", ""), target=f"{element['timestamp']}^{element['format']}")
        case "usergroup":
            return Span("group", target=element["usergroup_id"])
    return Span("text", str(element.get("text", element.get("value", ""))))


def elements_of(text: str) -> list[dict[str, Any]]:
    """What a person's client sends beside the text of a message."""
    parts = enumerate(_REFERENCE.split(text))
    return [
        _element(reference(part)) if at % 2 else {"type": "text", "text": html.unescape(part)}
        for at, part in parts
        if part
    ]


def _element(span: Span) -> dict[str, Any]:
    match span.kind:
        case "user":
            return {"type": "user", "user_id": span.target}
        case "group":
            return {"type": "usergroup", "usergroup_id": span.target}
        case "channel":
            return {"type": "channel", "channel_id": span.target}
        case "broadcast":
            return {"type": "broadcast", "range": span.target}
    shown = {} if span.words == span.target else {"text": span.words}
    return {"type": "link", "url": span.target, **shown}
