"""Blocks: which there are, what each may hold, and on which surface."""

from typing import Any, Final

from sandbox.block_kit import elements, limits
from sandbox.block_kit.checks import (
    Check,
    Report,
    Shape,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    one_of,
    string,
    typed,
)
from sandbox.block_kit.objects import plain, words
from sandbox.block_kit.rich_text import RICH_TEXT_PART

_BLOCK: Final[dict[str, Check]] = {"block_id": string(limits.BLOCK_ID)}

#: docs.slack.dev/reference/block-kit/block-elements: "works with block types".
IN_ACTIONS: Final[dict[str, Check]] = {
    "button": elements.BUTTON,
    "overflow": elements.OVERFLOW,
    "static_select": elements.STATIC_SELECT,
    "users_select": elements.USERS_SELECT,
    "radio_buttons": elements.RADIO_BUTTONS,
    "checkboxes": elements.CHECKBOXES,
    "datepicker": elements.DATEPICKER,
    "timepicker": elements.TIMEPICKER,
    "datetimepicker": elements.DATETIMEPICKER,
}
IN_SECTION: Final[dict[str, Check]] = {
    **{kind: check for kind, check in IN_ACTIONS.items() if kind != "datetimepicker"},
    "multi_static_select": elements.MULTI_STATIC_SELECT,
    "image": elements.IMAGE,
}
IN_INPUT: Final[dict[str, Check]] = {
    **{kind: check for kind, check in IN_ACTIONS.items() if kind not in {"button", "overflow"}},
    "multi_static_select": elements.MULTI_STATIC_SELECT,
    "plain_text_input": elements.PLAIN_TEXT_INPUT,
    "email_text_input": elements.EMAIL_INPUT,
    "url_text_input": elements.URL_INPUT,
    "number_input": elements.NUMBER_INPUT,
}
_CONTEXT_TEXT: Final = words(limits.CONTEXT_TEXT)
_IN_CONTEXT: Final[dict[str, Check]] = {"plain_text": _CONTEXT_TEXT, "mrkdwn": _CONTEXT_TEXT, "image": elements.IMAGE}

_RICH_TEXT: Final = typed("rich_text", {"elements": array(RICH_TEXT_PART, limits.VIEW_BLOCKS)}, _BLOCK)
_CELL: Final = by_type(
    {
        "raw_text": typed("raw_text", {"text": string(limits.SECTION_TEXT)}),
        "raw_number": typed(
            "raw_number", {"value": lambda value, where, report: None}, {"text": string(limits.SECTION_TEXT)}
        ),
        "rich_text": _RICH_TEXT,
    }
)
_COLUMN: Final = Shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _action_ids_differ(value: Any, where: str, report: Report) -> None:
    """Slack refuses the same action_id twice in one actions block; across blocks it is fine."""
    seen: set[str] = set()
    for index, element in enumerate(value["elements"]):
        action = element.get("action_id")
        if action in seen:
            at = f"{where}/elements/{index}/action_id"
            report.refuse(f'action_id "{action}" already exists for block_id "{value.get("block_id", "")}"', at)
        if action is not None:
            seen.add(action)


BLOCKS: Final[dict[str, Check]] = {
    "actions": typed(
        "actions", {"elements": array(by_type(IN_ACTIONS), limits.ACTIONS_ELEMENTS)}, _BLOCK, _action_ids_differ
    ),
    "context": typed("context", {"elements": array(by_type(_IN_CONTEXT), limits.CONTEXT_ELEMENTS)}, _BLOCK),
    "divider": typed("divider", {}, _BLOCK),
    "header": typed("header", {"text": plain(limits.HEADER_TEXT)}, _BLOCK),
    "image": typed(
        "image",
        elements.IMAGE.required,
        {**elements.IMAGE.optional, "title": plain(limits.IMAGE_TITLE), **_BLOCK},
        exactly_one("image_url", "slack_file"),
    ),
    "input": typed(
        "input",
        {"label": plain(limits.INPUT_LABEL), "element": by_type(IN_INPUT)},
        {"hint": plain(limits.INPUT_HINT), "optional": boolean, "dispatch_action": boolean, **_BLOCK},
    ),
    "markdown": typed("markdown", {"text": string(limits.MARKDOWN_CHARACTERS)}, _BLOCK),
    "rich_text": _RICH_TEXT,
    "section": typed(
        "section",
        {},
        {
            "text": words(limits.SECTION_TEXT),
            "fields": array(words(limits.SECTION_FIELD), limits.SECTION_FIELDS),
            "accessory": by_type(IN_SECTION),
            "expand": boolean,
            **_BLOCK,
        },
        at_least_one("text", "fields"),
    ),
    "table": typed(
        "table",
        {"rows": array(array(_CELL, limits.TABLE_COLUMNS), limits.TABLE_ROWS)},
        {"column_settings": array(_COLUMN, limits.TABLE_COLUMNS), **_BLOCK},
    ),
}

IN_MESSAGES: Final = by_type(BLOCKS)
#: slackblocks `_surfaces`: markdown is for messages only, tables are not for modals.
IN_MODALS: Final = by_type({kind: check for kind, check in BLOCKS.items() if kind not in {"markdown", "table"}})
IN_HOMES: Final = by_type({kind: check for kind, check in BLOCKS.items() if kind != "markdown"})


def block_ids_differ(blocks: list[dict[str, Any]], where: str, report: Report) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        if name in seen:
            report.refuse(f"block_id already exists: {name}", f"{where}/{index}/block_id")
        if name is not None:
            seen.add(name)
