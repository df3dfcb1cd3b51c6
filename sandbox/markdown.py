"""`markdown` blocks, read as far as a chat shows them: headings, lists, quotes, code, and the marks inside a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sandbox.mrkdwn import Span


@dataclass(frozen=True)
class Passage:
    """`p`, `h3`, `blockquote`, `pre`, or the items of a `ul` or `ol`."""

    kind: str
    lines: tuple[tuple[Span, ...], ...]


_LINE: Final = re.compile(
    r"(?P<h3>#{1,6} +)|(?P<ul>\s*[-*+] +)|(?P<ol>\s*\d+[.)] +)|(?P<blockquote>> ?)|(?P<empty>\s*$)"
)
_MARK: Final = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*"
    r"|~~(?=\S)(?P<strike>.+?)(?<=\S)~~"
    r"|(?<![\w*])\*(?=\S)(?P<italic>[^*\n]+?)(?<=\S)\*(?![\w*])"
    r"|\[(?P<words>[^\]\n]+)\]\((?P<link>[^)\s]+)\)"
)
_FENCE: Final = "```"


def parse(text: str) -> list[Passage]:
    """Never fails: what is no markup is text."""
    passages: list[Passage] = []
    for at, part in enumerate(text.split(_FENCE)):
        if at % 2:
            passages.append(Passage("pre", ((Span("text", part.partition("\n")[2] or part),),)))
        else:
            passages += _passages(part)
    return passages


def _passages(text: str) -> Iterator[Passage]:
    read = [_kind_and_rest(line) for line in text.splitlines()]
    for kind, lines in groupby(read, key=lambda each: each[0]):
        if kind == "h3":
            yield from (Passage(kind, (_inline(words),)) for _, words in lines)
        elif kind != "empty":
            yield Passage(kind, tuple(_inline(words) for _, words in lines))


def _kind_and_rest(line: str) -> tuple[str, str]:
    found = _LINE.match(line)
    return (str(found.lastgroup), line[found.end() :]) if found else ("p", line)


def _inline(text: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for mark in _MARK.finditer(text):
        spans += [Span("text", text[at : mark.start()])] if mark.start() > at else []
        spans.append(_span(mark))
        at = mark.end()
    return (*spans, Span("text", text[at:])) if at < len(text) else tuple(spans)


def _span(mark: re.Match[str]) -> Span:
    if mark["link"]:
        return Span("link", mark["words"], target=mark["link"])
    kind = str(mark.lastgroup)
    return Span(kind, mark[kind]) if kind == "code" else Span(kind, children=_inline(mark[kind]))
