"""`ringback program simulate`: past feedback through a program file as it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import Annotated, cast

import orjson
import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from blocks.simulation import Report, Section, markdown, page, report
from bot.errors import FeedbackError
from bot.feedback import Feedback
from bot.mistakes import nearest
from bot.program import Program
from bot.simulation import Changes, Forecast, changes, fates, forecast, whole
from handlers.cli.endings import by_ending
from handlers.cli.importing_words import SHOWN
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.surroundings import environ
from handlers.cli.trouble import stop
from handlers.feedback_file import Skipped, read
from handlers.program_file import load
from handlers.sources import settings_of

#: Where nobody says how wide it is: a file, a pipe.
_WIDE = 120


class Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


_ENDINGS = (Format.HTML, Format.MARKDOWN, Format.JSON)

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The program file.")]
Past = Annotated[
    Path, typer.Option("--feedback", metavar="F", exists=True, dir_okay=False, help="CSV, TSV or JSON lines.")
]
SourceName = Annotated[
    str | None, typer.Option(metavar="NAME", help="The source it came from; the file's first, if left out.")
]
Against = Annotated[
    Path | None, typer.Option(metavar="FILE", exists=True, dir_okay=False, help="What changes against this file.")
]
Shape = Annotated[Format | None, typer.Option(help="By the name of --out, or text.")]
Out = Annotated[Path | None, typer.Option(metavar="F", dir_okay=False, help="Write it there: .html, .md or .json.")]


def simulate(
    file: File,
    feedback: Past,
    source: SourceName = None,
    against: Against = None,
    format: Shape = None,
    out: Out = None,
) -> None:
    """Past feedback through the file as it stands: tickets a day, who can do them, targets, messages."""
    program, before = _program(file), _program(against) if against else None
    wanted = by_ending(out, _ENDINGS, format) if out else format or Format.TEXT
    with _busy("Reading what customers said…"):
        past, skipped = _read(program, source, feedback)
    if not past:
        raise stop("\n".join(["There is no feedback in it that can be read.", *_named(skipped)]))
    with _busy(f"Trying the program on {len(past):,} answers…"):
        found = list(fates(program, past))
        future = forecast(program, past, found)
        changed = changes(before, fates(before, past), program, found) if before else None
    said = report(future, changed, against.name if against else "", [(row.line, row.reason) for row in skipped])
    _show(said, future, changed, wanted, out)
    for line in _named(skipped, _where_all_are(wanted, out)):
        typer.echo(line, err=True)


def _program(file: Path) -> Program:
    return load(file, with_stand_ins(file, environ()))


def _read(program: Program, name: str | None, file: Path) -> tuple[list[Feedback], list[Skipped]]:
    name = name or next(iter(program.sources), "")
    if name not in program.sources:
        raise typer.BadParameter(
            f'there is no source "{name}". {nearest(name, program.sources)}', param_hint="--source"
        )
    settings = settings_of(name, program.sources[name], program.program.zone)
    try:
        rows = list(read(file, settings, datetime.now(UTC)))
    except FeedbackError as refused:
        raise _read_as(refused, name, program) from None
    past = [row for row in rows if isinstance(row, Feedback)]
    return whole(past), [row for row in rows if isinstance(row, Skipped)]


def _read_as(refused: FeedbackError, name: str, program: Program) -> FeedbackError:
    """*refused*, for whoever left `--source` out and means another one."""
    others = [each for each in program.sources if each != name]
    meant = f' It was read as "{name}"; --source names another one: {", ".join(others)}.' if others else ""
    return FeedbackError(refused.status, str(refused), field=refused.field, remedy=f"{refused.remedy}{meant}")


def _where_all_are(wanted: Format, out: Path | None) -> str:
    if out is not None:
        return f": all of them are in {out}"
    return ": --out report.html names them all" if wanted is Format.TEXT else ""


def _named(skipped: list[Skipped], where: str = "") -> Iterator[str]:
    if skipped:
        yield "1 row was skipped." if len(skipped) == 1 else f"{len(skipped):,} rows were skipped."
    yield from (f"Line {row.line}: {row.reason}" for row in skipped[:SHOWN])
    if len(skipped) > SHOWN:
        yield f"… and {len(skipped) - SHOWN:,} more{where}."


def _show(said: Report, future: Forecast, changed: Changes | None, wanted: Format, out: Path | None) -> None:
    if out is None and wanted is Format.TEXT:
        _print(said, _console())
        return
    text = _written(said, future, changed, wanted)
    if out is None:
        typer.echo(text, nl=False)
        return
    out.write_text(text, "utf-8")
    typer.echo(f"{said.summary} It is in {out}.")


def _written(said: Report, future: Forecast, changed: Changes | None, wanted: Format) -> str:
    match wanted:
        case Format.MARKDOWN:
            return markdown(said)
        case Format.HTML:
            return page(said, future)
        case Format.JSON:
            everything = {
                "stands_out": said.stands_out,
                "forecast": future,
                "changes": changed,
                "unread": [
                    {"line": int(line), "reason": reason} for section in said.unread for line, reason in section.rows
                ],
            }
            return orjson.dumps(everything, option=orjson.OPT_INDENT_2).decode() + "\n"
        case Format.TEXT:
            paper = Console(file=StringIO(), width=_WIDE)
            _print(said, paper, said.unread)
            return cast(StringIO, paper.file).getvalue()


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=_WIDE)


@contextmanager
def _busy(words: str) -> Iterator[None]:
    console = Console(stderr=True)
    if console.is_terminal:
        with console.status(words):
            yield
    else:
        yield


def _print(said: Report, console: Console, besides: tuple[Section, ...] = ()) -> None:
    console.print(f"[bold]{escape(said.title)}[/]", said.summary, "", sep="\n")
    for each in said.stands_out:
        console.print(f"• {escape(each)}")
    for section in (*said.sections, *besides):
        console.print(f"\n[bold]{escape(section.title)}[/]")
        for sentence in section.says:
            console.print(escape(sentence), style="dim")
        if section.rows:
            console.print(_table(section.head, section.rows))
    console.print("\n[bold]What this assumes[/]")
    for each in said.assumes:
        console.print(f"• {escape(each)}", style="dim")


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    return table
