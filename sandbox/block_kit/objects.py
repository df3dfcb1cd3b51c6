"""Composition objects: texts, options, confirmation dialogs."""

from typing import Final

from sandbox.block_kit import limits
from sandbox.block_kit.checks import Check, Shape, array, boolean, by_type, one_of, string, typed
from sandbox.block_kit.limits import Limit

_PLAIN_ONLY = one_of("plain_text")
#: What every block may have.
BLOCK: Final[dict[str, Check]] = {"block_id": string(limits.BLOCK_ID)}


def plain(limit: Limit) -> Shape:
    """Plain text only: markup in a header, a button or a label is refused."""
    return Shape({"type": _PLAIN_ONLY, "text": string(limit)}, {"emoji": boolean})


def words(limit: Limit) -> Check:
    """Plain text or mrkdwn."""
    return by_type(
        {"plain_text": plain(limit), "mrkdwn": typed("mrkdwn", {"text": string(limit)}, {"verbatim": boolean})}
    )


def option(text: Check, *, value: Limit = limits.OPTION_VALUE, with_url: bool = False) -> Shape:
    """One choice; only an overflow's may carry a link."""
    url: dict[str, Check] = {"url": string(limits.OPTION_URL)} if with_url else {}
    return Shape({"text": text, "value": string(value)}, {"description": plain(limits.OPTION_TEXT), **url})


SELECT_OPTION = option(plain(limits.OPTION_TEXT))
CHOICE_OPTION = option(words(limits.OPTION_TEXT))
OVERFLOW_OPTION = option(plain(limits.OPTION_TEXT), with_url=True)

OPTION_GROUP = Shape(
    {"label": plain(limits.GROUP_LABEL), "options": array(SELECT_OPTION, limits.SELECT_OPTIONS)},
)

CONFIRM = Shape(
    {
        "title": plain(limits.CONFIRM_TITLE),
        "text": words(limits.CONFIRM_TEXT),
        "confirm": plain(limits.CONFIRM_BUTTON),
        "deny": plain(limits.CONFIRM_BUTTON),
    },
    {"style": one_of("primary", "danger")},
)
