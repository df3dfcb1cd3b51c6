"""How places are compared: without case and without spaces too many, also by conditions on `location`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.condition_paths import TOKEN

#: What conditions compare in the place of `location`; no program can speak of it by this name.
FOLDED: Final = "location_folded"
_LOCATION = "location"
#: Beside these, what stands next to a comparison is only a part of what is compared.
_PART_OF_MORE = frozenset("+-*/%.[")
#: A text as nearly everybody writes it; any other is compared as it stands.
_PLAIN = re.compile(r"""'[^'\\]*'|"[^"\\]*\"""")

_Token = re.Match[str]


def folded(place: str) -> str:
    """Places are compared without case and without spaces too many."""
    return " ".join(place.split()).casefold()


def comparing_places(condition: str) -> str:
    """
    *condition*, which must be CEL, comparing the folded location with folded places.

    That is `location == "Leeds"`, `!=`, and `location in ["Leeds", "York"]`.
    Whatever else is done with a location is done with it as its source wrote it.
    """
    tokens = [each for each in TOKEN.finditer(condition) if each.lastgroup and each.lastgroup != "space"]
    changes = [change for at in range(len(tokens)) for change in _changes(tokens, at)]
    for token, instead in reversed(changes):
        condition = condition[: token.start()] + instead + condition[token.end() :]
    return condition


def _changes(tokens: Sequence[_Token], at: int) -> Iterator[tuple[_Token, str]]:
    """What stands in place of the location at *at*, and of the places it is compared with, in their order."""
    if tokens[at].group() != _LOCATION or _text(tokens, at - 1) in _PART_OF_MORE:
        return
    before, after = _compared_before(tokens, at), _compared_after(tokens, at)
    if bool(before) is bool(after):
        return
    yield from ((each, _folded_text(each)) for each in before)
    yield tokens[at], FOLDED
    yield from ((each, _folded_text(each)) for each in after)


def _folded_text(token: _Token) -> str:
    text = token.group()
    return f"{text[0]}{folded(text[1:-1])}{text[-1]}"


def _compared_before(tokens: Sequence[_Token], at: int) -> Sequence[_Token]:
    """The place of `"Leeds" == location`."""
    is_compared = _text(tokens, at - 2) + _text(tokens, at - 1) in ("==", "!=")
    ends = _text(tokens, at + 1) not in _PART_OF_MORE | {"("}
    begins = _text(tokens, at - 4) not in _PART_OF_MORE
    return [tokens[at - 3]] if is_compared and ends and begins and _is_plain(tokens, at - 3) else []


def _compared_after(tokens: Sequence[_Token], at: int) -> Sequence[_Token]:
    """The places of `location == "Leeds"` and of `location in ["Leeds"]`."""
    if _text(tokens, at + 1) + _text(tokens, at + 2) in ("==", "!="):
        is_all = _is_plain(tokens, at + 3) and _text(tokens, at + 4) not in _PART_OF_MORE
        return [tokens[at + 3]] if is_all else []
    if _text(tokens, at + 1) != "in" or _text(tokens, at + 2) != "[":
        return []
    end = next((n for n in range(at + 3, len(tokens)) if _text(tokens, n) == "]"), len(tokens))
    places, commas = range(at + 3, end, 2), range(at + 4, end, 2)
    is_list = all(_is_plain(tokens, n) for n in places) and all(_text(tokens, n) == "," for n in commas)
    return [tokens[n] for n in places] if is_list and _text(tokens, end + 1) not in _PART_OF_MORE else []


def _is_plain(tokens: Sequence[_Token], at: int) -> bool:
    return _PLAIN.fullmatch(_text(tokens, at)) is not None


def _text(tokens: Sequence[_Token], at: int) -> str:
    return tokens[at].group() if 0 <= at < len(tokens) else ""
