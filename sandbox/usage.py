"""What a slash command can be completed to, read off the usage hint of the app's manifest."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Suggestion:
    """What is put into the line, and what somebody still has to say: `/loop ticket `, `N`."""

    line: str
    rest: str = ""


def suggestions(usage: Mapping[str, str]) -> list[Suggestion]:
    """Of every command, in the manifest's order; a command without a hint is suggested as it is."""
    return [each for command, hint in usage.items() for each in _of(command, hint)]


def _of(command: str, hint: str) -> list[Suggestion]:
    ways = [way.strip() for way in hint.split(" | ") if way.strip()]
    return [_way(command, way) for way in ways] or [Suggestion(command)]


def _way(command: str, way: str) -> Suggestion:
    """Words in small letters are typed as they stand; what comes after them is for whoever types."""
    typed = re.match(r"(?:[a-z][a-z-]*(?:\s+|$))*", way)
    words = typed.group().strip() if typed else ""
    rest = way[len(words) :].strip()
    line = f"{command} {words}".strip()
    return Suggestion(f"{line} " if rest else line, rest)
