"""`ringback db`: the database's schema."""

import typer

from handlers.cli.house import House
from handlers.settings import settings_with


def add(app: typer.Typer, house: House) -> None:
    group = typer.Typer(help="The database.", no_args_is_help=True)
    app.add_typer(group, name="db")

    @group.callback()
    def db() -> None:
        """The database."""

    @group.command()
    def upgrade() -> None:
        """Bring the database to the newest schema; nothing happens where it has it."""
        house.upgrade(settings_with().database_url)
        typer.echo("The database has the newest schema.")
