"""What somebody typed, read as Slack's client reads it: whom it calls, which channels and addresses it names."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from sandbox import writings
from sandbox.directory import Directory, Entry, names
from sandbox.model import User
from sandbox.writings import Piece, Writing

_ADDRESSES: Final[Mapping[str, Writing]] = {
    "link": writings.LINK,
    "short": writings.SHORT_LINK,
    "mail": writings.MAIL,
}
#: What ends a sentence, and no address.
_ADDRESS: Final = (
    r"(?P<link>https?://[^\s<>]*[^\s<>.,;:!?)\]'\"])"
    r"|(?P<short>(?<![\w.@/-])www\.[^\s<>]*[^\s<>.,;:!?)\]'\"])"
    r"|(?P<mail>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


def read(text: str, by: User, directory: Directory) -> tuple[Piece, ...]:
    """*text* as *by* means it: they pick from a list whom they call, or type the name out."""
    called = names(directory.entries(by))
    return tuple(_pieces(text, called))


def _pieces(text: str, called: Mapping[str, Entry]) -> Iterator[Piece]:
    at = 0
    for found in _pattern(called).finditer(text):
        if found.start() > at:
            yield Piece(text[at : found.start()])
        yield _piece(str(found.lastgroup), found[0], called)
        at = found.end()
    if at < len(text):
        yield Piece(text[at:])


def _pattern(called: Mapping[str, Entry]) -> re.Pattern[str]:
    """The longest name first: `@Ana Silva` is nobody called Ana."""
    longest = sorted(called, key=len, reverse=True)
    name = "|".join(map(re.escape, longest)) or r"(?!)"
    return re.compile(rf"{_ADDRESS}|(?<![\w@#&/])(?P<name>{name})(?![\w-]|[.@]\w)", re.IGNORECASE)


def _piece(kind: str, words: str, called: Mapping[str, Entry]) -> Piece:
    if kind == "name":
        entry = called.get(words.lower())
        return Piece(entry.handle, entry.id, entry.writing) if entry else Piece(words)
    return Piece(words, words, _ADDRESSES[kind])
