"""`ringback program`: checking a program file, asking it where feedback goes, its map, its schema for editors."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.feedback import Feedback
from bot.mistakes import nearest
from bot.program import Program
from bot.program.schema import schema as schema_of_programs
from handlers.cli import program_map
from handlers.cli.house import House
from handlers.cli.payload import Json, read_payload
from handlers.cli.program_advice import Advice
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.revisions import add_revisions
from handlers.cli.route_words import goes_to, route_lines
from handlers.cli.simulate import simulate
from handlers.cli.surroundings import environ
from handlers.cli.trouble import stop
from handlers.program_file import check as mistakes_in
from handlers.program_file import load
from handlers.sources import NAMES, settings_of
from handlers.sources.mapped import mapped
from handlers.sources.shape import shape_of
from handlers.sources.standard import feedback_from

File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The program file.")]
Expected = Annotated[
    str | None, typer.Option(metavar="WORKFLOW", help='Exit 1 unless it goes there; "none" is nowhere.')
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 where anything is unwise, too.")]
Past = Annotated[
    bool,
    typer.Option(
        "--past",
        help="Also ask the database that the settings name: how targets fit its tickets, and what the chat changed.",
    ),
]
#: Whatever holds one of these is written in our own words, whatever shape its source sends.
_IN_OUR_WORDS = frozenset({"score", "comment", "context", "opted_out", "withdrawn"})
#: What `--expect` calls feedback that nobody follows up.
NOWHERE = "none"


def add(app: typer.Typer, house: House) -> None:
    group = typer.Typer(help="The program file.", no_args_is_help=True)
    app.add_typer(group, name="program")

    @group.command()
    def check(file: File, strict: Strict = False, past: Past = False) -> None:
        """All mistakes at once, each with its line and what to do about it; then what is legal and unwise."""
        mistakes = mistakes_in(file, None)
        for mistake in mistakes:
            typer.echo(str(mistake))
        if mistakes:
            raise typer.Exit(1)
        advice = Advice(house, file, past)
        for line in advice.lines:
            typer.echo(line)
        typer.echo(f"{file.name} {advice.summary}.")
        for line in (*advice.not_yet(), *advice.beside()):
            typer.echo(line)
        if strict and advice.lines:
            raise typer.Exit(1)

    @group.command()
    def route(file: File, feedback: Json, expect: Expected = None) -> None:
        """Where one piece of feedback would go, and why not elsewhere; counted from its own time, if it says one."""
        program = load(file, with_stand_ins(file, environ()))
        if expect is not None and expect != NOWHERE and program.workflow(expect) is None:
            raise typer.BadParameter(f'there is no workflow "{expect}"', param_hint="--expect")
        now = datetime.now(UTC)
        said = _feedback(program, read_payload(feedback), now)
        found = program.explain(said)
        for line in route_lines(program, said, found, now):
            typer.echo(line)
        workflow = goes_to(said, found)
        name = workflow.name if workflow else NOWHERE
        if expect not in (None, name):
            raise stop(f"Expected {expect}, and it goes to {name}.")

    add_revisions(group, house)
    group.command()(simulate)

    @group.command()
    def schema() -> None:
        """The JSON Schema of a program file, for editors that complete and check while one writes."""
        typer.echo(json.dumps(schema_of_programs(NAMES), indent=2, ensure_ascii=False))

    program_map.add(group)


def _feedback(program: Program, said: dict[str, object], now: datetime) -> Feedback:
    """Where it goes does not depend on its id or time, so an example may leave them out: it comes *now*."""
    name = str(said.pop("source", next(iter(program.sources), "")))
    if name not in program.sources:
        raise typer.BadParameter(f'there is no source "{name}". {nearest(name, program.sources)}', param_hint="--json")
    settings = replace(
        settings_of(name, program.sources[name], program.program.zone),
        attributes=program.vocabulary.attributes,
        context=program.vocabulary.context,
    )
    if settings.mapping is not None and not _IN_OUR_WORDS & said.keys():
        # as the tool sends it: the first answer in there, read by the program's own mapping
        shape = shape_of(settings.mapping)
        said = next(iter(map(shape.said, shape.answers_in(said))), {})
        return mapped(said, shape, settings, now)
    return feedback_from({"id": "example", **said}, settings, now)
