"""Boxes with text in them, in columns, and the lines between them: the layout of a diagram."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from blocks.cutting import cut

#: In pixels. The width of a letter is that of a wide typeface: too much room rather than text over the edge.
LETTER: Final = 6.5
LINE: Final = 16.0
_PADDING: Final = 10.0
_GAP: Final = 16.0
_BETWEEN: Final = 56.0
_MARGIN: Final = 20.0
#: A longer text is cut: the page has all of it.
_MOST_LINES: Final = 7


@dataclass(frozen=True, slots=True)
class Box:
    title: str
    #: Paragraphs, each in as many lines as it needs.
    texts: tuple[str, ...] = ()
    mark: str = ""
    faint: bool = False
    #: Whether its paragraphs follow each other in time.
    is_chain: bool = False
    #: The titles of the boxes in the next column that it leads to; None leads to all.
    leads_to: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; *first* where its paragraph begins."""

    words: str
    y: float
    first: bool


@dataclass(frozen=True, slots=True)
class Placed:
    box: Box
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Curve:
    """From the right of one box to the left of another."""

    x1: float
    y1: float
    x2: float
    y2: float
    faint: bool


@dataclass(frozen=True, slots=True)
class Column:
    title: str
    width: float
    boxes: tuple[Box, ...]
    x: float = 0.0


@dataclass(frozen=True, slots=True)
class Diagram:
    width: float
    height: float
    columns: tuple[Column, ...]
    placed: tuple[Placed, ...]
    curves: tuple[Curve, ...] = field(default=())


def diagram(columns: Sequence[Column], top: float) -> Diagram:
    """*columns* side by side below *top*, each box with a line to those it leads to."""
    beside: list[Column] = []
    x = _MARGIN
    for column in columns:
        beside.append(replace(column, x=x))
        x += column.width + _BETWEEN
    stacks = [_stack(column, top) for column in beside]
    height = max(_end(stack, top) for stack in stacks)
    stacks = [_centred(stack, top, height) for stack in stacks]
    curves = [curve for one, other in pairwise(stacks) for curve in _curves(one, other)]
    placed = tuple(each for stack in stacks for each in stack)
    return Diagram(x - _BETWEEN + _MARGIN, height + _MARGIN, tuple(beside), placed, tuple(curves))


def _stack(column: Column, top: float) -> list[Placed]:
    placed: list[Placed] = []
    y = top
    for box in column.boxes:
        each = _placed(box, column.x, y, column.width)
        placed.append(each)
        y += each.height + _GAP
    return placed


def _placed(box: Box, x: float, y: float, width: float) -> Placed:
    inset = 16.0 if box.is_chain else 0.0
    most = int((width - 2 * _PADDING - inset) / LETTER)
    lines: list[Line] = []
    at = y + _PADDING + LINE * (2 if box.mark else 1) + 2
    for text in box.texts:
        for place, words in enumerate(wrapped(text, most)):
            at += LINE
            lines.append(Line(words, at - 4, first=place == 0))
        at += 3
    return Placed(box, x, y, width, at - y + _PADDING - 3, tuple(lines))


def wrapped(text: str, most: int) -> list[str]:
    """*text* in lines of at most *most* letters; a longer word is cut."""
    lines: list[str] = []
    for word in text.split():
        word = cut(word, most)
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > _MOST_LINES:
        lines[_MOST_LINES - 1 :] = [cut(" ".join(lines[_MOST_LINES - 1 :]), most)]
    return lines


def _end(stack: Iterable[Placed], top: float) -> float:
    return max((each.y + each.height for each in stack), default=top)


def _centred(stack: list[Placed], top: float, height: float) -> list[Placed]:
    down = (height - _end(stack, top)) / 2
    return [
        replace(each, y=each.y + down, lines=tuple(replace(line, y=line.y + down) for line in each.lines))
        for each in stack
    ]


def _curves(stack: Sequence[Placed], others: Sequence[Placed]) -> Iterable[Curve]:
    for one in stack:
        for other in others:
            if one.box.leads_to is None or other.box.title in one.box.leads_to:
                faint = one.box.faint or other.box.faint
                yield Curve(one.x + one.width, one.middle, other.x, other.middle, faint)
