"""Blocks that Slack has and nothing here draws: they are taken as Slack takes them."""

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
    one_of,
    string,
    typed,
    web_address,
)
from sandbox.block_kit.objects import BLOCK, plain, words
from sandbox.block_kit.rich_text import RICH_TEXT

_ID: Final = string(limits.BLOCK_ID)
_TITLE: Final = words(limits.CARD_TITLE)
_URL: Final = web_address(limits.IMAGE_URL)

VIDEO: Final = typed(
    "video",
    {
        "alt_text": string(limits.IMAGE_ALT),
        "video_url": _URL,
        "thumbnail_url": _URL,
        "title": plain(limits.VIDEO_TITLE),
    },
    {
        "title_url": _URL,
        "description": plain(limits.VIDEO_TITLE),
        "provider_icon_url": _URL,
        "provider_name": string(limits.VIDEO_AUTHOR),
        "author_name": string(limits.VIDEO_AUTHOR),
        **BLOCK,
    },
)
FILE: Final = typed("file", {"external_id": _ID, "source": one_of("remote")}, BLOCK)
ALERT: Final = typed(
    "alert",
    {"text": words(limits.ALERT_TEXT)},
    {"level": one_of("default", "info", "warning", "error", "success"), **BLOCK},
)

_FEEDBACK: Final = Shape({"text": plain(limits.BUTTON_TEXT), "value": string(limits.BUTTON_VALUE)})
CONTEXT_ACTIONS: Final = typed(
    "context_actions",
    {
        "elements": array(
            by_type(
                {
                    "feedback_buttons": typed(
                        "feedback_buttons",
                        {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK},
                        {"action_id": string(limits.ACTION_ID)},
                    ),
                    "icon_button": typed(
                        "icon_button",
                        {"icon": _ID, "text": plain(limits.BUTTON_TEXT)},
                        {
                            "action_id": string(limits.ACTION_ID),
                            "value": string(limits.BUTTON_VALUE),
                            "accessibility_label": string(limits.ACCESSIBILITY_LABEL),
                        },
                    ),
                }
            ),
            limits.CONTEXT_ACTIONS,
        )
    },
    BLOCK,
)

_TASK: Final[dict[str, Check]] = {"task_id": _ID, "title": _ID}
TASK_CARD: Final = typed(
    "task_card",
    _TASK,
    {
        "details": RICH_TEXT,
        "output": RICH_TEXT,
        "status": one_of("pending", "in_progress", "complete", "error"),
        **BLOCK,
    },
)
PLAN: Final = typed("plan", {"title": _ID}, {"tasks": array(TASK_CARD, limits.MESSAGE_BLOCKS), **BLOCK})

CARD: Final = typed(
    "card",
    {},
    {
        "hero_image": elements.IMAGE,
        "icon": elements.IMAGE,
        "title": _TITLE,
        "subtitle": _TITLE,
        "body": words(limits.CARD_BODY),
        "subtext": words(limits.CARD_BODY),
        "actions": array(by_type({"button": elements.BUTTON}), limits.CARD_ACTIONS),
        **BLOCK,
    },
    at_least_one("hero_image", "title", "actions", "body"),
)
CAROUSEL: Final = typed("carousel", {"elements": array(by_type({"card": CARD}), limits.CAROUSEL_CARDS)}, BLOCK)


def container(children: Check) -> Shape:
    """A frame around other blocks."""
    return typed(
        "container",
        {"child_blocks": array(children, limits.CONTAINER_BLOCKS)},
        {
            "title": plain(limits.CONTAINER_TITLE),
            "rich_text_title": RICH_TEXT,
            "subtitle": words(limits.CONTAINER_TITLE),
            "width": one_of("narrow", "standard", "wide", "full"),
            "icon": elements.IMAGE,
            **dict.fromkeys(("is_collapsible", "default_collapsed", "has_header_divider"), boolean),
            **BLOCK,
        },
        at_least_one("title", "rich_text_title"),
        _no_line_under_what_folds,
    )


def _no_line_under_what_folds(value: Any, where: str, report: Report) -> None:
    if value.get("is_collapsible") and "has_header_divider" in value:
        report.refuse("has_header_divider cannot be set when is_collapsible is true", where)
