"""Whatever a card or form holds, every platform takes it."""

import json
import string
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
    Person,
    Picture,
    Strong,
    Style,
    Table,
    Text,
    Verbatim,
    When,
)
from blocks.form import ChoiceField, Form, LineField, ManyField, MomentField, Option, PersonField, TextField
from sandbox.block_kit import check_message_blocks, check_view

quick = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

TROUBLE = [
    "<!channel>",
    "*b*",
    "{{DATE(x)}}",
    "```",
    "שלום",
    "\u202e",
    "👩‍👩‍👧",
    "&<>",
    "\n",
    "\x00",
    "> q",
    "![i](https://e/x)",
]
words = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(TROUBLE), max_size=8).map("".join),
    st.builds(lambda piece, times: piece * times, st.sampled_from(TROUBLE), st.integers(0, 3000)),
)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (the bounds are naive by contract)
urls = st.sampled_from(["https://x.example/a", "javascript:alert(1)", "https://x.example/" + "a" * 900, ""])
pieces = st.one_of(
    words,
    st.builds(When, moments, st.sampled_from(["time", "day", "day_time"]), st.sampled_from(["UTC", "Asia/Tokyo", "?"])),
    st.builds(Strong, words),
    st.builds(Person, words),
    st.builds(Mention, st.sampled_from(["ana@x.example", "nobody@x.example"]), words),
    st.builds(Link, words, urls),
)
sentences = st.one_of(words, st.lists(pieces, max_size=12).map(tuple))
names = st.text(string.ascii_lowercase, min_size=1, max_size=8)
buttons = st.builds(
    Button,
    label=words,
    action=names.map("ticket.{}".format),
    about=st.just("7"),
    style=st.sampled_from(Style),
    opens_form=st.booleans(),
)
menus = st.lists(buttons, min_size=1, max_size=5, unique_by=lambda b: b.action).map(lambda e: Menu(entries=tuple(e)))
cells = st.lists(words, max_size=4).map(tuple)
rows = st.builds(Buttons, st.lists(buttons, max_size=5).map(tuple), st.none() | menus)
parts = st.one_of(
    st.builds(Text, sentences, st.booleans()),
    st.builds(Verbatim, words),
    st.builds(Facts, st.dictionaries(words, sentences, max_size=8)),
    st.builds(Table, cells, st.lists(cells, max_size=30).map(tuple), words),
    st.builds(
        Chart,
        words,
        st.lists(st.tuples(words, st.floats()), max_size=30).map(tuple),
        st.sampled_from(["bar", "line"]),
        words,
    ),
    st.builds(Picture, urls, words),
    st.just(Divider()),
    rows,
)
cards = st.builds(
    Card,
    title=sentences,
    parts=st.lists(parts, max_size=12).map(lambda some: tuple(some) * (1 + len(some) % 3 * 4)),
    spoken=words,
)
options = st.lists(
    st.builds(Option, value=words, label=words, group=words, description=words), min_size=1, max_size=120
).map(lambda some: (Option(value="v", label="One"), *some))
named = {"label": words, "hint": words, "required": st.booleans()}
KINDS = {
    "line": st.builds(LineField, name=st.just("line"), value=words, **named),
    "text": st.builds(TextField, name=st.just("text"), value=words, placeholder=words, **named),
    "choice": st.builds(ChoiceField, name=st.just("choice"), options=options, value=st.just("v"), **named),
    "many": st.builds(ManyField, name=st.just("many"), options=options, values=st.just(("v",)), **named),
    "moment": st.builds(
        MomentField, name=st.just("moment"), zone=st.just("Asia/Tokyo"), value=st.none() | moments, **named
    ),
    "person": st.builds(PersonField, name=st.just("person"), placeholder=words, **named),
}
forms = st.builds(
    Form,
    action=st.just("ticket.close"),
    about=st.just("7"),
    title=words,
    submit=words,
    close=words,
    parts=st.lists(parts, max_size=4).map(tuple),
    fields=st.tuples(*KINDS.values()),
    shown=st.none() | st.integers(0, 99),
    errors=st.dictionaries(st.sampled_from([*KINDS, "ticket"]), words),
)
MENTIONS = {"ana@x.example": "U0ANA"}


@quick
@given(cards)
def test_slack_takes_every_message(card):
    message = slack.render(card, MENTIONS)

    check_message_blocks(message["blocks"])
    assert 0 < len(message["text"]) <= 4000
    assert "<!" not in message["text"]
    json.dumps(message, ensure_ascii=False).encode()


@quick
@given(st.lists(cards, max_size=4))
def test_slack_takes_every_home_page(several):
    check_view(slack.render_home(several, MENTIONS), "home")


@quick
@given(cards)
def test_teams_takes_every_card(card):
    content = teams.render(card, MENTIONS)

    assert len(json.dumps(content, allow_nan=False)) <= 25_000
    json.dumps(content, ensure_ascii=False).encode()


@quick
@given(forms)
def test_slack_takes_every_form(form):
    view = slack.render_form(form)

    check_view(view, "modal")
    assert [b["element"]["action_id"] for b in view["blocks"] if b["type"] == "input"] == list(KINDS)


@quick
@given(forms)
def test_teams_takes_every_form(form):
    data = teams.render_form(form)["actions"][0]["data"]

    assert list(teams.parse_values(data)) == list(KINDS)
    assert teams.shown_version(data) == form.shown


@quick
@given(cards)
def test_every_card_can_be_written_down(card):
    assert plain.render(card).encode()
    assert plain.spoken(card) is not None


@quick
@given(st.lists(rows, max_size=4))
def test_both_platforms_show_the_same_buttons(several):
    card = Card(title="Choose", parts=tuple(several))
    on_teams = [
        (action["data"]["verb"], action["data"]["about"])
        for element in teams.render(card)["body"]
        for action in element.get("actions", ())
    ]

    assert _on_slack(slack.render(card)["blocks"]) == on_teams


def _on_slack(blocks):
    elements = [element for block in blocks if block["type"] == "actions" for element in block["elements"]]
    return [pair for element in elements for pair in _pressed(element)]


def _pressed(element):
    if element["type"] == "overflow":
        return [tuple(option["value"].split(" ")) for option in element["options"]]
    return [(element["action_id"], element["value"])]
