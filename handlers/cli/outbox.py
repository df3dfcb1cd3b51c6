"""`ringback outbox` and `ringback timers`: what has not happened yet, and letting it be tried again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.backlog import Unsent
from bot.effects import Place
from handlers.cli.backlog_words import timer_lines, unsent_lines
from handlers.cli.house import House, Records
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.serve import ProgramFile
from handlers.cli.surroundings import environ
from handlers.cli.trouble import stop
from handlers.cli.values import whole_number
from handlers.settings import settings_with

Ids = Annotated[
    list[int] | None,
    typer.Argument(parser=whole_number, metavar="[ID]...", help="Messages, as `outbox list` numbers them."),
]


def add(app: typer.Typer, house: House) -> None:
    group = typer.Typer(help="Messages that have not left.", no_args_is_help=True)
    app.add_typer(group, name="outbox")

    @group.command("list")
    def list_(
        everything: Annotated[bool, typer.Option("--all", help="Every message, however many.")] = False,
        program: ProgramFile = None,
    ) -> None:
        """What is waiting to be sent, since when and why; what is dead."""
        with _records(house, program) as records:
            _say(unsent_lines(records.backlog.unsent(), datetime.now(UTC), everything=everything))

    @group.command()
    def revive(
        ids: Ids = None,
        everything: Annotated[bool, typer.Option("--all", help="Whatever is waiting or dead.")] = False,
        program: ProgramFile = None,
    ) -> None:
        """Try messages again at once, dead ones too. A customer's mail that is dead stays so: its writer was told."""
        if bool(ids) == everything:
            raise typer.BadParameter("name messages by their ID, or say --all")
        with _records(house, program) as records:
            _check(records, ids or [])
            [count] = records.run([records.backlog.revive_work(None if everything else ids)])
            typer.echo(f"{count} of them will be tried at once." if count else "There is nothing to be tried again.")

    @app.command()
    def timers(program: ProgramFile = None) -> None:
        """What is due when, the most overdue first."""
        with _records(house, program) as records:
            _say(timer_lines(records.backlog.timers(), datetime.now(UTC)))


def _check(records: Records, ids: list[int]) -> None:
    """Every ID is of a message that can be tried again; else nothing is."""
    unsent = {message.id: message for message in records.backlog.unsent()}
    for id_ in ids:
        if id_ not in unsent:
            raise stop(f"{id_}: no message with this ID is waiting or dead; `ringback outbox list` has them.")
        if unsent[id_].state is Unsent.DEAD and unsent[id_].to.place is Place.MAIL:
            raise stop(
                f"{id_}: a customer's mail that is dead is not sent again; its writer was told, and may write anew."
            )


def _say(lines: Iterator[str]) -> None:
    for line in lines:
        typer.echo(line)


@contextmanager
def _records(house: House, program: Path | None) -> Iterator[Records]:
    settings = settings_with(ringback_program=program and str(program))
    house.require_database(settings)
    records = house.open_records(settings, with_stand_ins(Path(settings.ringback_program), environ()))
    try:
        yield records
    finally:
        records.close()
