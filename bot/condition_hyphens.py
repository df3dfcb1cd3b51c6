"""Hyphens in the names that a condition uses: to CEL each is a minus."""

from collections.abc import Iterator

from bot.condition_paths import tokens

_BY_BRACKETS = ("customer.attributes", "context")


def hyphenated(expression: str, known: frozenset[str]) -> Iterator[str]:
    """
    The names in *expression*, which must be CEL, that were written with a hyphen.

    What follows a real minus is a number or one of the names *known*.
    """
    said = list(tokens(expression))
    at = 0
    while at < len(said):
        written, after = _name(said, at, known)
        if "-" in written:
            yield written
        at = max(after, at + 1)


def how_to_write(name: str) -> str:
    """A whole sentence for whoever wrote *name* with a hyphen."""
    home, _, last = name.rpartition(".")
    if home in _BY_BRACKETS:
        return f'Write {home}["{last}"], if a source declares it so.'
    return f"Names used in conditions have underscores: {name.replace('-', '_')}."


def _name(said: list[tuple[str, str]], at: int, known: frozenset[str]) -> tuple[str, int]:
    """The name that begins *at* this piece, hyphens and all, and the piece behind it; empty where none begins."""
    if said[at][0] != "name":
        return "", at
    written = said[at][1]
    at += 1
    while at + 1 < len(said) and said[at + 1][0] == "name":
        sign, name = said[at][1], said[at + 1][1]
        is_call = at + 2 < len(said) and said[at + 2][1] == "("
        if sign != "." and (sign != "-" or name in known or is_call):
            break
        written += sign + name
        at += 2
    return written, at
