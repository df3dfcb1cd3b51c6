"""What came back from a form, in the words of the form."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from blocks.cutting import cut
from blocks.slack import limits

#: `view.state.values`: by block id, then by action id.
Values = Mapping[str, Mapping[str, Mapping[str, Any]]]


def parse_values(values: Values) -> dict[str, str]:
    """
    Every field's value by its name; "" where nothing was typed or chosen.

    Several choices are joined with a comma; a moment is ISO 8601 in UTC.
    """
    return {name: _value(state) for block in values.values() for name, state in block.items()}


def _value(state: Mapping[str, Any]) -> str:
    match state:
        case {"selected_options": list(options)}:
            return ",".join(option["value"] for option in options)
        case {"selected_option": {"value": str(value)}}:
            return value
        case {"selected_date_time": int(seconds)}:
            return datetime.fromtimestamp(seconds, UTC).isoformat()
        case {"selected_user": str(user)}:
            return user
        case {"value": str(value)}:
            return value
        case _:
            return ""


def shown_version(values: Values) -> int | None:
    """The version of the ticket that the author had seen, if the form said so."""
    numbers = (block_id.rpartition(".")[2] for block_id in values if "." in block_id)
    return next((int(number) for number in numbers if number.isdecimal()), None)


def field_errors(errors: Mapping[str, str], values: Values) -> dict[str, str]:
    """
    *errors* by block id, as an acknowledgement with `response_action: errors` wants them.

    What belongs to no field of the form is said at the first one. Empty for a
    form without fields: there Slack has no place for it.
    """
    blocks = {name: block_id for block_id, block in values.items() for name in block}
    if not blocks:
        return {}
    first = next(iter(blocks.values()))
    said: dict[str, list[str]] = {}
    for name, words in errors.items():
        said.setdefault(blocks.get(name, first), []).append(words)
    return {block_id: cut(" ".join(lines), limits.ERROR) for block_id, lines in said.items()}
