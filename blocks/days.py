"""Days as people say them; a day is one and the same wherever its reader sits, so it is written out."""

from datetime import datetime, timedelta

from blocks.moments import zone_named


def day(at: datetime, zone: str, now: datetime | None = None) -> str:
    """ "Mon 7 Dec"; with its year where that is another one than *now*'s."""
    local = at.astimezone(zone_named(zone))
    year = f" {local.year}" if now is not None and local.year != now.astimezone(zone_named(zone)).year else ""
    return f"{local:%a} {local.day} {local:%b}{year}"


def is_later(at: datetime, now: datetime) -> bool:
    """Whether that is to come, as far as one would say so."""
    return at - now > timedelta(minutes=1)
