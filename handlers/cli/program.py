"""`ringback program`: checking a program file, asking it where feedback goes, its schema for editors."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.feedback import Feedback, Scale
from bot.program import Program, Route
from bot.program.schema import schema as schema_of_programs
from handlers.cli.house import House
from handlers.cli.payload import Json, read_payload
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.surroundings import environ, stop
from handlers.program_file import check as mistakes_in
from handlers.program_file import load
from handlers.sources import FORMATS, SourceSettings
from handlers.sources.standard import feedback_from

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The program file.")]
Expected = Annotated[
    str | None, typer.Option(metavar="WORKFLOW", help='Exit 1 unless it goes there; "none" is nowhere.')
]
#: What `--expect` calls feedback that nobody follows up.
NOWHERE = "none"


def add(app: typer.Typer, house: House) -> None:
    group = typer.Typer(help="The program file.", no_args_is_help=True)
    app.add_typer(group, name="program")

    @group.command()
    def check(file: File) -> None:
        """All mistakes at once, each with its line and what to do about it."""
        mistakes = mistakes_in(file, None)
        for mistake in mistakes:
            typer.echo(str(mistake))
        if mistakes:
            raise typer.Exit(1)
        typer.echo(f"{file.name} is fine.")

    @group.command()
    def route(file: File, feedback: Json, expect: Expected = None) -> None:
        """Where one piece of feedback would go, and why not elsewhere."""
        program = load(file, with_stand_ins(file, environ()))
        if expect is not None and expect != NOWHERE and program.workflow(expect) is None:
            raise typer.BadParameter(f'there is no workflow "{expect}"', param_hint="--expect")
        found = program.route(_feedback(program, read_payload(feedback)))
        _show(program, found)
        name = found.workflow.name if found.workflow else NOWHERE
        if expect not in (None, name):
            raise stop(f"Expected {expect}, and it goes to {name}.")

    @group.command()
    def schema() -> None:
        """The JSON Schema of a program file, for editors that complete and check while one writes."""
        typer.echo(json.dumps(schema_of_programs(FORMATS), indent=2, ensure_ascii=False))


def _feedback(program: Program, said: dict[str, object]) -> Feedback:
    """Where it goes does not depend on its id or time, so an example may leave them out."""
    name = str(said.pop("source", next(iter(program.sources), "")))
    settings = SourceSettings(
        name,
        scale=program.sources[name].scale if name in program.sources else Scale.NPS,
        attributes=program.vocabulary.attributes,
        context=program.vocabulary.context,
    )
    return feedback_from({"id": "example", **said}, settings, datetime.now(UTC))


def _show(program: Program, route: Route) -> None:
    steps = Table("workflow", "verdict", "why", box=None, pad_edge=False, header_style="")
    for looked in (*route.faults, *(each for each in route.trace if each not in route.faults)):
        steps.add_row(looked.name, str(looked.verdict), looked.reason)
    Console(highlight=False, soft_wrap=True).print(steps)
    typer.echo(_outcome(program, route))


def _outcome(program: Program, route: Route) -> str:
    if route.workflow is None:
        return "Nothing: it is kept and counted, and nobody is disturbed."
    team = program.teams[route.workflow.team]
    return f"{route.workflow.name}: a ticket for {team.name or route.workflow.team}."
