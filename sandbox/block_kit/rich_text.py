"""`rich_text` blocks: the only markup in which nothing a customer wrote comes alive."""

from typing import Final

from sandbox.block_kit import limits
from sandbox.block_kit.checks import Check, Shape, array, boolean, by_type, one_of, string, typed, whole
from sandbox.block_kit.limits import Limit
from sandbox.block_kit.objects import BLOCK

_MANY: Final = Limit(1000, "our own guess; the message's total bounds it")
_ID: Final = string(Limit(20, "ids"))
_URL: Final = string(limits.IMAGE_URL)
_STYLE: Final = Shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
    ),
)
_STYLED: Final[dict[str, Check]] = {"style": _STYLE}
_FOREVER: Final = whole(0, 9_999_999_999)

INLINE: Final = by_type(
    {
        "text": typed("text", {"text": string(limits.RICH_TEXT)}, _STYLED),
        "link": typed("link", {"url": _URL}, {"text": string(limits.RICH_TEXT), "unsafe": boolean, **_STYLED}),
        "user": typed("user", {"user_id": _ID}, _STYLED),
        "channel": typed("channel", {"channel_id": _ID}, _STYLED),
        "usergroup": typed("usergroup", {"usergroup_id": _ID}, _STYLED),
        "broadcast": typed("broadcast", {"range": one_of("here", "channel", "everyone")}, _STYLED),
        "emoji": typed(
            "emoji", {"name": string(limits.BLOCK_ID)}, {"unicode": _ID, "skin_tone": whole(1, 6), **_STYLED}
        ),
        "date": typed(
            "date",
            {"timestamp": _FOREVER, "format": string(limits.BLOCK_ID)},
            {"url": _URL, "fallback": string(limits.BLOCK_ID), **_STYLED},
        ),
        "color": typed("color", {"value": string(limits.BLOCK_ID)}, _STYLED),
    }
)
_LINE: Final[dict[str, Check]] = {"elements": array(INLINE, _MANY, least=0)}
_BORDER: Final[dict[str, Check]] = {"border": whole(0, 1)}
SECTION: Final = typed("rich_text_section", _LINE)

RICH_TEXT_PART: Final = by_type(
    {
        "rich_text_section": SECTION,
        "rich_text_quote": typed("rich_text_quote", _LINE, _BORDER),
        "rich_text_preformatted": typed("rich_text_preformatted", _LINE, {**_BORDER, "language": _ID}),
        "rich_text_list": typed(
            "rich_text_list",
            {"style": one_of("bullet", "ordered"), "elements": array(SECTION, _MANY)},
            {**_BORDER, "indent": whole(0, 8), "offset": whole(0, 10_000)},
        ),
    }
)

RICH_TEXT: Final = typed("rich_text", {"elements": array(RICH_TEXT_PART, limits.VIEW_BLOCKS)}, BLOCK)
