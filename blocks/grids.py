"""Tables and bars drawn with characters of one width."""

import unicodedata
from collections.abc import Sequence

from blocks.card import Chart, Table
from blocks.cutting import MORE

#: Columns of characters that a phone shows without wrapping, about.
PHONE = 46
#: No column is squeezed below this.
_NARROW = 5
_GAP = "  "
_BAR = 12


def grid(table: Table, most: int = PHONE) -> str:
    """
    *table* with aligned columns, at most *most* wide where that leaves something to read.

    A row whose first cell stands alone is a remark and does not widen its column.
    """
    rows = [table.heading, *table.rows] if any(table.heading) else list(table.rows)
    full = [row for row in rows if not _is_remark(row)]
    widths = _squeezed([max(map(width, column)) for column in zip(*full, strict=True)], most)
    right = [_is_numeric(column) for column in zip(*(r for r in table.rows if not _is_remark(r)), strict=True)]
    return "\n".join(row[0] if _is_remark(row) else _line(row, widths, right or [False] * len(row)) for row in rows)


def _is_remark(row: Sequence[str]) -> bool:
    return len(row) > 1 and bool(row[0]) and not any(row[1:])


def _squeezed(widths: list[int], most: int) -> list[int]:
    while sum(widths) + len(_GAP) * (len(widths) - 1) > most and max(widths) > _NARROW:
        widths[widths.index(max(widths))] -= 1
    return widths


def _is_numeric(column: Sequence[str]) -> bool:
    return any(column) and all(set(cell) <= set("0123456789.,:%/+-–− ") for cell in column)


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    return _GAP.join(_padded(*cell) for cell in zip(row, widths, right, strict=True)).rstrip()


def _padded(cell: str, most: int, right: bool) -> str:
    shown = narrowed(cell, most)
    space = " " * (most - width(shown))
    return space + shown if right else shown + space


def narrowed(words: str, most: int) -> str:
    """*words* if they take at most *most* columns, else their beginning with an ellipsis."""
    if width(words) <= most:
        return words
    while words and width(words) > most - 1:
        words = words[:-1]
    return words.rstrip() + MORE


def width(words: str) -> int:
    """How many columns *words* take: two for a wide character, none for a mark."""
    return sum(map(_columns, words))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def bars(chart: Chart) -> str:
    """One line for each point: its name, a bar, its figure. Below zero the bar is hollow."""
    longest = max((abs(value) for _, value in chart.points), default=0)
    names = max((width(name) for name, _ in chart.points), default=0)
    return "\n".join(
        f"{_padded(name, min(names, 18), False)} {_bar(value, longest)} {figure(value, chart.unit)}"
        for name, value in chart.points
    )


def _bar(value: float, longest: float) -> str:
    full = round(abs(value) / longest * _BAR) if longest else 0
    if value:
        full = max(full, 1)
    return (("█" if value > 0 else "░") * full).ljust(_BAR)


def figure(value: float, unit: str = "") -> str:
    """*value* as people write it, with its unit."""
    if abs(value) >= 1e12:
        number = f"{value:.3g}"
    elif value == round(value):
        number = f"{value:,.0f}"
    else:
        number = f"{value:,.1f}"
    return number + unit if unit == "%" else f"{number} {unit}".rstrip()
