"""What a file is to hold, by the ending of its name."""

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import typer

_Format = TypeVar("_Format", bound=StrEnum)


def by_ending(out: Path, known: Collection[_Format], said: _Format | None) -> _Format:
    """What was *said*, else what *out* ends in; raises `BadParameter` for another ending, and where they differ."""
    ending = next((each for each in known if out.suffix.lower() == f".{each}"), said)
    if ending is None:
        names = ", ".join(f".{each}" for each in known)
        raise typer.BadParameter(f"name it {names}, or say --format", param_hint="--out")
    if said not in (None, ending):
        raise typer.BadParameter(f"it is named .{ending}, and --format says {said}", param_hint="--out")
    return ending
