"""
What a condition speaks of: its names, paths and functions, read from its text.

The CEL library tells the first name of a path only, so `customer.attributes.plan`
is found by walking the tokens. It is asked whether the text is CEL at all before
this is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str, ...]

TOKEN = re.compile(
    r"""
      (?P<space>\s+|//[^\n]*)
    | (?P<text>[rRbB]{0,2}(?:'{3}.*?'{3}|"{3}.*?"{3}|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"))
    | (?P<number>0[xX][0-9a-fA-F]+[uU]?|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[uU]?)
    | (?P<name>[A-Za-z_]\w*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_WORDS_OF_CEL = frozenset({"true", "false", "null", "in"})
#: Functions that walk a list and name its elements.
MACROS = frozenset({"all", "exists", "exists_one", "filter", "map"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """What an expression mentions; elements that a macro names are in `bound`, not in `paths`."""

    paths: set[Path] = field(default_factory=set)
    functions: list[str] = field(default_factory=list)
    bound: set[str] = field(default_factory=set)


def spoken(expression: str) -> Spoken:
    """What *expression*, which must be CEL, speaks of."""
    found = Spoken()
    tokens = _Tokens(expression)
    while tokens.kind():
        if tokens.kind() == "name" and tokens.text() not in _WORDS_OF_CEL:
            _take_path(tokens, found)
        elif tokens.text() == "." and tokens.kind(1) == "name":
            tokens.skip()
            _take_member(tokens, found)
        else:
            tokens.skip()
    found.paths.difference_update({path for path in found.paths if path[0] in found.bound})
    return found


class _Tokens:
    def __init__(self, expression: str) -> None:
        self._tokens = list(tokens(expression))
        self._at = 0

    def kind(self, ahead: int = 0) -> str:
        return self._peek(ahead)[0]

    def text(self, ahead: int = 0) -> str:
        return self._peek(ahead)[1]

    def skip(self, count: int = 1) -> None:
        self._at += count

    def take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1][1]

    def _peek(self, ahead: int) -> tuple[str, str]:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else ("", "")


def tokens(expression: str) -> Iterator[tuple[str, str]]:
    """The kind (`name`, `text`, `number` or `sign`) and the text of each piece of *expression*."""
    for match in TOKEN.finditer(expression):
        if match.lastgroup and match.lastgroup != "space":
            yield match.lastgroup, match.group()


def _take_path(tokens: _Tokens, found: Spoken) -> None:
    path = [tokens.take()]
    while (step := _step(tokens)) is not None:
        path.append(step)
    if tokens.text() == "(":
        _note_call(path.pop(), tokens, found)
    if path:
        found.paths.add(tuple(path))


def _step(tokens: _Tokens) -> str | None:
    """The next step of a path, `.plan` or `["plan"]`, or None at its end."""
    if tokens.text() == "." and tokens.kind(1) == "name":
        tokens.skip()
        return tokens.take()
    if tokens.text() == "[" and tokens.kind(1) == "text" and tokens.text(2) == "]":
        name = tokens.text(1).strip("\"'")
        tokens.skip(3)
        return name
    return None


def _take_member(tokens: _Tokens, found: Spoken) -> None:
    """A member of something that is not a name, as in `tags.filter(…).size()`."""
    name = tokens.take()
    if tokens.text() == "(":
        _note_call(name, tokens, found)


def _note_call(function: str, tokens: _Tokens, found: Spoken) -> None:
    found.functions.append(function)
    if function in MACROS and tokens.kind(1) == "name" and tokens.text(2) == ",":
        found.bound.add(tokens.text(1))
