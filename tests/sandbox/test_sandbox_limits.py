"""Every limit at its edge: the last that Slack takes, and the first that it refuses."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sandbox_cards import button, card, field, modal, option, plain, section, text_input
from sandbox_limits import (
    IN_BLOCKS,
    IN_MODALS,
    actions,
    chart,
    container,
    data_table,
    image,
    options,
    panel,
    select,
    table,
    video,
    words,
)

from sandbox import SlackError
from sandbox.block_kit import check_message_blocks, check_view, limits
from sandbox.block_kit.blocks import BLOCKS
from sandbox.block_kit.limits import Limit

Json = dict[str, Any]


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


#: Limits of several things together, each with a test of its own, here or beside what they are limits of.
TOGETHER = {
    "MESSAGE_BLOCKS",
    "MESSAGE_CHARACTERS",
    "MESSAGE_TEXT",
    "UPDATE_TEXT",
    "ATTACHMENTS",
    "METADATA_CHARACTERS",
    "RICH_TEXT",
    "DATA_TABLE_CHARACTERS",
    "CHARTS",
    "VIEW_BYTES",
    "MODAL_STACK",
}


def test_no_limit_stands_in_the_table_untried():
    tried = {id(limit) for _, limit, _ in (*IN_BLOCKS, *IN_MODALS)}
    untried = {name for name, row in vars(limits).items() if isinstance(row, Limit) and id(row) not in tried}
    assert untried == TOGETHER


BEYOND = st.integers(1, 300)
DIVIDERS = st.integers(0, 20).map(lambda count: [{"type": "divider"}] * count)


@settings(max_examples=300)
@given(st.sampled_from(IN_BLOCKS), BEYOND, DIVIDERS, DIVIDERS)
def test_whatever_is_beyond_a_limit_is_refused_wherever_it_stands(row, beyond, before, after):
    _, limit, build = row
    with pytest.raises(SlackError, match="invalid_blocks") as refused:
        check_message_blocks([*before, build(limit.most + beyond), *after])
    assert refused.value.details["errors"]
    assert all(f"[json-pointer:/blocks/{len(before)}" in error for error in refused.value.details["errors"])


@settings(max_examples=100)
@given(st.sampled_from(IN_MODALS), BEYOND)
def test_whatever_is_beyond_a_forms_limit_is_refused(row, beyond):
    _, limit, build = row
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(build(limit.most + beyond), "modal")


KEPT = sorted((Path(__file__).parent.parent / "cards" / "gallery" / "slack").glob("*.json"))


@pytest.mark.parametrize("file", KEPT, ids=[file.stem for file in KEPT])
def test_everything_in_the_gallery_is_taken(file):
    drawn = json.loads(file.read_text(encoding="utf-8"))
    if drawn.get("type") in {"modal", "home"}:
        check_view(drawn, drawn["type"])
    else:
        check_message_blocks(drawn["blocks"])
        assert len(drawn["text"]) <= limits.UPDATE_TEXT.most


@settings(max_examples=60)
@given(st.sampled_from(KEPT), st.sampled_from(IN_BLOCKS), st.integers(0, 50), BEYOND)
def test_one_block_beyond_its_limit_spoils_a_card_of_the_gallery(file, row, place, beyond):
    drawn = json.loads(file.read_text(encoding="utf-8"))
    _, limit, build = row
    blocks = drawn["blocks"][:49]
    blocks.insert(place, build(limit.most + beyond))
    with pytest.raises(SlackError, match="invalid_blocks"):
        check_message_blocks(blocks)


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
    ([{"type": "vidoe"}], "unsupported type: vidoe [json-pointer:/blocks/0/type]"),
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
    (
        [{**container(), "child_blocks": [table()]}, data_table()],
        "only_one_table_allowed [json-pointer:/blocks/1]",
    ),
    ([chart(), chart(), chart()], "no more than 2 data_visualization blocks allowed [json-pointer:/blocks/2]"),
    (
        [data_table(rows=7, text="x" * 2900)],
        "must be less than 20001 characters [json-pointer:/blocks/0/rows]",
    ),
    ([image(image_url="not an address")], "must be a valid URL [json-pointer:/blocks/0/image_url]"),
    (
        [actions({"type": "multi_users_select"})],
        "unsupported type: multi_users_select [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [
            section(
                "x", accessory={"type": "multi_users_select", "max_selected_items": 1, "initial_users": ["U1", "U2"]}
            )
        ],
        "no more than 1 items allowed [json-pointer:/blocks/0/accessory/initial_users]",
    ),
    (
        [field("f", text_input("f", min_length=5, max_length=2))],
        "min_length must not be more than max_length [json-pointer:/blocks/0/element/min_length]",
    ),
    (
        [field("f", {"type": "number_input", "action_id": "f", "is_decimal_allowed": False, "min_value": "three"})],
        "must be a number, written as a string [json-pointer:/blocks/0/element/min_value]",
    ),
    (
        [actions(select(options=[option("a", "1"), option("b", "1")]))],
        "option values must be unique [json-pointer:/blocks/0/elements/0/options]",
    ),
    ([{"type": "alert", "text": plain("x")}], "unsupported type: alert [json-pointer:/blocks/0/type]"),
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


def test_one_element_of_a_form_has_the_focus():
    focused = [field(name, text_input(name, focus_on_load=True)) for name in ("a", "b")]
    check_view(modal(*focused[:1]), "modal")
    with pytest.raises(SlackError) as refused:
        check_view(modal(*focused), "modal")
    assert refused.value.details["errors"] == ["only one element can have focus_on_load [json-pointer:/view/blocks/1]"]


def test_a_block_that_is_for_forms_only():
    alert = {"type": "alert", "text": plain("Read first"), "level": "warning"}
    check_view(modal(alert), "modal")
    with pytest.raises(SlackError, match="invalid_blocks"):
        check_message_blocks([alert])


def test_slack_knows_the_blocks_that_nobody_draws_here():
    check_message_blocks([video(), panel(), container(), chart()])
    assert {"video", "card", "carousel", "container", "data_table", "data_visualization", "plan"} <= BLOCKS.keys()


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
