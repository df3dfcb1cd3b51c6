"""Every limit at its edge: the last that Slack takes, and the first that it refuses."""

from collections.abc import Callable
from typing import Any

import pytest
from sandbox_cards import button, card, field, modal, option, plain, section, text_input

from sandbox import SlackError
from sandbox.block_kit import check_message_blocks, check_view, limits
from sandbox.block_kit.limits import Limit

Json = dict[str, Any]


def words(size: int) -> str:
    return "x" * size


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def options(count: int) -> list[Json]:
    return [option(f"{n}", f"{n}") for n in range(count)]


def select(**more: Any) -> Json:
    return {"type": "static_select", "options": options(1), **more}


def confirm(**more: str) -> Json:
    texts = {"title": "t", "text": "t", "confirm": "c", "deny": "d", **more}
    return {key: plain(text) for key, text in texts.items()}


def image(**more: str) -> Json:
    return {"type": "image", "image_url": "https://x", "alt_text": "a", **more}


def table(rows: int = 1, columns: int = 1) -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows}


def group(count: int) -> list[Json]:
    return [{"label": plain("g"), "options": options(1)}] * count


IN_BLOCKS: list[tuple[str, Limit, Callable[[int], Json]]] = [
    ("section text", limits.SECTION_TEXT, lambda n: section(words(n))),
    ("section fields", limits.SECTION_FIELDS, lambda n: {"type": "section", "fields": [plain("f")] * n}),
    ("section field", limits.SECTION_FIELD, lambda n: {"type": "section", "fields": [plain(words(n))]}),
    ("header", limits.HEADER_TEXT, lambda n: {"type": "header", "text": plain(words(n))}),
    ("context elements", limits.CONTEXT_ELEMENTS, lambda n: {"type": "context", "elements": [plain("c")] * n}),
    ("context text", limits.CONTEXT_TEXT, lambda n: {"type": "context", "elements": [plain(words(n))]}),
    ("actions", limits.ACTIONS_ELEMENTS, lambda n: actions(*[button("b", f"a{i}") for i in range(n)])),
    ("block_id", limits.BLOCK_ID, lambda n: {"type": "divider", "block_id": words(n)}),
    ("action_id", limits.ACTION_ID, lambda n: actions(button("b", words(n)))),
    ("button text", limits.BUTTON_TEXT, lambda n: actions(button(words(n), "a"))),
    ("button value", limits.BUTTON_VALUE, lambda n: actions(button("b", "a", words(n)))),
    ("button url", limits.BUTTON_URL, lambda n: actions({**button("b", "a"), "url": words(n)})),
    ("overflow", limits.OVERFLOW_OPTIONS, lambda n: actions({"type": "overflow", "options": options(n)})),
    ("select options", limits.SELECT_OPTIONS, lambda n: actions(select(options=options(n)))),
    ("select groups", limits.SELECT_GROUPS, lambda n: actions({"type": "static_select", "option_groups": group(n)})),
    ("radio", limits.CHOICES, lambda n: actions({"type": "radio_buttons", "options": options(n)})),
    ("checkboxes", limits.CHOICES, lambda n: actions({"type": "checkboxes", "options": options(n)})),
    ("option text", limits.OPTION_TEXT, lambda n: actions(select(options=[option(words(n), "v")]))),
    ("option value", limits.OPTION_VALUE, lambda n: actions(select(options=[option("o", words(n))]))),
    ("placeholder", limits.PLACEHOLDER, lambda n: actions(select(placeholder=plain(words(n))))),
    ("confirm title", limits.CONFIRM_TITLE, lambda n: actions(select(confirm=confirm(title=words(n))))),
    ("confirm text", limits.CONFIRM_TEXT, lambda n: actions(select(confirm=confirm(text=words(n))))),
    ("confirm button", limits.CONFIRM_BUTTON, lambda n: actions(select(confirm=confirm(deny=words(n))))),
    ("image url", limits.IMAGE_URL, lambda n: image(image_url=words(n))),
    ("image alt", limits.IMAGE_ALT, lambda n: image(alt_text=words(n))),
    ("image title", limits.IMAGE_TITLE, lambda n: {**image(), "title": plain(words(n))}),
    ("input label", limits.INPUT_LABEL, lambda n: {**field("f"), "label": plain(words(n))}),
    ("input hint", limits.INPUT_HINT, lambda n: field("f", hint=plain(words(n)))),
    ("initial value", limits.INPUT_VALUE, lambda n: field("f", text_input("f", initial_value=words(n)))),
    ("max_length", limits.INPUT_VALUE, lambda n: field("f", text_input("f", max_length=n))),
    ("markdown", limits.MARKDOWN_CHARACTERS, lambda n: {"type": "markdown", "text": words(n)}),
    ("table rows", limits.TABLE_ROWS, lambda n: table(rows=n)),
    ("table columns", limits.TABLE_COLUMNS, lambda n: table(columns=n)),
]
IN_MODALS: list[tuple[str, Limit, Callable[[int], Json]]] = [
    ("title", limits.VIEW_TITLE, lambda n: modal(field("f"), title=plain(words(n)))),
    ("submit", limits.VIEW_BUTTON, lambda n: modal(field("f"), submit=plain(words(n)))),
    ("close", limits.VIEW_BUTTON, lambda n: modal(field("f"), close=plain(words(n)))),
    ("private_metadata", limits.PRIVATE_METADATA, lambda n: modal(field("f"), private_metadata=words(n))),
    ("callback_id", limits.CALLBACK_ID, lambda n: modal(field("f"), callback_id=words(n))),
    ("external_id", limits.CALLBACK_ID, lambda n: modal(field("f"), external_id=words(n))),
    ("blocks", limits.VIEW_BLOCKS, lambda n: modal(*[{"type": "divider"}] * n)),
]


def names(rows):
    return [name for name, _, _ in rows]


@pytest.mark.parametrize(("name", "limit", "build"), IN_BLOCKS, ids=names(IN_BLOCKS))
def test_a_block_at_its_limit_and_one_over(name, limit, build):
    check_message_blocks([build(limit.most)])
    with pytest.raises(SlackError, match="invalid_blocks"):
        check_message_blocks([build(limit.most + 1)])


@pytest.mark.parametrize(("name", "limit", "build"), IN_MODALS, ids=names(IN_MODALS))
def test_a_modal_at_its_limit_and_one_over(name, limit, build):
    check_view(build(limit.most), "modal")
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(build(limit.most + 1), "modal")


def test_fifty_blocks_in_a_message():
    check_message_blocks([{"type": "divider"}] * 50)
    with pytest.raises(SlackError) as refused:
        check_message_blocks([{"type": "divider"}] * 51)
    assert refused.value.details["errors"] == ["no more than 50 items allowed [json-pointer:/blocks]"]


def test_all_text_of_a_message_together():
    most = limits.MESSAGE_CHARACTERS.most
    check_message_blocks([section(words(3000))] * 4 + [section(words(most - 12_000))])
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        check_message_blocks([section(words(3000))] * 4 + [section(words(most - 11_999))])


def test_a_view_of_more_than_250_kilobytes():
    many = [field(f"f{n}", select(options=options(90), placeholder=plain(words(100)))) for n in range(60)]
    with pytest.raises(SlackError, match="view_too_large"):
        check_view(modal(*many), "modal")


REFUSED = [
    ([{"type": "video"}], "unsupported type: video [json-pointer:/blocks/0/type]"),
    ([{"text": plain("x")}], "missing required field: type [json-pointer:/blocks/0]"),
    ([section("x", colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
    ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ([{"type": "section"}], "must define at least one of: text, fields [json-pointer:/blocks/0]"),
    (
        [{"type": "header", "text": {"type": "mrkdwn", "text": "*x*"}}],
        "must be one of plain_text [json-pointer:/blocks/0/text/type]",
    ),
    (
        [{"type": "divider", "block_id": "a"}, {"type": "divider", "block_id": "a"}],
        "block_id already exists: a [json-pointer:/blocks/1/block_id]",
    ),
    (
        [{**actions(button("x", "a"), button("y", "a")), "block_id": "b"}],
        'action_id "a" already exists for block_id "b" [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    ([actions(text_input("t"))], "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]"),
    (
        [actions(select(initial_option=option("9", "9")))],
        "initial_option not in options [json-pointer:/blocks/0/elements/0/initial_option]",
    ),
    (
        [actions({"type": "static_select"})],
        "must define exactly one of: options, option_groups [json-pointer:/blocks/0/elements/0]",
    ),
    ([table(), table()], "only_one_table_allowed [json-pointer:/blocks/1]"),
    ([{"type": "actions", "elements": []}], "no less than 1 items allowed [json-pointer:/blocks/0/elements]"),
    (
        [actions({**button("b", "a"), "style": "blue"})],
        "must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        [{"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [{"type": "txt", "text": "x"}]}]}],
        "unsupported type: txt [json-pointer:/blocks/0/elements/0/elements/0/type]",
    ),
]


@pytest.mark.parametrize(("blocks", "error"), REFUSED, ids=[error.partition(" [")[0] for _, error in REFUSED])
def test_what_slack_refuses_and_where_it_points(blocks, error):
    with pytest.raises(SlackError) as refused:
        check_message_blocks(blocks)
    assert refused.value.details["errors"] == [error]
    assert refused.value.details["response_metadata"] == {"messages": [f"[ERROR] {error}"]}


def test_one_action_id_may_stand_in_two_blocks():
    check_message_blocks([*card("Grace", "Claim"), *card("Tom", "Claim")])


@pytest.mark.parametrize("block", [{"type": "markdown", "text": "x"}, table()])
def test_messages_only(block):
    check_message_blocks([block])
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(modal(block), "modal")


def test_rich_text_in_all_its_parts():
    style = {"bold": True, "italic": True}
    line = [
        {"type": "text", "text": "Three visits", "style": style},
        {"type": "link", "url": "https://x", "text": "here"},
        {"type": "user", "user_id": "U0ANA"},
        {"type": "channel", "channel_id": "C0CARE"},
        {"type": "emoji", "name": "wave"},
        {"type": "date", "timestamp": 1700000000, "format": "{time}", "fallback": "22:13"},
        {"type": "broadcast", "range": "here"},
    ]
    parts = [{"type": f"rich_text_{kind}", "elements": line} for kind in ("section", "quote", "preformatted")]
    bullets = {"type": "rich_text_list", "style": "bullet", "elements": parts[:1]}
    check_message_blocks([{"type": "rich_text", "elements": [*parts, bullets]}])
