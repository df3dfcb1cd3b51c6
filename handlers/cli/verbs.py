"""The verbs of the command line, each in a module that is loaded when somebody types the verb."""

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from handlers.cli.house import House


class Verb(NamedTuple):
    #: Of this folder; its `add(app, house)` adds the verb.
    module: str
    #: As the module says it, which `ringback --help` shows without loading it.
    help: str


VERBS = {
    "serve": Verb("serve", "The bot: web server, workers, heartbeats."),
    "demo": Verb(
        "demo", "Try it: the bot, a chat workspace in your browser, and customers who answer. Nothing is kept."
    ),
    "program": Verb("program", "The program file."),
    "feedback": Verb("feedback", "Feedback by hand."),
    "outbox": Verb("outbox", "Messages that have not left."),
    "timers": Verb("outbox", "What is due when, the most overdue first."),
    "gallery": Verb("gallery", "Every message and form, drawn for every platform, and a page to look at them."),
    "manifest": Verb("manifest", "The app manifest of a platform, to create the app from."),
    "db": Verb("database", "The database."),
}


def loaded(name: str, house: House) -> Any:
    """The command of the verb *name*."""
    app = typer.Typer(callback=lambda: None, add_completion=False, rich_markup_mode=None)
    import_module(f"handlers.cli.{VERBS[name].module}").add(app, house)
    group: Any = typer.main.get_command(app)
    return group.commands[name]


class Verbs(TyperGroup):
    """The outermost group: it lists every verb, and loads the one that is typed. Its context holds the house."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        for name, verb in VERBS.items():
            self.commands[name] = TyperCommand(name, help=verb.help, short_help=verb.help, rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, _, rest = super().resolve_command(ctx, args)
        return name, loaded(str(name), ctx.obj), rest
