"""A table in plain text."""

from collections.abc import Iterable, Iterator


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Columns as wide as what stands in them; the last may be as long as it is."""
    lines = [head, *rows]
    if len(lines) == 1:
        return
    widths = [max(len(row[place]) for row in lines) for place in range(len(head))]
    for row in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
