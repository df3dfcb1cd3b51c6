"""Spans of time as the program file writes them: `24h`, `30d`, `4h 30m`."""

import re
from datetime import timedelta

_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_SPAN = re.compile(r"(?:(\d{1,6})d)?\s*(?:(\d{1,6})h)?\s*(?:(\d{1,6})m)?\s*(?:(\d{1,6})s)?", re.ASCII)

REMEDY = "Write a number with its unit, longest first: 60s, 90m, 24h, 30d, 4h 30m."


def parse(text: str) -> timedelta:
    """
    The span *text* says; ValueError when it is not one, or none at all.

    A bare number is refused: nobody can tell seconds from hours in it.
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'"{text}" is not a span of time')
    span = timedelta(**{unit: int(n) for unit, n in zip(_UNITS.values(), match.groups(), strict=True) if n})
    if not span:
        raise ValueError(f'"{text}" is no time at all')
    return span


def written(span: timedelta) -> str:
    """*span* as the file would write it, to the second: the shortest text that `parse` reads back."""
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = zip((days, hours, minutes, seconds), _UNITS, strict=True)
    return " ".join(f"{n}{unit}" for n, unit in parts if n) or "0s"
