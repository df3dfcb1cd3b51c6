"""What Teams is sent for a form, and how its dialog comes back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from blocks import teams
from blocks.card import Verbatim
from blocks.form import ChoiceField, Form, LineField, ManyField, MomentField, Option, PersonField, TextField

TWO = datetime(2026, 7, 3, 13, 0, tzinfo=UTC)


def runs(block):
    return [run["text"] for run in block["inlines"]]


FORM = Form(
    action="ticket.respond",
    about="7",
    title="Answer Grace",
    submit="Preview",
    shown=4,
    parts=(Verbatim("No."),),
    fields=(
        ChoiceField(
            name="channel",
            label="How",
            required=True,
            options=(Option(value="", label="None"), Option(value="email", label="E-mail", description="grace@…")),
            value="email",
        ),
        ManyField(
            name="actions", label="Done", options=(Option(value="a", label="Credit", group="Money"),), values=("a",)
        ),
        LineField(name="subject", label="Subject", value="Your {{line", hint="Short"),
        TextField(name="message", label="Message", required=True, placeholder="Hello", max_length=900),
        MomentField(name="due", label="By when", zone="Europe/London", value=TWO),
    ),
    errors={"message": "Say something.", "ticket": "Ben was quicker."},
)


def test_a_form_asks_each_field_and_says_what_is_wrong():
    card = teams.render_form(FORM)

    shown = [element["type"] for element in card["body"]]
    assert shown == [
        "RichTextBlock",
        "Container",
        "Input.ChoiceSet",
        "Input.ChoiceSet",
        "Input.Text",
        "RichTextBlock",
        "Input.Text",
        "RichTextBlock",
        "ColumnSet",
    ]
    assert runs(card["body"][0]) == ["Ben was quicker."]
    assert card["body"][2] == {
        "type": "Input.ChoiceSet",
        "id": "channel",
        "label": "How",
        "isRequired": True,
        "errorMessage": "Please fill this in.",
        "value": "email",
        "style": "expanded",
        "wrap": True,
        "choices": [{"title": "E-mail – grace@…", "value": "email"}],
    }
    assert card["body"][3]["choices"] == [{"title": "Money: Credit", "value": "a"}]
    assert card["body"][4]["value"] == "Your {{line"
    assert card["body"][7]["inlines"] == [{"type": "TextRun", "text": "Say something.", "color": "Attention"}]


def test_a_moment_is_a_day_and_a_time_in_a_named_zone():
    day, time = (column["items"][0] for column in teams.render_form(FORM)["body"][-1]["columns"])

    assert (day["type"], day["id"], day["value"]) == ("Input.Date", "due", "2026-07-03")
    assert (time["type"], time["id"], time["value"]) == ("Input.Time", "due.time", "14:00")
    assert time["label"] == "Time (Europe/London)"


def test_a_dialog_has_the_title_and_the_card():
    dialog = teams.render_dialog(FORM)

    assert dialog["title"] == "Answer Grace"
    assert dialog["card"]["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert dialog["card"]["content"] == teams.render_form(FORM)


def test_a_long_list_of_options_leaves_room_for_what_stands_above():
    people = tuple(Option(value=f"p{n}@contoso.example", label=f"Person number {n}") for n in range(400))
    form = replace(FORM, fields=(ChoiceField(name="person", label="Who", options=people),), errors={})

    card = teams.render_form(form)
    assert runs(card["body"][0]["items"][0]) == ["No."]
    assert len(card["body"][1]["choices"]) == 400
    assert card["body"][1]["style"] == "compact"


def submitted(**typed):
    (send,) = teams.render_form(FORM)["actions"]
    return send["data"] | typed


def test_what_was_filled_in_comes_back_by_field():
    data = submitted(channel="email", actions="a,b", message="Hello, Grace", due="2026-07-03", **{"due.time": "14:00"})

    assert teams.parse_values(data) == {
        "channel": "email",
        "actions": "a,b",
        "subject": "",
        "message": "Hello, Grace",
        "due": "2026-07-03T13:00:00+00:00",
    }
    assert (data["verb"], data["about"], teams.shown_version(data)) == ("ticket.respond", "7", 4)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ({}, ""),
        ({"due": "2026-07-03"}, "2026-07-03"),
        ({"due.time": "14:00"}, "14:00"),
        ({"due": "0001-01-01"}, "0001-01-01"),
    ],
)
def test_half_a_moment_stays_as_it_was_typed(typed, due):
    assert teams.parse_values(submitted(**typed))["due"] == due


def test_a_form_without_a_version_or_from_a_stranger_says_nothing():
    assert teams.shown_version({}) is None
    assert teams.shown_version({"shown": "x"}) is None
    assert teams.parse_values({}) == {}
    assert teams.parse_values({"fields": ["due"], "zones": {"due": "../etc"}, "due": "x"}) == {"due": "x"}


def test_a_form_without_fields_and_submit_has_no_action():
    assert "actions" not in teams.render_form(Form(action="a", about="1", title="Wait", submit=""))


def test_somebody_is_picked_from_teams_own_list():
    field = PersonField(name="person", label="Who?", placeholder="Choose somebody", required=True)
    card = teams.render_form(replace(FORM, fields=(field,), parts=(), errors={}))

    assert card["body"] == [
        {
            "type": "Input.ChoiceSet",
            "id": "person",
            "label": "Who?",
            "isRequired": True,
            "errorMessage": "Please fill this in.",
            "placeholder": "Choose somebody",
            "choices": [],
            "choices.data": {"type": "Data.Query", "dataset": "graph.microsoft.com/users"},
            "style": "compact",
        }
    ]
    (send,) = card["actions"]
    assert teams.parse_values(send["data"] | {"person": "7f2a-11"}) == {"person": "7f2a-11"}
