"""How Slack writes what somebody typed: whom they call, channels, addresses; one row each, with where it comes from."""

import html
from collections.abc import Iterable
from typing import Final, NamedTuple

_COMMANDS = "Slack: Interactivity / Implementing slash commands: Escape channels, users, and links"
_TEXT = "Slack: Messaging / Formatting message text"


class Writing(NamedTuple):
    """Behind a command that escapes, and in a message; `id`, and `name` as people read it."""

    command: str
    message: str
    source: str


class Piece(NamedTuple):
    """A run of what somebody typed; without a writing it is just words."""

    name: str
    id: str = ""
    writing: Writing | None = None


USER: Final = Writing("<@{id}|{name}>", "<@{id}>", f"{_COMMANDS}; the name is what apps are sent, undocumented")
CHANNEL: Final = Writing("<#{id}|{name}>", "<#{id}|{name}>", _COMMANDS)
#: Its name is nobody's business who is not in it.
PRIVATE_CHANNEL: Final = Writing("<#{id}|>", "<#{id}|>", _COMMANDS)
GROUP: Final = Writing("<!subteam^{id}|@{name}>", "<!subteam^{id}>", _TEXT)
BROADCAST: Final = Writing("<!{id}>", "<!{id}>", _TEXT)
LINK: Final = Writing("<{id}>", "<{id}>", f"{_COMMANDS}: it will wrap URLs in angle brackets")
#: Of an address that was typed without its beginning: `www.contoso.example`.
SHORT_LINK: Final = Writing("<http://{id}|{id}>", "<http://{id}|{id}>", _TEXT)
MAIL: Final = Writing("<mailto:{id}|{id}>", "<mailto:{id}|{id}>", "undocumented, as apps are sent it")


def for_a_command(pieces: Iterable[Piece]) -> str:
    """`text` of a command whose manifest says `should_escape`."""
    return "".join(_written(piece, piece.writing and piece.writing.command) for piece in pieces)


def for_a_message(pieces: Iterable[Piece]) -> str:
    return "".join(_written(piece, piece.writing and piece.writing.message) for piece in pieces)


def _written(piece: Piece, pattern: str | None) -> str:
    """Slack: Messaging / Formatting message text, "Escaping text": three signs, and no others."""
    return (pattern or "{name}").format(id=_escaped(piece.id), name=_escaped(piece.name))


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)
