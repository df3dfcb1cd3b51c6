"""What a line can be completed to: commands, read off the usage hint of the app's manifest, and names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sandbox.directory import Entry, names


@dataclass(frozen=True)
class Suggestion:
    """What is put into the line, what somebody still has to say, and what it does: `/loop ticket `, `N`."""

    line: str
    rest: str = ""
    about: str = ""


@dataclass(frozen=True)
class Call:
    """A name that is put into the line, by what it is found, and what stands beside it: `@Ana Silva`."""

    line: str
    found_by: tuple[str, ...]
    about: str = ""


def calls(entries: Sequence[Entry]) -> list[Call]:
    """By the name as it is shown; where several have the same one, by their handles."""
    whose = names(entries)
    return [_call(entry, is_own=whose.get(f"{entry.sign}{entry.shown}".lower()) is entry) for entry in entries]


def _call(entry: Entry, *, is_own: bool) -> Call:
    shown, handle = entry.shown.lower(), entry.handle.lower()
    words = shown.split()
    found_by = dict.fromkeys((*(" ".join(words[at:]) for at in range(len(words))), handle))
    name, beside = (entry.shown, entry.about) if is_own else (entry.handle, f"{entry.shown} · {entry.about}")
    return Call(f"{entry.sign}{name}", tuple(found_by), beside)


def suggestions(usage: Mapping[str, str], explained: Mapping[str, str] = MappingProxyType({})) -> list[Suggestion]:
    """
    Of every command, in the manifest's order; a command without a hint is suggested as it is.

    *explained* says what a line does, where somebody has told us.
    """
    found = (each for command, hint in usage.items() for each in _of(command, hint))
    return [replace(each, about=explained.get(each.line.strip(), "")) for each in found]


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
