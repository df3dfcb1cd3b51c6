"""`ringback feedback`: past feedback from a file, and one piece as its source would send it."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import aiohttp
import typer

from bot.mistakes import nearest
from bot.program import Program
from handlers.cli.house import House
from handlers.cli.importing import Import
from handlers.cli.payload import Json, read_body
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.serve import ProgramFile
from handlers.cli.surroundings import environ
from handlers.cli.trouble import FAILED, stop
from handlers.cli.values import day
from handlers.posting import Answer, post
from handlers.program_file import load
from handlers.settings import Settings, SettingsError, program_path, settings_with
from handlers.sources import SourceSettings, settings_of

SourceName = Annotated[str, typer.Argument(metavar="SOURCE", help="The source's name in the program file.")]
File = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="CSV, TSV or JSON lines.")]
Since = Annotated[
    datetime | None,
    typer.Option(parser=day, metavar="DATE", help="With --live: the first day that is followed up."),
]


def add(app: typer.Typer, house: House) -> None:
    group = typer.Typer(help="Feedback by hand.", no_args_is_help=True)
    app.add_typer(group, name="feedback")

    @group.command("import")
    def import_(
        source: SourceName,
        file: File,
        dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and count; write nothing.")] = False,
        live: Annotated[bool, typer.Option("--live", help="Follow up what was submitted since --since.")] = False,
        since: Since = None,
        program: ProgramFile = None,
    ) -> None:
        """Past feedback: customers, scores and figures, and no ticket, no message, no timer. Safe to repeat."""
        if live != (since is not None):
            raise typer.BadParameter("--live and --since go together: what is older stays history")
        settings = _settings(program)
        path = program_path(settings)
        secrets = with_stand_ins(path, environ())
        rules = load(path, secrets)
        start = since and since.replace(tzinfo=ZoneInfo(rules.program.zone))
        work = Import(rules, _source(rules, source), file, live_since=start)
        if dry_run and not house.has_database(settings):
            summary = work.read_only()
        else:
            records = house.open_records(settings, secrets)
            try:
                summary = work.rehearsed(records) if dry_run else work.into(records)
            finally:
                records.close()
        typer.echo(summary.words(dry_run=dry_run))
        if summary.read == 0:
            raise typer.Exit(FAILED)

    @group.command()
    def send(
        source: SourceName,
        feedback: Json,
        url: Annotated[str, typer.Option("--url", help="The bot's address; what the settings say if left out.")] = "",
        program: ProgramFile = None,
    ) -> None:
        """Sign one payload as the source would, and post it."""
        settings, known = _settings(program), environ()
        path = program_path(settings)
        secrets = with_stand_ins(path, known)
        sender = _source(load(path, secrets), source)
        _must_be_known(sender, {name: value for name, value in secrets.items() if name not in known})
        answer = _posted(_target(url or _address(settings), source), sender, read_body(feedback))
        typer.echo(f"{answer.status} {answer.words}")
        if not answer.is_taken:
            raise typer.Exit(FAILED)


def _settings(program: Path | None) -> Settings:
    return settings_with(ringback_program=program and str(program))


def _source(program: Program, name: str) -> SourceSettings:
    source = program.sources.get(name)
    if source is None:
        raise typer.BadParameter(f'there is no "{name}". {nearest(name, program.sources)}', param_hint="SOURCE")
    return settings_of(name, source, program.program.zone)


def _must_be_known(source: SourceSettings, made_up: Mapping[str, str]) -> None:
    for name, value in made_up.items():
        if value in source.secrets[:1]:
            raise SettingsError(f"{name}: set it to the secret of {source.name}; the bot knows the source by it")


def _address(settings: Settings) -> str:
    return settings.public_url or f"http://{settings.host}:{settings.port}"


def _target(url: str, source: str) -> str:
    """A bot's address stands for its route; a whole route is taken as it is."""
    return url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/feedback/{source}"


def _posted(url: str, source: SourceSettings, body: bytes) -> Answer:
    try:
        return asyncio.run(post(url, source, body))
    except (aiohttp.ClientError, TimeoutError, ValueError) as trouble:
        raise stop(f"{url} cannot be reached ({type(trouble).__name__}).") from None
