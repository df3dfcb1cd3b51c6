"""The gallery page: everything on it is drawn, and nothing on it is alive."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from blocks import plain, slack, teams
from blocks.card import (
    Button,
    Buttons,
    Card,
    Chart,
    Divider,
    Facts,
    Link,
    Mention,
    Menu,
    Picture,
    Strong,
    Table,
    Text,
    Verbatim,
    When,
)
from blocks.form import ChoiceField, Form, LineField, ManyField, MomentField, Option, PersonField, TextField
from blocks.gallery_page import Entry, page

AT = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
EVIL = "<script>alert(1)</script> *b* [x](y) & "
OPEN = Button(label="Snooze " + EVIL, action="ticket.snooze", about="7", opens_form=True)
CARD = Card(
    title=("Answer by ", When(AT, "time")),
    parts=(
        Verbatim(EVIL),
        Text((Mention("a@x.example", "Ana"), Strong("now"), Link("there", "https://x.example"), EVIL)),
        Text((When(AT), EVIL, Strong("soon")), quiet=True),
        Text("Small", quiet=True),
        Facts({"Phone": EVIL}),
        Divider(),
        Table(("Who", "Open"), (("Ana", "3"),)),
        Chart("Causes", (("Visits", 2),)),
        Chart("Trend", (("Mon", 0),), form="line"),
        Picture("https://x.example/a.png", EVIL),
        Buttons((OPEN,), Menu(entries=(OPEN,))),
    ),
)
CHOICES = tuple(Option(value=str(n), label=f"Option {n}", group="G" * (n % 2), description=EVIL) for n in range(12))
FORM = Form(
    action="ticket.respond",
    about="7",
    title="Answer Grace",
    submit="Preview",
    fields=(
        ChoiceField(name="a", label="A", options=CHOICES, value="3"),
        ChoiceField(name="b", label="B", options=(Option(value="1", label="Yes"),), value="1", required=True),
        ManyField(
            name="c", label="C", options=(Option(value="1", label="One"), Option(value="2", label="Two")), values=("1",)
        ),
        ManyField(name="d", label="D", options=CHOICES, values=("1", "2")),
        LineField(name="e", label="E", value=EVIL, hint=EVIL),
        TextField(name="f", label="F", placeholder=EVIL),
        MomentField(name="g", label="G", zone="UTC", value=AT),
        PersonField(name="h", label="H", placeholder=EVIL),
        PersonField(name="i", label="I", value="U0BEN"),
    ),
    errors={"e": "Too long."},
)


@pytest.fixture
def drawn():
    message = Entry(
        "ticket",
        EVIL,
        slack.render(CARD, {"a@x.example": "U1"}),
        teams.render(CARD, {"a@x.example": "29:1"}),
        plain.render(CARD),
    )
    form = Entry("respond", "When asked.", slack.render_form(FORM), teams.render_form(FORM), "-", "form")
    return page([message, form])


def test_every_element_is_known(drawn):
    assert not re.findall(r'class="attention">(?!\*|Too long)[^<]*<', drawn)


def test_no_word_of_a_customer_is_alive(drawn):
    assert "<script" not in drawn
    assert "&lt;script&gt;alert(1)" in drawn
    assert "src=" not in drawn


def test_every_tag_is_closed(drawn):
    for tag in ("div", "span", "details", "section", "article", "table", "tr", "td", "b", "pre", "blockquote"):
        assert drawn.count(f"<{tag}>") + drawn.count(f"<{tag} ") == drawn.count(f"</{tag}>"), tag


def test_moments_and_mentions_look_like_it(drawn):
    assert "<time>14:00 UTC</time>" in drawn
    assert '<span class="mention">@U1</span>' in drawn
    assert '<span class="mention">Ana</span>' in drawn
    assert "<b>soon</b>" in drawn


def test_an_element_the_page_does_not_know_is_named():
    strange = Entry("x", "", {"blocks": [{"type": "video"}]}, {"body": [{"type": "Media"}]}, "")

    assert page([strange]).count('class="attention"') == 2


def test_a_header_and_a_page_without_push_are_drawn():
    home = slack.render_home([replace(CARD, title="Good morning")])

    assert '<div class="header">Good morning</div>' in page([Entry("home", "", home, teams.render(CARD), "")])
