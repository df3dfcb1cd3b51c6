"""Playbooks: from Markdown to paragraphs."""

import pytest

from bot.playbook_pages import Kind, Page, Paragraph, Span
from handlers.playbook_pages import page


def said(text):
    return [(each.kind.value, "".join(span.words for span in each.spans)) for each in page("x", text).paragraphs]


def test_the_first_heading_is_the_title():
    assert page("detractor", "# An unhappy customer\n\nCall.").title == "An unhappy customer"
    assert page("an-unhappy-one", "Call.").title == "An unhappy one"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One line\nand another.", [("text", "One line and another.")]),
        ("- a\n- b", [("item", "a"), ("item", "b")]),
        ("- a\n  - b\n- c", [("item", "a"), ("item", "b"), ("item", "c")]),
        (
            "First.\n\n## Then\n\nCall.\n\n```\nring ring\n```",
            [("text", "First."), ("heading", "Then"), ("text", "Call."), ("text", "ring ring")],
        ),
        ("<script>alert(1)</script>", [("text", "<script>alert(1)</script>")]),
        ("See [the map](https://example.com).", [("text", "See the map.")]),
        ("`code` and *words*", [("text", "code and words")]),
        ("", []),
    ],
)
def test_what_a_chat_can_show(text, paragraphs):
    assert said(text) == paragraphs


def test_steps_are_numbered_and_strong_words_stand_out():
    assert page("x", "3. **Call** first\n4. Write") == Page(
        "X",
        (
            Paragraph(Kind.ITEM, (Span("Call", strong=True), Span(" first")), 3),
            Paragraph(Kind.ITEM, (Span("Write"),), 4),
        ),
    )
