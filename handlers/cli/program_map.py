"""`ringback program map`: the program as a page that people read and sign."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from blocks.maps import html, markdown, page, public_page, svg
from bot.maps import program_map, public_map
from bot.program import Program
from handlers.cli.endings import by_ending
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.surroundings import environ
from handlers.program_file import load


class Format(StrEnum):
    MD = "md"
    HTML = "html"
    SVG = "svg"


File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The program file.")]
As = Annotated[
    Format | None,
    typer.Option("--format", help="Markdown, a page to print, or a picture; as --out ends, or Markdown."),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="F", dir_okay=False, help="Where to put it; else it is printed.")
]
Public = Annotated[
    bool, typer.Option("--public", help="Only what customers may know: by when they hear from which team.")
]


def add(group: typer.Typer) -> None:
    @group.command("map")
    def map_(file: File, format_: As = None, out: Out = None, public: Public = False) -> None:
        """The workflow map: what starts what, who answers, how fast, and what happens if nobody does."""
        chosen = by_ending(out, tuple(Format), format_) if out else format_ or Format.MD
        if public and chosen is Format.SVG:
            raise typer.BadParameter("the page for customers is md or html", param_hint="--format")
        program = load(file, with_stand_ins(file, environ()))
        drawn = _drawn(program, chosen, public=public)
        if out is None:
            typer.echo(drawn, nl=False)
            return
        out.write_text(drawn, encoding="utf-8")
        typer.echo(f"Written to {out}.")


def _drawn(program: Program, format_: Format, *, public: bool) -> str:
    today = datetime.now(ZoneInfo(program.program.zone)).date()
    if format_ is Format.SVG:
        return svg(program_map(program), today)
    shown = public_page(public_map(program), today) if public else page(program_map(program), today)
    return html(shown) if format_ is Format.HTML else markdown(shown)
