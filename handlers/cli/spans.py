"""How long ago, for whoever runs the bot."""

from datetime import timedelta


def span(span: timedelta) -> str:
    """The largest unit is enough to know how bad it is."""
    seconds = max(int(span.total_seconds()), 0)
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"
