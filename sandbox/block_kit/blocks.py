"""Blocks: which there are, what each may hold, and on which surface."""

from typing import Any, Final

from sandbox.block_kit import elements, limits, newer
from sandbox.block_kit.checks import (
    Check,
    Report,
    array,
    at_least_one,
    boolean,
    by_type,
    exactly_one,
    string,
    typed,
)
from sandbox.block_kit.objects import BLOCK, plain, words
from sandbox.block_kit.rich_text import RICH_TEXT
from sandbox.block_kit.tables import DATA_TABLE, DATA_VISUALIZATION, TABLE

#: Slack: Reference / Block Kit / Block elements: "works with block types".
IN_ACTIONS: Final[dict[str, Check]] = {
    "button": elements.BUTTON,
    "overflow": elements.OVERFLOW,
    "static_select": elements.STATIC_SELECT,
    "users_select": elements.USERS_SELECT,
    "conversations_select": elements.CONVERSATIONS_SELECT,
    "channels_select": elements.CHANNELS_SELECT,
    "radio_buttons": elements.RADIO_BUTTONS,
    "checkboxes": elements.CHECKBOXES,
    "datepicker": elements.DATEPICKER,
    "timepicker": elements.TIMEPICKER,
    "datetimepicker": elements.DATETIMEPICKER,
}
_MULTI: Final[dict[str, Check]] = {
    "multi_static_select": elements.MULTI_STATIC_SELECT,
    "multi_users_select": elements.MULTI_USERS_SELECT,
    "multi_conversations_select": elements.MULTI_CONVERSATIONS_SELECT,
    "multi_channels_select": elements.MULTI_CHANNELS_SELECT,
}
IN_SECTION: Final[dict[str, Check]] = {
    **{kind: check for kind, check in IN_ACTIONS.items() if kind != "datetimepicker"},
    **_MULTI,
    "image": elements.IMAGE,
}
IN_INPUT: Final[dict[str, Check]] = {
    **{kind: check for kind, check in IN_ACTIONS.items() if kind not in {"button", "overflow"}},
    **_MULTI,
    "plain_text_input": elements.PLAIN_TEXT_INPUT,
    "email_text_input": elements.EMAIL_INPUT,
    "url_text_input": elements.URL_INPUT,
    "number_input": elements.NUMBER_INPUT,
}
_CONTEXT_TEXT: Final = words(limits.CONTEXT_TEXT)
_IN_CONTEXT: Final[dict[str, Check]] = {"plain_text": _CONTEXT_TEXT, "mrkdwn": _CONTEXT_TEXT, "image": elements.IMAGE}


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
        "actions", {"elements": array(by_type(IN_ACTIONS), limits.ACTIONS_ELEMENTS)}, BLOCK, _action_ids_differ
    ),
    "context": typed("context", {"elements": array(by_type(_IN_CONTEXT), limits.CONTEXT_ELEMENTS)}, BLOCK),
    "divider": typed("divider", {}, BLOCK),
    "header": typed("header", {"text": plain(limits.HEADER_TEXT)}, BLOCK),
    "image": typed(
        "image",
        elements.IMAGE.required,
        {**elements.IMAGE.optional, "title": plain(limits.IMAGE_TITLE), **BLOCK},
        exactly_one("image_url", "slack_file"),
    ),
    "input": typed(
        "input",
        {"label": plain(limits.INPUT_LABEL), "element": by_type(IN_INPUT)},
        {"hint": plain(limits.INPUT_HINT), "optional": boolean, "dispatch_action": boolean, **BLOCK},
    ),
    "markdown": typed("markdown", {"text": string(limits.MARKDOWN_CHARACTERS)}, BLOCK),
    "rich_text": RICH_TEXT,
    "section": typed(
        "section",
        {},
        {
            "text": words(limits.SECTION_TEXT),
            "fields": array(words(limits.SECTION_FIELD), limits.SECTION_FIELDS),
            "accessory": by_type(IN_SECTION),
            "expand": boolean,
            **BLOCK,
        },
        at_least_one("text", "fields"),
    ),
    "table": TABLE,
    "alert": newer.ALERT,
    "card": newer.CARD,
    "carousel": newer.CAROUSEL,
    "context_actions": newer.CONTEXT_ACTIONS,
    "data_table": DATA_TABLE,
    "data_visualization": DATA_VISUALIZATION,
    "file": newer.FILE,
    "plan": newer.PLAN,
    "task_card": newer.TASK_CARD,
    "video": newer.VIDEO,
}
BLOCKS["container"] = newer.container(by_type({kind: BLOCKS[kind] for kind in BLOCKS if kind != "container"}))

#: Slack: Reference / Block Kit / Blocks, "Available in surfaces": what is not for all three.
#: Where the page says nothing (card, carousel, container, charts), a message is what we have seen.
ONLY_IN: Final[dict[str, frozenset[str]]] = {
    "alert": frozenset({"modal"}),
    "table": frozenset({"message", "home"}),
    "data_table": frozenset({"message", "home"}),
    **dict.fromkeys(
        ("markdown", "plan", "task_card", "context_actions", "file", "card", "carousel", "container"),
        frozenset({"message"}),
    ),
    "data_visualization": frozenset({"message"}),
}


def _on(surface: str) -> Check:
    return by_type({kind: check for kind, check in BLOCKS.items() if surface in ONLY_IN.get(kind, {surface})})


IN_MESSAGES: Final = _on("message")
IN_MODALS: Final = _on("modal")
IN_HOMES: Final = _on("home")


def block_ids_differ(blocks: list[dict[str, Any]], where: str, report: Report) -> None:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        name = block.get("block_id")
        if name in seen:
            report.refuse(f"block_id already exists: {name}", f"{where}/{index}/block_id")
        if name is not None:
            seen.add(name)
