"""Slack's own markup, read into spans: what is shown and what the page draws both come from them."""

import html
import re
from dataclasses import dataclass

from sandbox.viewer import Viewer


@dataclass(frozen=True)
class Span:
    """
    A run of text of one kind.

    `text`, `bold`, `italic`, `strike`, `code`, `pre`, `link`, `user`, `channel`,
    `broadcast`, `date`, `emoji`. Marks have children; the rest have words, and a
    target where they point at something.
    """

    kind: str
    words: str = ""
    children: tuple["Span", ...] = ()
    target: str = ""

    def flat(self, viewer: Viewer) -> str:
        """The words a person reads, without the marks."""
        if self.children:
            return flat(self.children, viewer)
        match self.kind:
            case "user":
                return f"@{viewer.name(self.target)}"
            case "channel":
                return f"#{viewer.name(self.target)}"
            case "broadcast":
                return f"@{self.target}"
            case "emoji":
                return f":{self.target}:"
            case "date":
                timestamp, _, pattern = self.target.partition("^")
                return viewer.date(timestamp, pattern, self.words)
        return self.words


def flat(spans: tuple[Span, ...], viewer: Viewer) -> str:
    return "".join(span.flat(viewer) for span in spans)


_TOKEN = re.compile(
    r"```(?P<pre>.+?)```"
    r"|`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?=\S)(?P<bold>[^*\n]+?)(?<=\S)\*(?![\w*])"
    r"|(?<![\w_])_(?=\S)(?P<italic>[^_\n]+?)(?<=\S)_(?![\w_])"
    r"|(?<![\w~])~(?=\S)(?P<strike>[^~\n]+?)(?<=\S)~(?![\w~])",
    re.DOTALL,
)


def parse(text: str) -> tuple[Span, ...]:
    """Never fails: what is no markup is text."""
    spans: list[Span] = []
    at = 0
    for token in _TOKEN.finditer(text):
        spans += _plain(text[at : token.start()])
        spans.append(_span(str(token.lastgroup), token[str(token.lastgroup)]))
        at = token.end()
    return (*spans, *_plain(text[at:]))


def _plain(text: str) -> list[Span]:
    return [Span("text", html.unescape(text))] if text else []


def _span(kind: str, inside: str) -> Span:
    if kind == "angle":
        return _reference(inside)
    if kind in {"code", "pre"}:
        return Span(kind, html.unescape(inside))
    return Span(kind, children=parse(inside))


def _reference(inside: str) -> Span:
    """`@U1`, `#C1`, `!channel`, `!date^…|fallback`, `https://…|words`."""
    target, _, words = inside.partition("|")
    words = html.unescape(words)
    if target.startswith("!date^"):
        timestamp, _, pattern = target.removeprefix("!date^").partition("^")
        return Span("date", words, target=f"{timestamp}^{pattern.partition('^')[0]}")
    kind = {"@": "user", "#": "channel", "!": "broadcast"}.get(target[:1])
    if kind is not None:
        return Span(kind, words, target=target[1:].removeprefix("subteam^"))
    return Span("link", words or html.unescape(target), target=html.unescape(target))
