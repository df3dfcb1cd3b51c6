"""Message metadata: readable by every app in the workspace, so ids only."""

import json
import re
from typing import Any

from sandbox.block_kit.limits import METADATA_CHARACTERS
from sandbox.errors import SlackError


def check_metadata(metadata: Any) -> dict[str, Any] | None:
    """
    What Slack keeps of *metadata*.

    None for an `event_type` with anything but letters, digits and `_`: Slack
    takes it and never gives it back (slackapi/bolt-python#863).
    """
    if not _has_the_form(metadata):
        raise SlackError("invalid_metadata_format")
    if len(json.dumps(metadata)) > METADATA_CHARACTERS.most:
        raise SlackError("metadata_too_large")
    return dict(metadata) if re.fullmatch(r"[A-Za-z0-9_]+", metadata["event_type"]) else None


def _has_the_form(metadata: Any) -> bool:
    if not isinstance(metadata, dict) or set(metadata) != {"event_type", "event_payload"}:
        return False
    if not isinstance(metadata["event_type"], str) or not isinstance(metadata["event_payload"], dict):
        return False
    return all(_one_level(value) for value in metadata["event_payload"].values())


def _one_level(value: Any) -> bool:
    """Strings, numbers and booleans, or one level of list or object of them."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return all(isinstance(each, str | int | float | bool) for each in inner)
