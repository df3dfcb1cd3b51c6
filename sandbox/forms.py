"""Forms as a person fills them: fields found by name, values in the shape of `state.values`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sandbox.errors import NotShown
from sandbox.pressables import elements, options

Json = dict[str, Any]
Key = tuple[str, str]
Filled = Mapping[Key, Json]

REQUIRED: Final = "Please complete this required field."

#: Where `state.values` keeps what was chosen, and the element's key that prefills it.
_HOLDS: Final[dict[str, tuple[str, str]]] = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
#: What holds several things at once.
_SEVERAL: Final = tuple(holds for holds, _ in _HOLDS.values() if holds.endswith("s"))


@dataclass(frozen=True)
class Field:
    """One element that keeps a value."""

    block_id: str
    element: Json
    label: str
    required: bool

    @property
    def key(self) -> Key:
        return (self.block_id, str(self.element["action_id"]))

    @property
    def type(self) -> str:
        return str(self.element["type"])

    def is_called(self, name: str) -> bool:
        return name in {self.element["action_id"], self.block_id, self.label, self.full_name}

    @property
    def full_name(self) -> str:
        """Names one field where several share an action_id."""
        return f"{self.block_id}/{self.element['action_id']}"

    def state(self, filled: Filled) -> Json:
        """What has been entered, else what it was prefilled with, else nothing."""
        if self.key in filled:
            return filled[self.key]
        holds, initial = _HOLDS[self.type]
        nothing: Any = [] if holds in _SEVERAL else None
        return {"type": self.type, holds: self.element.get(initial, nothing)}

    def holding(self, value: Any) -> Json:
        """The state after somebody entered *value*: a text, an option's value or words, a list of them, a date."""
        holds, _ = _HOLDS[self.type]
        if holds == "selected_option":
            return {"type": self.type, holds: None if value is None else self._option(value)}
        if holds == "selected_options":
            return {"type": self.type, holds: [self._option(each) for each in value or []]}
        if holds in _SEVERAL:
            return {"type": self.type, holds: list(value or [])}
        if holds == "value":
            return {"type": self.type, holds: None if value in {None, ""} else str(value)}
        return {"type": self.type, holds: value or None}

    def value(self, filled: Filled) -> Any:
        """What stands in the field, plainly: a text, an option's value, a list of them."""
        state = self.state(filled)
        held = state[_HOLDS[self.type][0]]
        if isinstance(held, list):
            return [each["value"] if isinstance(each, dict) else each for each in held]
        return held["value"] if isinstance(held, dict) else held

    def _option(self, name: Any) -> Json:
        for option in options(self.element):
            if str(name) in {option["value"], option["text"]["text"]}:
                return option
        offered = [option["value"] for option in options(self.element)]
        raise NotShown(f"{self.label!r} does not offer {name!r}, only {offered}")


def fields(blocks: list[Json]) -> list[Field]:
    return [
        Field(block["block_id"], element, _label(block), block["type"] == "input" and not block.get("optional", False))
        for block in blocks
        for element in elements(block)
        if element["type"] in _HOLDS
    ]


def field_called(blocks: list[Json], name: str) -> Field:
    """By action_id, block_id or label. Raises `NotShown` with what there is."""
    for field in fields(blocks):
        if field.is_called(name):
            return field
    raise NotShown(f"no field {name!r} in the form, only {[f.element['action_id'] for f in fields(blocks)]}")


def state_values(blocks: list[Json], filled: Filled) -> dict[str, dict[str, Json]]:
    values: dict[str, dict[str, Json]] = {}
    for field in fields(blocks):
        values.setdefault(field.block_id, {})[field.key[1]] = field.state(filled)
    return values


def kept_values(blocks: list[Json], filled: Filled) -> dict[Key, Json]:
    """What a person's entries become when the form is drawn anew."""
    return {f.key: filled[f.key] for f in fields(blocks) if f.key in filled and filled[f.key]["type"] == f.type}


def refused_by_the_client(blocks: list[Json], filled: Filled) -> dict[str, str]:
    """Field errors that Slack's own client shows before anything is sent."""
    problems = {field.block_id: _problem(field, field.value(filled)) for field in fields(blocks)}
    return {block: problem for block, problem in problems.items() if problem is not None}


def _label(block: Json) -> str:
    return str((block.get("label") or block.get("text") or {}).get("text", ""))


def _problem(field: Field, value: Any) -> str | None:
    if value in (None, "", []):
        return REQUIRED if field.required else None
    check = _CLIENT_CHECKS.get(field.type)
    return check(field.element, str(value)) if check else None


def _text_problem(element: Json, value: str) -> str | None:
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters."
    if len(value) > element.get("max_length", 3000):
        return f"Please enter fewer than {element.get('max_length', 3000) + 1} characters."
    return None


def _email_problem(_: Json, value: str) -> str | None:
    return None if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value) else "Please enter a valid email address."


def _url_problem(_: Json, value: str) -> str | None:
    return None if re.fullmatch(r"https?://\S+", value) else "Please enter a valid URL."


def _number_problem(element: Json, value: str) -> str | None:
    pattern = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(pattern, value):
        return "Please enter a valid number."
    low, high = float(element.get("min_value", "-inf")), float(element.get("max_value", "inf"))
    return None if low <= float(value) <= high else f"Please enter a number between {low:g} and {high:g}."


_CLIENT_CHECKS: Final[dict[str, Callable[[Json, str], str | None]]] = {
    "plain_text_input": _text_problem,
    "email_text_input": _email_problem,
    "url_text_input": _url_problem,
    "number_input": _number_problem,
}
