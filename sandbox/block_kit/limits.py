"""Slack's limits, one row each, with where the number comes from."""

from typing import Final, NamedTuple

_BLOCKS = "Slack: Reference / Block Kit / Blocks / "
_ELEMENTS = "Slack: Reference / Block Kit / Block elements / "
_OBJECTS = "Slack: Reference / Block Kit / Composition objects / "
_VIEWS = "Slack: Reference / Views"


class Limit(NamedTuple):
    """The most that is still taken: characters of a text, items of a list."""

    most: int
    source: str


MESSAGE_BLOCKS: Final = Limit(50, "Slack: Reference / Block Kit / Blocks")
VIEW_BLOCKS: Final = Limit(100, "Slack: Reference / Block Kit / Blocks")
MESSAGE_CHARACTERS: Final = Limit(13_200, "undocumented: slackapi/bolt-js#2509")
MESSAGE_TEXT: Final = Limit(40_000, "Slack: Reference / Methods / chat.postMessage (cut, not refused)")
UPDATE_TEXT: Final = Limit(4_000, "Slack: Reference / Methods / chat.update")
MARKDOWN_CHARACTERS: Final = Limit(12_000, _BLOCKS + "markdown (all of a message together)")
ATTACHMENTS: Final = Limit(100, "Slack: Reference / Methods / chat.postMessage (too_many_attachments)")
METADATA_CHARACTERS: Final = Limit(8_000, "undocumented; our own guess, well above what ids need")

BLOCK_ID: Final = Limit(255, "Slack: Reference / Block Kit / Blocks")
ACTION_ID: Final = Limit(255, "Slack: Reference / Block Kit / Block elements")

SECTION_TEXT: Final = Limit(3000, _BLOCKS + "section")
SECTION_FIELDS: Final = Limit(10, _BLOCKS + "section")
SECTION_FIELD: Final = Limit(2000, _BLOCKS + "section")
HEADER_TEXT: Final = Limit(150, _BLOCKS + "header")
CONTEXT_ELEMENTS: Final = Limit(10, _BLOCKS + "context")
CONTEXT_TEXT: Final = Limit(3000, _OBJECTS + "text")
ACTIONS_ELEMENTS: Final = Limit(25, _BLOCKS + "actions")
IMAGE_URL: Final = Limit(3000, _BLOCKS + "image")
IMAGE_ALT: Final = Limit(2000, _BLOCKS + "image")
IMAGE_TITLE: Final = Limit(2000, _BLOCKS + "image")
INPUT_LABEL: Final = Limit(2000, _BLOCKS + "input")
INPUT_HINT: Final = Limit(2000, _BLOCKS + "input")
RICH_TEXT: Final = Limit(MESSAGE_CHARACTERS.most, "undocumented; the message's total bounds it")
TABLE_ROWS: Final = Limit(100, _BLOCKS + "table")
TABLE_COLUMNS: Final = Limit(20, _BLOCKS + "table")

CONTEXT_ACTIONS: Final = Limit(5, _BLOCKS + "context actions")
VIDEO_TITLE: Final = Limit(200, _BLOCKS + "video")
VIDEO_AUTHOR: Final = Limit(50, _BLOCKS + "video")
ALERT_TEXT: Final = Limit(200, _BLOCKS + "alert")
CARD_TITLE: Final = Limit(150, _BLOCKS + "card (title, subtitle)")
CARD_BODY: Final = Limit(200, _BLOCKS + "card (body, subtext)")
CARD_ACTIONS: Final = Limit(3, _BLOCKS + "card")
CAROUSEL_CARDS: Final = Limit(10, _BLOCKS + "carousel")
CONTAINER_TITLE: Final = Limit(150, _BLOCKS + "container (title, subtitle)")
CONTAINER_BLOCKS: Final = Limit(10, _BLOCKS + "container")
DATA_TABLE_ROWS: Final = Limit(201, _BLOCKS + "data table (one of them the header, at least 2)")
DATA_TABLE_COLUMNS: Final = Limit(20, _BLOCKS + "data table")
DATA_TABLE_PAGE: Final = Limit(100, _BLOCKS + "data table (page_size)")
DATA_TABLE_CHARACTERS: Final = Limit(20_000, _BLOCKS + "data table (all cells)")
CHARTS: Final = Limit(2, _BLOCKS + "data visualization (in one message)")
CHART_TITLE: Final = Limit(50, _BLOCKS + "data visualization (title, x_label, y_label)")
CHART_SERIES: Final = Limit(6, _BLOCKS + "data visualization (series, segments; some say 12)")
CHART_NAME: Final = Limit(20, _BLOCKS + "data visualization (a series' name)")
CHART_POINTS: Final = Limit(20, _BLOCKS + "data visualization (points, categories)")

BUTTON_TEXT: Final = Limit(75, _ELEMENTS + "button")
BUTTON_VALUE: Final = Limit(2000, _ELEMENTS + "button")
BUTTON_URL: Final = Limit(3000, _ELEMENTS + "button")
ACCESSIBILITY_LABEL: Final = Limit(75, _ELEMENTS + "button")
OVERFLOW_OPTIONS: Final = Limit(5, _ELEMENTS + "overflow-menu")
SELECT_OPTIONS: Final = Limit(100, _ELEMENTS + "select-menu")
SELECT_GROUPS: Final = Limit(100, _ELEMENTS + "select-menu")
CHOICES: Final = Limit(10, _ELEMENTS + "radio-button-group, checkboxes")
PLACEHOLDER: Final = Limit(150, _ELEMENTS + "plain-text-input")
INPUT_VALUE: Final = Limit(3000, _ELEMENTS + "plain-text-input (max_length)")

OPTION_TEXT: Final = Limit(75, _OBJECTS + "option")
OPTION_VALUE: Final = Limit(150, _OBJECTS + "option")
OPTION_URL: Final = Limit(3000, _OBJECTS + "option")
GROUP_LABEL: Final = Limit(75, _OBJECTS + "option-group")
CONFIRM_TITLE: Final = Limit(100, _OBJECTS + "confirmation-dialog")
CONFIRM_TEXT: Final = Limit(300, _OBJECTS + "confirmation-dialog")
CONFIRM_BUTTON: Final = Limit(30, _OBJECTS + "confirmation-dialog")

VIEW_TITLE: Final = Limit(24, _VIEWS)
VIEW_BUTTON: Final = Limit(24, _VIEWS)
PRIVATE_METADATA: Final = Limit(3000, _VIEWS)
CALLBACK_ID: Final = Limit(255, _VIEWS)
VIEW_BYTES: Final = Limit(250_000, _VIEWS)
MODAL_STACK: Final = Limit(3, "Slack: Surfaces / Modals (a root and two pushes)")
