"""The command line: `ringback`, or `python app.py`."""

from typing import Annotated

import typer

from handlers.cli.house import House
from handlers.cli.trouble import Commands

__all__ = ["VERSION", "House", "commands"]

#: As pyproject.toml has it, which is not there where the bot is not built from a checkout.
VERSION = "0.1.0"

_Version = Annotated[bool, typer.Option("--version", help="Which Ringback this is.")]


def commands(house: House) -> typer.Typer:
    """The whole command line over *house*."""
    app = typer.Typer(
        cls=Commands,
        name="ringback",
        context_settings={"obj": house},
        no_args_is_help=True,
        add_completion=False,
        # A traceback drawn with its local variables would show customers' words.
        pretty_exceptions_enable=False,
        # Plain help: drawing boxes costs as long as everything else together.
        rich_markup_mode=None,
    )

    @app.callback(invoke_without_command=True)
    def ringback(say_version: _Version = False) -> None:
        """Close the loop with customers, from inside the chat that people already have open."""
        if say_version:
            typer.echo(f"Ringback {VERSION}")
            raise typer.Exit

    return app
