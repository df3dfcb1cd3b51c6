"""Whatever an app sends, the sandbox answers in Slack's words and never falls over."""

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from sandbox import SlackError
from sandbox.block_kit import as_stored, check_message_blocks, check_metadata, check_view
from sandbox.block_kit.blocks import BLOCKS, IN_INPUT, IN_SECTION
from sandbox.clock import Ids
from sandbox.shown import shown_text
from sandbox.viewer import Viewer

TYPES = [
    *BLOCKS,
    *IN_INPUT,
    *IN_SECTION,
    "plain_text",
    "mrkdwn",
    "rich_text_section",
    "rich_text_list",
    "text",
    "modal",
    "home",
]
KEYS = [
    "type",
    "text",
    "elements",
    "element",
    "blocks",
    "block_id",
    "action_id",
    "options",
    "option_groups",
    "label",
    "rows",
    "title",
]

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(TYPES),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)
mrkdwn = st.text(alphabet="*_~`<>@#!|^ab1\n&;", max_size=40)


@given(anything)
def test_blocks_of_any_kind(blocks):
    with contextlib.suppress(SlackError):
        check_message_blocks(blocks)
        shown_text(as_stored(blocks, Ids()), "", Viewer())


@given(anything)
def test_views_of_any_kind(view):
    with contextlib.suppress(SlackError):
        check_view(view, "modal")


@given(anything)
def test_metadata_of_any_kind(metadata):
    with contextlib.suppress(SlackError):
        check_metadata(metadata)


@given(mrkdwn)
def test_markup_of_any_kind(text):
    assert isinstance(shown_text([], text, Viewer()), str)
