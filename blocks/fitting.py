"""Parts made harmless and short enough: what a renderer draws instead of the parts as they were written."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar, assert_never

from blocks.card import (
    Buttons,
    Chart,
    Divider,
    Facts,
    Link,
    Mention,
    Part,
    Person,
    Picture,
    Sentence,
    Strong,
    Table,
    Text,
    Verbatim,
    When,
    Words,
)
from blocks.cutting import MORE, cut, cut_sentence, pieces, weight
from blocks.literals import clean, is_web, one_line
from blocks.wording import and_more, number

#: How much of one part is kept, tried from the most generous on: so the longest part is cut first.
LADDER = (3000, 2000, 1200, 700, 400, 200, 80)
#: More of a customer's words than this is read in the survey tool, not in a chat.
VERBATIM = 2500
TITLE = 150
#: What fits a screen or two; the rest is counted in a last row.
ROWS, PAIRS, POINTS = 20, 30, 20
NAME, CELL, POINT, ALT = 80, 80, 30, 300

Drawing = TypeVar("Drawing")


def fitted(
    parts: Sequence[Part],
    most_parts: int,
    draw: Callable[[Sequence[Part]], Drawing],
    fits: Callable[[Drawing], bool],
) -> Drawing:
    """The drawing of the least shortened *parts* that fits; of hardly anything, if nothing else does."""
    for shorter in _shorter(parts, most_parts):
        drawing = draw(shorter)
        if fits(drawing):
            break
    return drawing


def _shorter(parts: Sequence[Part], most_parts: int) -> Iterator[Sequence[Part]]:
    """*parts*, ever shorter: first long ones are cut, then some are left out."""
    for most in LADDER:
        yield fewer(neat(parts, most), most_parts)
    while most_parts > 2:
        most_parts = most_parts * 3 // 4
        yield fewer(neat(parts, LADDER[-1]), most_parts)
    yield (Text(MORE, quiet=True),)


def fewer(parts: Sequence[Part], most: int) -> Sequence[Part]:
    """At most *most* of *parts*: the first ones and the last, which is where the buttons are."""
    if len(parts) <= most:
        return parts
    first, last = parts[: max(most - 2, 0)], parts[-1:] if most > 1 else ()
    missing = len(parts) - len(first) - len(last)
    return (*first, Text(f"{and_more(missing)}.", quiet=True), *last)


def neat(parts: Sequence[Part], most: int) -> list[Part]:
    """*parts* without the empty ones, each cleaned and at most *most* long."""
    return [part for part in (_neat(p, most) for p in parts) if not _is_empty(part)]


def title(words: str | Sentence) -> Sentence:
    """A title as one clean, short line; what a moment or a mention costs on paper does not shorten its words."""
    said = tuple(_short(piece) for piece in sentence(words, one_line_each=True))
    markup = sum(weight(piece) for piece in said if isinstance(piece, When | Mention | Link))
    return cut_sentence(said, TITLE + markup)


def _short(piece: Words) -> Words:
    """What a title shows of a link; its address is no words."""
    return replace(piece, words=cut(piece.words, TITLE)) if isinstance(piece, Link) else piece


def _neat(part: Part, most: int) -> Part:
    match part:
        case Text(words=words):
            return replace(part, words=cut_sentence(sentence(words), most))
        case Verbatim(words=words):
            return Verbatim(cut(clean(words).strip(), min(most, VERBATIM)))
        case Facts():
            return _facts(part, most)
        case Table():
            return _table(part, most)
        case Chart():
            return _chart(part)
        case Picture(url=url, words=words):
            said = cut(one_line(words), ALT)
            return Picture(url, said) if is_web(url, ("https",)) else Text(sentence(said))
        case Buttons() | Divider():
            return part
        case _:
            assert_never(part)


def _is_empty(part: Part) -> bool:
    match part:
        case Text(words=words):
            return not pieces(words)
        case Verbatim(words=words):
            return not words
        case Facts(pairs=pairs):
            return not pairs
        case Buttons(row=row, menu=menu):
            return not row and menu is None
        case Table() | Chart() | Picture() | Divider():
            return False
        case _:
            assert_never(part)


def sentence(words: str | Sentence, *, one_line_each: bool = False) -> Sentence:
    """The pieces of *words*, cleaned; nothing at all where there is nothing to read."""
    neatly = [_piece(piece, one_line_each) for piece in pieces(words)]
    said = tuple(piece for piece in neatly if not (isinstance(piece, str) and not piece))
    return () if all(isinstance(piece, str) and not piece.strip() for piece in said) else said


def _piece(piece: Words, one_line_each: bool) -> Words:
    match piece:
        case str():
            return _unbroken(piece) if one_line_each else clean(piece)
        case Strong(words=words):
            said = _unbroken(words)
            return Strong(said) if said.strip() else said
        case Person(name=name):
            return Person(cut(one_line(name), NAME)) if one_line(name) else ""
        case Mention(name=name):
            return replace(piece, name=cut(one_line(name), NAME) or MORE)
        case Link(words=words, url=url):
            said = one_line(words) or url
            return Link(said, url) if is_web(url) else clean(said)
        case When():
            return piece
        case _:
            assert_never(piece)


def _unbroken(words: str) -> str:
    """As `one_line`, but the spaces towards its neighbours stay."""
    return clean(words).replace("\n", " ").replace("\t", " ")


def _facts(facts: Facts, most: int) -> Facts:
    kept = max(3, min(PAIRS, most // 40))
    pairs: dict[str, str | Sentence] = {
        cut(one_line(name), NAME): cut_sentence(sentence(value), most)
        for name, value in list(facts.pairs.items())[:kept]
    }
    if len(facts.pairs) > kept:
        pairs[MORE] = f"and {number(len(facts.pairs) - kept)} more"
    return Facts(pairs)


def _table(table: Table, most: int) -> Part:
    """*table* with equally long rows; its `empty` sentence where it has none."""
    columns = max(map(len, (table.heading, *table.rows)))
    if not table.rows or not columns:
        return Text(sentence(table.empty), quiet=True)
    kept = max(3, min(ROWS, most // 50))
    rows = [_row(row, columns) for row in table.rows[:kept]]
    if len(table.rows) > kept:
        rows.append(_row((and_more(len(table.rows) - kept),), columns))
    return replace(table, heading=_row(table.heading, columns), rows=tuple(rows))


def _row(cells: Sequence[str], columns: int) -> tuple[str, ...]:
    return tuple(cut(one_line(cell), CELL) for cell in cells) + ("",) * (columns - len(cells))


def _chart(chart: Chart) -> Part:
    """*chart* with as many points as can be read: of a line the latest, of bars the first."""
    points = [(cut(one_line(name), POINT), value) for name, value in chart.points if math.isfinite(value)]
    said = cut(one_line(chart.title), TITLE)
    if not points:
        return Text(sentence(said))
    if len(points) > POINTS:
        latest = chart.form == "line"
        said += f" ({'last' if latest else 'first'} {POINTS} of {len(points)})"
        points = points[-POINTS:] if latest else points[:POINTS]
    return replace(chart, title=said, points=tuple(points), unit=one_line(chart.unit)[:12])
