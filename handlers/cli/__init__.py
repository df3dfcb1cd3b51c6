"""The command line: `ringback`, or `python app.py`."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

import typer

from handlers.cli.database import add as database
from handlers.cli.demo import add as demo
from handlers.cli.feedback import add as feedback
from handlers.cli.gallery import add as gallery
from handlers.cli.house import Bot, House, Records
from handlers.cli.manifest import add as manifest
from handlers.cli.outbox import add as outbox
from handlers.cli.program import add as program
from handlers.cli.sandboxed import OpenWorkspace
from handlers.cli.serve import add as serve
from handlers.cli.surroundings import Commands
from handlers.settings import Settings


def commands(
    *,
    open_records: Callable[[Settings, Mapping[str, str]], Records],
    open_bot: Callable[[Settings, Mapping[str, str]], Bot],
    one_serve: Callable[[str], AbstractContextManager[object]],
    upgrade: Callable[[str], None],
    open_workspace: OpenWorkspace,
) -> typer.Typer:
    """All commands; each part of this folder adds its own."""
    house = House(
        open_records=open_records,
        open_bot=open_bot,
        one_serve=one_serve,
        upgrade=upgrade,
        open_workspace=open_workspace,
    )
    app = typer.Typer(
        cls=Commands,
        name="ringback",
        help="Close the loop with customers, from inside the chat that people already have open.",
        no_args_is_help=True,
        add_completion=False,
        # A traceback drawn with its local variables would show customers' words.
        pretty_exceptions_enable=False,
    )
    for add in (serve, demo, program, feedback, outbox, gallery, manifest, database):
        add(app, house)
    return app
