"""A simulation as Markdown, for a merge request or a wiki."""

from collections.abc import Iterator

from blocks.simulation.report import Report, Section


def markdown(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {report.title}", "", report.summary, "", *(f"- {each}" for each in report.stands_out))
    for section in (*report.sections, *report.unread):
        yield from _section(section)
    yield from ("", "## What this assumes", "", *(f"- {each}" for each in report.assumes))


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {section.title}")
    for sentence in section.says:
        yield from ("", sentence)
    if section.rows:
        yield from ("", _row(section.head), _row(tuple("---" for _ in section.head)))
        yield from map(_row, section.rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
