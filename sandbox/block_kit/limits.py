"""Slack's limits, one row each, with where the number comes from."""

from typing import Final, NamedTuple

_BLOCKS = "docs.slack.dev/reference/block-kit/blocks/"
_ELEMENTS = "docs.slack.dev/reference/block-kit/block-elements/"
_OBJECTS = "docs.slack.dev/reference/block-kit/composition-objects/"
_VIEWS = "docs.slack.dev/reference/views"


class Limit(NamedTuple):
    """The most that is still taken: characters of a text, items of a list."""

    most: int
    source: str


MESSAGE_BLOCKS: Final = Limit(50, "docs.slack.dev/reference/block-kit/blocks")
VIEW_BLOCKS: Final = Limit(100, "docs.slack.dev/reference/block-kit/blocks")
MESSAGE_CHARACTERS: Final = Limit(13_200, "undocumented: slackapi/bolt-js#2509")
MESSAGE_TEXT: Final = Limit(40_000, "docs.slack.dev/reference/methods/chat.postMessage (cut, not refused)")
UPDATE_TEXT: Final = Limit(4_000, "docs.slack.dev/reference/methods/chat.update")
MARKDOWN_CHARACTERS: Final = Limit(12_000, _BLOCKS + "markdown-block (all of a message together)")
METADATA_CHARACTERS: Final = Limit(8_000, "undocumented; our own guess, well above what ids need")

BLOCK_ID: Final = Limit(255, "docs.slack.dev/reference/block-kit/blocks")
ACTION_ID: Final = Limit(255, "docs.slack.dev/reference/block-kit/block-elements")

SECTION_TEXT: Final = Limit(3000, _BLOCKS + "section-block")
SECTION_FIELDS: Final = Limit(10, _BLOCKS + "section-block")
SECTION_FIELD: Final = Limit(2000, _BLOCKS + "section-block")
HEADER_TEXT: Final = Limit(150, _BLOCKS + "header-block")
CONTEXT_ELEMENTS: Final = Limit(10, _BLOCKS + "context-block")
CONTEXT_TEXT: Final = Limit(3000, _OBJECTS + "text-object")
ACTIONS_ELEMENTS: Final = Limit(25, _BLOCKS + "actions-block")
IMAGE_URL: Final = Limit(3000, _BLOCKS + "image-block")
IMAGE_ALT: Final = Limit(2000, _BLOCKS + "image-block")
IMAGE_TITLE: Final = Limit(2000, _BLOCKS + "image-block")
INPUT_LABEL: Final = Limit(2000, _BLOCKS + "input-block")
INPUT_HINT: Final = Limit(2000, _BLOCKS + "input-block")
RICH_TEXT: Final = Limit(MESSAGE_CHARACTERS.most, "undocumented; the message's total bounds it")
TABLE_ROWS: Final = Limit(100, _BLOCKS + "table-block")
TABLE_COLUMNS: Final = Limit(20, _BLOCKS + "table-block")

BUTTON_TEXT: Final = Limit(75, _ELEMENTS + "button-element")
BUTTON_VALUE: Final = Limit(2000, _ELEMENTS + "button-element")
BUTTON_URL: Final = Limit(3000, _ELEMENTS + "button-element")
ACCESSIBILITY_LABEL: Final = Limit(75, _ELEMENTS + "button-element")
OVERFLOW_OPTIONS: Final = Limit(5, _ELEMENTS + "overflow-menu-element")
SELECT_OPTIONS: Final = Limit(100, _ELEMENTS + "select-menu-element")
SELECT_GROUPS: Final = Limit(100, _ELEMENTS + "select-menu-element")
CHOICES: Final = Limit(10, _ELEMENTS + "radio-button-group-element, checkboxes-element")
PLACEHOLDER: Final = Limit(150, _ELEMENTS + "plain-text-input-element")
INPUT_VALUE: Final = Limit(3000, _ELEMENTS + "plain-text-input-element (max_length)")

OPTION_TEXT: Final = Limit(75, _OBJECTS + "option-object")
OPTION_VALUE: Final = Limit(150, _OBJECTS + "option-object")
OPTION_URL: Final = Limit(3000, _OBJECTS + "option-object")
GROUP_LABEL: Final = Limit(75, _OBJECTS + "option-group-object")
CONFIRM_TITLE: Final = Limit(100, _OBJECTS + "confirmation-dialog-object")
CONFIRM_TEXT: Final = Limit(300, _OBJECTS + "confirmation-dialog-object")
CONFIRM_BUTTON: Final = Limit(30, _OBJECTS + "confirmation-dialog-object")

VIEW_TITLE: Final = Limit(24, _VIEWS)
VIEW_BUTTON: Final = Limit(24, _VIEWS)
PRIVATE_METADATA: Final = Limit(3000, _VIEWS)
CALLBACK_ID: Final = Limit(255, _VIEWS)
VIEW_BYTES: Final = Limit(250_000, _VIEWS)
MODAL_STACK: Final = Limit(3, "docs.slack.dev/surfaces/modals (a root and two pushes)")
