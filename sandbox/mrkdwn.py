"""Slack's own markup, read into spans: what is shown and what the page draws both come from them."""

import html
import re
from dataclasses import dataclass

from sandbox.emoji import EMOJI, picture
from sandbox.viewer import Viewer


@dataclass(frozen=True)
class Span:
    """
    A run of text of one kind.

    `text`, `bold`, `italic`, `strike`, `underline`, `highlight`, `code`, `pre`,
    `quote`, `link`, `user`, `group`, `channel`, `broadcast`, `date`, `emoji`. Marks
    have children; the rest have words, and a target where they point at something.
    """

    kind: str
    words: str = ""
    children: tuple["Span", ...] = ()
    target: str = ""

    def flat(self, viewer: Viewer) -> str:
        """The words a person reads, without the marks."""
        if self.children:
            return flat(self.children, viewer) + ("\n" if self.kind == "quote" else "")
        match self.kind:
            case "user" | "group":
                return f"@{viewer.name(self.target)}"
            case "channel":
                return f"#{viewer.name(self.target)}"
            case "broadcast":
                return f"@{self.target}"
            case "emoji":
                return self.words or picture(self.target)
            case "date":
                timestamp, _, pattern = self.target.partition("^")
                return viewer.date(timestamp, pattern, self.words)
        return self.words


def flat(spans: tuple[Span, ...], viewer: Viewer) -> str:
    return "".join(span.flat(viewer) for span in spans)


_INLINE = (
    r"```(?P<pre>.+?)```"
    r"|`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?=\S)(?P<bold>[^*\n]+?)(?<=\S)\*(?![\w*])"
    r"|(?<![\w_])_(?=\S)(?P<italic>[^_\n]+?)(?<=\S)_(?![\w_])"
    r"|(?<![\w~])~(?=\S)(?P<strike>[^~\n]+?)(?<=\S)~(?![\w~])"
    rf"|:(?P<emoji>{'|'.join(map(re.escape, EMOJI))}):"
)
_TOKEN = re.compile(_INLINE, re.DOTALL)
#: Lines that begin with `>`, together with the break after them.
_WITH_QUOTES = re.compile(
    _INLINE + r"|^(?P<quote>(?:&gt;|>)[^\n]*(?:\n(?:&gt;|>)[^\n]*)*)\n?", re.DOTALL | re.MULTILINE
)


def parse(text: str) -> tuple[Span, ...]:
    """Never fails: what is no markup is text."""
    return _read(text, _WITH_QUOTES)


def short_names(text: str) -> tuple[Span, ...]:
    """Plain text, in which only `:tada:` and its like mean something."""
    parts = _SHORT_NAME.split(text)
    return tuple(Span("emoji", target=part) if at % 2 else Span("text", part) for at, part in enumerate(parts) if part)


_SHORT_NAME = re.compile(rf":({'|'.join(map(re.escape, EMOJI))}):")


def _read(text: str, tokens: re.Pattern[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for token in tokens.finditer(text):
        spans += _plain(text[at : token.start()])
        spans.append(_span(str(token.lastgroup), token[str(token.lastgroup)]))
        at = token.end()
    return (*spans, *_plain(text[at:]))


def _plain(text: str) -> list[Span]:
    return [Span("text", html.unescape(text))] if text else []


def _span(kind: str, inside: str) -> Span:
    if kind == "angle":
        return reference(inside)
    if kind in {"code", "pre"}:
        return Span(kind, html.unescape(inside))
    if kind == "emoji":
        return Span(kind, target=inside)
    if kind == "quote":
        return Span(kind, children=_read(re.sub(r"^(?:&gt;|>) ?", "", inside, flags=re.MULTILINE), _TOKEN))
    return Span(kind, children=_read(inside, _TOKEN))


def reference(inside: str) -> Span:
    """`@U1`, `#C1`, `!channel`, `!date^…|fallback`, `https://…|words`."""
    target, _, words = inside.partition("|")
    words = html.unescape(words)
    if target.startswith("!date^"):
        timestamp, _, pattern = target.removeprefix("!date^").partition("^")
        return Span("date", words, target=f"{timestamp}^{pattern.partition('^')[0]}")
    if target.startswith("!subteam^"):
        return Span("group", words, target=target.removeprefix("!subteam^"))
    kind = {"@": "user", "#": "channel", "!": "broadcast"}.get(target[:1])
    if kind is not None:
        return Span(kind, words, target=target[1:])
    return Span("link", words or html.unescape(target), target=html.unescape(target))
