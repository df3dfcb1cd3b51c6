"""What Slack makes of the words that somebody typed, and back to how they read."""

import re
from collections.abc import Callable

from bot.members import Member

_REFERENCE = re.compile(r"<([^<>]+)>")
_SIGNS = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def as_it_reads(text: str, somebody: Callable[[str], Member | None]) -> str:
    """The text of a message in plain words: names for ids, addresses without their brackets."""

    def read(found: re.Match[str]) -> str:
        member = somebody(found[1][1:].partition("|")[0]) if found[1].startswith("@") else None
        return f"@{member.name or member.email}" if member else _plain(found[1])

    return _unescaped(_REFERENCE.sub(read, text))


def as_it_was_typed(text: str) -> str:
    """The words after a command; whom they mention is left as an id, for whoever looks them up."""

    def typed(found: re.Match[str]) -> str:
        return found[0] if found[1].startswith("@") else _plain(found[1])

    return _unescaped(_REFERENCE.sub(typed, text))


def _plain(reference: str) -> str:
    """`#C0CARE|care`, `!here`, `!subteam^S0CARE|@care`, `https://…|words`; a private channel comes without its name."""
    target, _, shown = reference.partition("|")
    match target[:1]:
        case "#":
            return f"#{shown or target[1:]}"
        case "!":
            return shown or f"@{target[1:].removeprefix('subteam^')}"
        case "@":
            return f"@{shown or target[1:]}"
    return shown or target.removeprefix("mailto:")


def _unescaped(text: str) -> str:
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    return text
