"""Reading what is typed after an option, and saying in our own words what is wrong with it."""

from datetime import datetime

import typer


def whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise typer.BadParameter(f'"{text}" is no whole number') from None


def seconds(text: str) -> float:
    try:
        count = float(text)
    except ValueError:
        count = -1
    if not 0 <= count < float("inf"):
        raise typer.BadParameter(f'"{text}" is no number of seconds')
    return count


def day(text: str) -> datetime:
    """A day, or a time of one, without a zone: the program's is meant."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        read = None
    if read is None or read.tzinfo is not None:
        raise typer.BadParameter(f'"{text}" is not a day; write it as 2026-03-02')
    return read
