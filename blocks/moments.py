"""A moment written out, where the platform cannot show it in the reader's own zone."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from blocks.card import When


def zone_named(name: str) -> tzinfo:
    """The zone called *name*; UTC where nobody knows it, because a message must not fail over a zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, not a relative path, a folder
        return ZoneInfo("UTC")


def written(when: When) -> str:
    """*when* in its own zone, which is named: a time without one is misread by whoever sits elsewhere."""
    local = when.at.astimezone(zone_named(when.zone))
    day = f"{local:%a} {local.day} {local:%b}"
    time = f"{local:%H:%M} {_zone(local)}"
    match when.form:
        case "time":
            return time
        case "day":
            return day
        case _:
            return f"{day}, {time}"


def _zone(local: datetime) -> str:
    """What people call the zone (GMT, CEST); `UTC+4` where it has no name."""
    name = local.tzname() or "UTC"
    if name[0] not in "+-":
        return name
    hours, minutes = name[1:3].lstrip("0") or "0", name[3:5]
    return f"UTC{name[0]}{hours}" + (f":{minutes}" if minutes.strip("0") else "")
