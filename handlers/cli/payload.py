"""A piece of feedback as it is given on the command line."""

from pathlib import Path
from typing import Annotated

import typer

from handlers.sources.body import read_object

Json = Annotated[
    str, typer.Option("--json", metavar="FEEDBACK", help="The feedback as JSON, or @FILE with the JSON in it.")
]


def read_body(given: str) -> bytes:
    """The bytes of `--json`; raises `BadParameter` for a file that cannot be read."""
    if not given.startswith("@"):
        return given.encode()
    try:
        return Path(given[1:]).read_bytes()
    except OSError as trouble:
        raise typer.BadParameter(f"{given[1:]}: {trouble.strerror}", param_hint="--json") from None


def read_payload(given: str) -> dict[str, object]:
    """The object in `--json`; raises `FeedbackError` for what is no JSON object."""
    return read_object(read_body(given))
