"""What came back from a dialog, in the words of the form."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from blocks.moments import zone_named
from blocks.teams.forms import TIME


def parse_values(data: Mapping[str, Any]) -> dict[str, str]:
    """
    Every field's value by its name; "" where nothing was typed or chosen.

    As from Slack: several choices are joined with a comma, a moment is ISO 8601
    in UTC. A moment of which only half was given stays as it was typed.
    """
    zones = data.get("zones")
    zones = zones if isinstance(zones, dict) else {}
    return {
        name: _moment(data, name, str(zones[name])) if name in zones else _word(data.get(name))
        for name in data.get("fields") or ()
    }


def _word(value: Any) -> str:
    return "" if value is None else str(value)


def _moment(data: Mapping[str, Any], name: str, zone: str) -> str:
    typed = " ".join(filter(None, (_word(data.get(name)), _word(data.get(name + TIME)))))
    try:
        local = datetime.strptime(typed, "%Y-%m-%d %H:%M").replace(tzinfo=zone_named(zone))
        return local.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):  # half a moment; a year before the first
        return typed


def shown_version(data: Mapping[str, Any]) -> int | None:
    """The version of the ticket that the author had seen, if the form said so."""
    shown = str(data.get("shown"))
    return int(shown) if shown.isdecimal() else None
