"""How trouble is told on the command line: one line on stderr, in our own words."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer import TyperException

from bot.errors import FeedbackError, Misconfigured, RingbackError
from handlers.cli.verbs import Verbs

#: CONTRACT: 1 is "mistakes, or not as expected", 2 is "wrong usage".
FAILED, WRONG_USAGE = 1, 2
#: What the library puts before the words of a value's own reader.
_INVALID = re.compile(r"^Invalid value(?: for '?([^':]+)'?)?: ")


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """What goes wrong on purpose is a line on stderr, never a traceback."""
    try:
        yield
    except Misconfigured as wrong:
        raise stop(str(wrong), WRONG_USAGE) from None
    except FeedbackError as refused:
        raise stop(f"{refused}. {refused.remedy}") from None
    except RingbackError as trouble:
        raise stop(str(trouble)) from None


def stop(words: str, code: int = FAILED) -> typer.Exit:
    """Says why on stderr; raise what it returns."""
    typer.echo(words, err=True)
    return typer.Exit(code)


class Commands(Verbs):
    """The outermost group: every command below it tells its trouble in the same way."""

    def invoke(self, ctx: Any) -> Any:
        with told_in_one_line():
            return super().invoke(ctx)

    def main(self, args: Sequence[str] | None = None, *, standalone_mode: bool = True, **more: Any) -> Any:  # type: ignore[override]  # nobody calls it by position
        """As Typer's, but what somebody mistyped is a line, not a box."""
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **more)
        try:
            ended = super().main(args, standalone_mode=False, **more)
        except TyperException as mistyped:
            typer.echo(_mistyped(mistyped), err=True)
            sys.exit(WRONG_USAGE)
        except typer.Abort:
            sys.exit(FAILED)
        sys.exit(ended if isinstance(ended, int) else 0)


def _mistyped(trouble: Any) -> str:
    """What is wrong and where to read more; the whole help where nothing at all was asked for."""
    said, context = trouble.format_message(), getattr(trouble, "ctx", None)
    if context is None or said == context.get_help():
        return str(said)
    words = " ".join(said.split()).rstrip(".")
    words = _INVALID.sub(lambda match: f"{match[1]}: " if match[1] else "", words)
    end = "" if words.endswith("?") else "."
    return f"{context.command_path}: {words}{end} {context.command_path} --help says what it takes."
