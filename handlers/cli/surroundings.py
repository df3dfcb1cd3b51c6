"""What surrounds a command: settings, the environment, and how trouble is told."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import typer
from dotenv import dotenv_values
from typer.core import TyperGroup

from bot.errors import FeedbackError, RingbackError
from handlers.settings import Settings, SettingsError, read

#: CONTRACT: 1 is "mistakes, or not as expected", 2 is "wrong usage".
FAILED, WRONG_USAGE = 1, 2


def settings_with(**given: object) -> Settings:
    """The settings; what was *given* on the command line goes before the environment."""
    return read(**{name: value for name, value in given.items() if value is not None})


def environ() -> Mapping[str, str]:
    """The environment over `.env`, as the settings see it: the program's secrets may stand in either."""
    written = {name: value for name, value in dotenv_values(".env").items() if value}
    return {**written, **{name: value for name, value in os.environ.items() if value}}


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """What goes wrong on purpose is a line on stderr, never a traceback."""
    try:
        yield
    except SettingsError as wrong:
        raise stop(str(wrong), WRONG_USAGE) from None
    except FeedbackError as refused:
        raise stop(f"{refused}. {refused.remedy}") from None
    except RingbackError as trouble:
        raise stop(str(trouble)) from None


def stop(words: str, code: int = FAILED) -> typer.Exit:
    """Says why on stderr; raise what it returns."""
    typer.echo(words, err=True)
    return typer.Exit(code)


class Commands(TyperGroup):
    """The outermost group: every command below it tells its trouble in the same way."""

    def invoke(self, ctx: Any) -> Any:
        with told_in_one_line():
            return super().invoke(ctx)
