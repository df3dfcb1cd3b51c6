"""Figures, and the page that keeps them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAGE = Path(__file__).parents[2] / "docs/performance.md"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, beside the bare line where there is one."""

    what: str
    ours: str
    bare: str = ""
    ratio: float | None = None
    bar: str = ""
    holds: bool = True


def table(rows: Sequence[Row]) -> str:
    lines = ["| what | bare | ours | ratio | bar | holds |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        holds = ("yes" if row.holds else "no") if row.bar else ""
        lines.append(f"| {row.what} | {row.bare} | {row.ours} | {ratio} | {row.bar} | {holds} |")
    return "\n".join(lines)


def keep(report: str, part: str) -> None:
    """Puts *report* into the page, between the two marks of its part."""
    before, begin, rest = _PAGE.read_text().partition(f"<!-- {part} -->\n")
    _, end, after = rest.partition(f"<!-- end of {part} -->")
    assert begin, f"there is no place for {part}"
    assert end, f"the place for {part} has no end"
    _PAGE.write_text(f"{before}{begin}\n{report}\n{end}{after}")
