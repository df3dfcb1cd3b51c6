"""Cutting words to a length; it always shows, by an ellipsis."""

import unicodedata
from dataclasses import replace
from itertools import accumulate, takewhile
from typing import assert_never

from blocks.card import Link, Mention, Person, Sentence, Strong, When, Words

MORE = "…"
#: What one character costs once it is escaped; platforms differ, so the dearest count is taken everywhere.
_ESCAPED = {"&": 5, "<": 4, ">": 4}
#: Room for a moment with its markup and its written-out form.
_WHEN = 120
#: Room for the markup around a link or a mention.
_MARKUP = 40
_JOINER = "\N{ZERO WIDTH JOINER}"
#: How far a cut moves back to leave a composed character whole; endless marks are not worth more.
_BACK = 16


def size(words: str) -> int:
    """What *words* cost: UTF-16 units of the escaped text, never less than any platform counts."""
    units = len(words.encode("utf-16-le", "surrogatepass")) // 2
    return units + sum(words.count(sign) * (cost - 1) for sign, cost in _ESCAPED.items())


def _cost(character: str) -> int:
    return _ESCAPED.get(character, 2 if ord(character) > 0xFFFF else 1)


def cut(words: str, most: int) -> str:
    """*words* if they cost at most *most*, else their beginning and an ellipsis within it."""
    return words if size(words) <= most else beginning(words, most)


def beginning(words: str, most: int) -> str:
    """The beginning of *words* with an ellipsis, at most *most* together."""
    end = sum(1 for _ in takewhile(lambda cost: cost < most, accumulate(map(_cost, words))))
    return words[: _at_a_word(words, _between_characters(words, end))].rstrip() + MORE


def _between_characters(words: str, end: int) -> int:
    """*end*, or the place before the emoji or accented letter that it would tear apart."""
    for at in range(end, max(end - _BACK, 0), -1):
        if not (at < len(words) and _continues(words[at])) and words[at - 1] != _JOINER:
            return at
    return end


def _continues(character: str) -> bool:
    return character == _JOINER or unicodedata.category(character) in ("Mn", "Me") or "🏻" <= character <= "🏿"


def _at_a_word(words: str, end: int) -> int:
    """*end*, or the last space if it is near."""
    space = words.rfind(" ", end * 4 // 5, end)
    return space if space > 0 else end


def wrapped(words: str, sign: str) -> str:
    """*words* between two of *sign*; spaces stay outside, because markup next to a space is none."""
    inside = words.strip()
    start = words.index(inside)
    return words[:start] + sign + inside + sign + words[start + len(inside) :] if inside else words


def pieces(words: str | Sentence) -> Sentence:
    return (words,) if isinstance(words, str) else words


def cut_sentence(words: str | Sentence, most: int) -> Sentence:
    """As `cut`, for what may hold moments, names and links: these stay whole or go."""
    sentence = pieces(words)
    if sum(map(weight, sentence)) <= most:
        return sentence
    kept: list[Words] = []
    left = most - len(MORE)
    for piece in sentence:
        if weight(piece) > left:
            return (*kept, _begun(piece, left + len(MORE)))
        kept.append(piece)
        left -= weight(piece)
    return (*kept, MORE)


def weight(piece: Words) -> int:
    """What *piece* costs with the markup that any platform needs for it."""
    match piece:
        case str():
            return size(piece)
        case When():
            return _WHEN
        case Strong(words=words):
            return size(words) + 4
        case Person(name=name):
            return size(name)
        case Mention(name=name):
            return size(name) + _MARKUP
        case Link(words=words, url=url):
            return size(words) + size(url) + _MARKUP
        case _:
            assert_never(piece)


def _begun(piece: Words, most: int) -> Words:
    match piece:
        case str():
            return beginning(piece, most)
        case Strong(words=words) if most > 8:
            return replace(piece, words=beginning(words, most - 4))
        case _:
            return MORE
