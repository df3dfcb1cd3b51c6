"""Block elements: buttons, menus, inputs."""

import re
from typing import Any, Final

from sandbox.block_kit import limits
from sandbox.block_kit.checks import (
    Check,
    Report,
    Shape,
    array,
    at_least_one,
    boolean,
    exactly_one,
    one_of,
    string,
    typed,
    web_address,
    whole,
)
from sandbox.block_kit.limits import Limit
from sandbox.block_kit.objects import CHOICE_OPTION, CONFIRM, OPTION_GROUP, OVERFLOW_OPTION, SELECT_OPTION, plain

_ACTION: Final[dict[str, Check]] = {"action_id": string(limits.ACTION_ID)}
_FOCUS: Final[dict[str, Check]] = {**_ACTION, "focus_on_load": boolean}
_CONFIRMED: Final[dict[str, Check]] = {**_FOCUS, "confirm": CONFIRM}
_PLACEHOLDER: Final[dict[str, Check]] = {"placeholder": plain(limits.PLACEHOLDER)}
_TYPED_IN: Final[dict[str, Check]] = {
    **_FOCUS,
    **_PLACEHOLDER,
    "dispatch_action_config": Shape(
        {"trigger_actions_on": array(one_of("on_enter_pressed", "on_character_entered"), Limit(2, "both"))}
    ),
}
_MAX_SELECTED: Final = whole(1, limits.SELECT_OPTIONS.most)


def _matches(pattern: str, example: str) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            report.refuse(f"must look like {example}", where)

    return check


_DATE: Final = _matches(r"\d{4}-\d{2}-\d{2}", "2026-03-02")
_TIME: Final = _matches(r"\d{2}:\d{2}", "09:30")


def _initial_is_an_option(value: Any, where: str, report: Report) -> None:
    """The preselected choice must be one of the choices, word for word."""
    groups = value.get("option_groups", [])
    offered = [*value.get("options", []), *(option for group in groups for option in group["options"])]
    for key, chosen in (
        ("initial_option", [value.get("initial_option")]),
        ("initial_options", value.get("initial_options", [])),
    ):
        if any(each is not None and each not in offered for each in chosen):
            report.refuse(f"{key} not in options", f"{where}/{key}")


def _option_values_differ(value: Any, where: str, report: Report) -> None:
    values = [option["value"] for option in value.get("options", [])]
    if len(set(values)) != len(values):
        report.refuse("option values must be unique", f"{where}/options")


def _not_too_many(initial: str) -> Check:
    def check(value: Any, where: str, report: Report) -> None:
        most = value.get("max_selected_items")
        if most is not None and len(value.get(initial, [])) > most:
            report.refuse(f"no more than {most} items allowed", f"{where}/{initial}")

    return check


def _in_order(least: str, most: str) -> Check:
    """*least* is no more than *most*; numbers may come as text."""

    def check(value: Any, where: str, report: Report) -> None:
        low, high = _number(value.get(least)), _number(value.get(most))
        if low is not None and high is not None and low > high:
            report.refuse(f"{least} must not be more than {most}", f"{where}/{least}")

    return check


def _number(value: Any) -> float | None:
    try:
        return None if value is None else float(value)
    except ValueError:
        return None


def _is_a_number(value: Any, where: str, report: Report) -> None:
    if not isinstance(value, str) or _number(value) is None:
        report.refuse("must be a number, written as a string", where)


def _select(kind: str, **initial: Check) -> Shape:
    return typed(
        kind,
        {},
        {
            **_CONFIRMED,
            **_PLACEHOLDER,
            "options": array(SELECT_OPTION, limits.SELECT_OPTIONS),
            "option_groups": array(OPTION_GROUP, limits.SELECT_GROUPS),
            **initial,
        },
        exactly_one("options", "option_groups"),
        _option_values_differ,
        _initial_is_an_option,
        _not_too_many("initial_options"),
    )


BUTTON: Final = typed(
    "button",
    {"text": plain(limits.BUTTON_TEXT)},
    {
        **_ACTION,
        "value": string(limits.BUTTON_VALUE, least=0),
        "url": web_address(limits.BUTTON_URL),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(limits.ACCESSIBILITY_LABEL),
    },
)
OVERFLOW: Final = typed(
    "overflow",
    {"options": array(OVERFLOW_OPTION, limits.OVERFLOW_OPTIONS)},
    {**_ACTION, "confirm": CONFIRM},
    _option_values_differ,
)
STATIC_SELECT: Final = _select("static_select", initial_option=SELECT_OPTION)
MULTI_STATIC_SELECT: Final = _select(
    "multi_static_select",
    initial_options=array(SELECT_OPTION, limits.SELECT_OPTIONS),
    max_selected_items=_MAX_SELECTED,
)
RADIO_BUTTONS: Final = typed(
    "radio_buttons",
    {"options": array(CHOICE_OPTION, limits.CHOICES)},
    {**_CONFIRMED, "initial_option": CHOICE_OPTION},
    _option_values_differ,
    _initial_is_an_option,
)
CHECKBOXES: Final = typed(
    "checkboxes",
    {"options": array(CHOICE_OPTION, limits.CHOICES)},
    {**_CONFIRMED, "initial_options": array(CHOICE_OPTION, limits.CHOICES)},
    _option_values_differ,
    _initial_is_an_option,
)
PLAIN_TEXT_INPUT: Final = typed(
    "plain_text_input",
    {},
    {
        **_TYPED_IN,
        "multiline": boolean,
        "initial_value": string(limits.INPUT_VALUE, least=0),
        "min_length": whole(0, limits.INPUT_VALUE.most),
        "max_length": whole(1, limits.INPUT_VALUE.most),
    },
    _in_order("min_length", "max_length"),
)
EMAIL_INPUT: Final = typed("email_text_input", {}, {**_TYPED_IN, "initial_value": string(limits.INPUT_VALUE)})
URL_INPUT: Final = typed("url_text_input", {}, {**_TYPED_IN, "initial_value": string(limits.INPUT_VALUE)})
NUMBER_INPUT: Final = typed(
    "number_input",
    {"is_decimal_allowed": boolean},
    {**_TYPED_IN, "initial_value": _is_a_number, "min_value": _is_a_number, "max_value": _is_a_number},
    _in_order("min_value", "max_value"),
)
DATEPICKER: Final = typed("datepicker", {}, {**_CONFIRMED, **_PLACEHOLDER, "initial_date": _DATE})
TIMEPICKER: Final = typed(
    "timepicker",
    {},
    {**_CONFIRMED, **_PLACEHOLDER, "initial_time": _TIME, "timezone": string(Limit(100, "IANA names"))},
)
DATETIMEPICKER: Final = typed(
    "datetimepicker", {}, {**_CONFIRMED, "initial_date_time": whole(1_000_000_000, 9_999_999_999)}
)
_ID: Final = string(Limit(20, "ids"))
_IDS: Final = array(_ID, limits.SELECT_OPTIONS)


def _picker(kind: str, initial: str, **more: Check) -> Shape:
    """A menu that Slack fills itself; of several, *initial* ends in s."""
    if initial.endswith("s"):
        return typed(
            kind,
            {},
            {**_CONFIRMED, **_PLACEHOLDER, initial: _IDS, "max_selected_items": _MAX_SELECTED, **more},
            _not_too_many(initial),
        )
    return typed(kind, {}, {**_CONFIRMED, **_PLACEHOLDER, initial: _ID, **more})


_FILTER: Final = Shape(
    {},
    {
        "include": array(one_of("im", "mpim", "private", "public"), Limit(4, "all kinds")),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_CONVERSATIONS: Final[dict[str, Check]] = {"default_to_current_conversation": boolean, "filter": _FILTER}
_ANSWERING: Final[dict[str, Check]] = {"response_url_enabled": boolean}

USERS_SELECT: Final = _picker("users_select", "initial_user")
MULTI_USERS_SELECT: Final = _picker("multi_users_select", "initial_users")
CONVERSATIONS_SELECT: Final = _picker("conversations_select", "initial_conversation", **_CONVERSATIONS, **_ANSWERING)
MULTI_CONVERSATIONS_SELECT: Final = _picker("multi_conversations_select", "initial_conversations", **_CONVERSATIONS)
CHANNELS_SELECT: Final = _picker("channels_select", "initial_channel", **_ANSWERING)
MULTI_CHANNELS_SELECT: Final = _picker("multi_channels_select", "initial_channels")
IMAGE: Final = typed(
    "image",
    {"alt_text": string(limits.IMAGE_ALT)},
    {
        "image_url": web_address(limits.IMAGE_URL),
        "slack_file": Shape(
            {}, {"id": string(limits.BLOCK_ID), "url": string(limits.IMAGE_URL)}, (at_least_one("id", "url"),)
        ),
    },
    exactly_one("image_url", "slack_file"),
)
