"""What Slack is sent for a form, and how it comes back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from blocks import slack
from blocks.card import Text, Verbatim
from blocks.form import ChoiceField, Form, LineField, ManyField, MomentField, Option, PersonField, TextField
from sandbox.block_kit import check_view

TWO = datetime(2026, 7, 3, 13, 0, tzinfo=UTC)


def inline(block):
    return block["elements"][0]["elements"]


def options(count, group=""):
    return tuple(Option(value=f"v{n}", label=f"Option {n}", group=group) for n in range(count))


def view_of(*fields, **rest):
    form = Form(action="ticket.respond", about="7", title="Answer Grace Okafor now", submit="Preview", fields=fields)
    view = slack.render_form(replace(form, **rest))
    check_view(view, "modal")
    return view


def element_of(field):
    return view_of(field)["blocks"][0]["element"]


def test_a_form_is_named_after_its_action_and_knows_its_ticket():
    view = view_of(LineField(name="subject", label="Subject", required=True, hint="Short"), shown=4, close="Not now")

    assert (view["callback_id"], view["private_metadata"]) == ("ticket.respond", "7")
    assert (view["title"]["text"], view["submit"]["text"], view["close"]["text"]) == (
        "Answer Grace Okafor now",
        "Preview",
        "Not now",
    )
    (block,) = view["blocks"]
    assert (block["block_id"], block["element"]["action_id"], block["optional"]) == ("subject.4", "subject", False)
    assert block["hint"]["text"] == "Short"


def test_long_names_of_a_form_are_cut():
    view = view_of(title="Answer Grace Okafor before two", submit="Save what you have done so far", close="x" * 25)

    assert all(len(view[key]["text"]) <= 24 and view[key]["text"].endswith("…") for key in ("title", "submit", "close"))


def test_typed_fields_keep_their_value_within_their_length():
    line = element_of(LineField(name="subject", label="Subject", value="Your broadband", max_length=5))
    text = element_of(TextField(name="message", label="Message", placeholder="Hello", max_length=9999))

    assert line == {"action_id": "subject", "type": "plain_text_input", "max_length": 5, "initial_value": "Your…"}
    assert (text["multiline"], text["max_length"], text["placeholder"]["text"]) == (True, 3000, "Hello")
    assert "initial_value" not in text


def test_few_options_of_which_one_is_needed_are_seen_at_once():
    field = ChoiceField(name="outcome", label="Outcome", options=options(4), value="v2", required=True)

    assert element_of(field)["type"] == "radio_buttons"
    assert element_of(field)["initial_option"]["value"] == "v2"
    assert element_of(replace(field, required=False))["type"] == "static_select"
    assert element_of(replace(field, options=options(5)))["type"] == "static_select"


def test_options_with_headings_are_grouped_in_the_order_they_came():
    field = ChoiceField(
        name="cause",
        label="Cause",
        options=(
            Option(value="a", label="Double charge", group="Billing", description="Charged twice"),
            Option(value="b", label="Missed visit", group="Field"),
            Option(value="c", label="Unclear invoice", group="Billing"),
            Option(value="d", label="Something else"),
        ),
        value="c",
    )
    groups = element_of(field)["option_groups"]

    assert [(g["label"]["text"], [o["value"] for o in g["options"]]) for g in groups] == [
        ("Billing", ["a", "c"]),
        ("Field", ["b"]),
        ("Other", ["d"]),
    ]
    assert groups[0]["options"][0]["description"]["text"] == "Charged twice"


def test_more_options_than_a_list_takes_are_paged():
    groups = element_of(ChoiceField(name="person", label="Who", options=options(230)))["option_groups"]

    assert [(g["label"]["text"], len(g["options"])) for g in groups] == [
        ("1–100", 100),
        ("101–200", 100),
        ("201–230", 30),
    ]


def test_an_option_without_a_value_or_with_one_that_came_before_is_left_out():
    field = ChoiceField(
        name="t", label="T", options=(Option(value="", label="None"), *options(5), Option(value="v1", label="Again"))
    )

    assert sorted(o["text"]["text"] for o in element_of(field)["options"]) == [f"Option {n}" for n in range(5)]


@pytest.mark.parametrize(("count", "kind"), [(10, "checkboxes"), (11, "multi_static_select")])
def test_several_choices_are_boxes_while_they_fit(count, kind):
    element = element_of(ManyField(name="actions", label="Done", options=options(count), values=("v1", "v3", "gone")))

    assert element["type"] == kind
    assert [option["value"] for option in element["initial_options"]] == ["v1", "v3"]


def test_a_moment_starts_where_it_was():
    field = MomentField(name="due", label="By when", zone="Europe/London", value=TWO)

    assert element_of(field) == {"action_id": "due", "type": "datetimepicker", "initial_date_time": 1783083600}
    assert "initial_date_time" not in element_of(replace(field, value=None))


def test_a_form_drawn_afresh_says_what_is_wrong():
    view = view_of(
        LineField(name="note", label="Note", hint="Short"),
        parts=(Verbatim("No."),),
        errors={"note": "Too long.", "ticket": "Ben was a moment quicker."},
    )

    assert inline(view["blocks"][0])[0]["text"] == "Ben was a moment quicker."
    assert view["blocks"][2]["hint"]["text"] == "Too long. Short"


def test_a_confirmation_has_no_fields_and_an_empty_one_still_opens():
    assert view_of(parts=(Text("Send this?"),))["submit"]["text"] == "Preview"
    assert inline(view_of(submit="")["blocks"][0])[0]["text"] == "Answer Grace Okafor now"
    assert "submit" not in view_of(submit="")


def test_a_form_never_has_more_than_a_hundred_blocks():
    fields = [LineField(name=f"f{n}", label="Field") for n in range(99)]

    assert len(view_of(*fields, parts=(Text("a"), Text("b"), Text("c")))["blocks"]) == 100
    assert len(view_of(*fields, LineField(name="z", label="z"), parts=(Text("a"),))["blocks"]) == 100


VALUES = {
    "channel.4": {"channel": {"type": "radio_buttons", "selected_option": {"text": {}, "value": "email"}}},
    "cause.4": {"cause": {"type": "static_select", "selected_option": None}},
    "actions.4": {"actions": {"type": "checkboxes", "selected_options": [{"value": "a"}, {"value": "b"}]}},
    "message.4": {"message": {"type": "plain_text_input", "value": "Hello, Grace"}},
    "note.4": {"note": {"type": "plain_text_input", "value": None}},
    "due.4": {"due": {"type": "datetimepicker", "selected_date_time": 1783083600}},
    "until": {"until": {"type": "datetimepicker", "selected_date_time": None}},
}


def test_what_was_filled_in_comes_back_by_field():
    assert slack.parse_values(VALUES) == {
        "channel": "email",
        "cause": "",
        "actions": "a,b",
        "message": "Hello, Grace",
        "note": "",
        "due": "2026-07-03T13:00:00+00:00",
        "until": "",
    }


def test_the_version_its_author_had_seen_comes_back_too():
    assert slack.shown_version(VALUES) == 4
    assert slack.shown_version({"until": {}}) is None


def test_errors_find_the_block_that_was_shown():
    errors = {"message": "Say something.", "until": "Too late.", "ticket": "Ben was quicker."}

    assert slack.field_errors(errors, VALUES) == {
        "message.4": "Say something.",
        "until": "Too late.",
        "channel.4": "Ben was quicker.",
    }
    assert slack.field_errors(errors, {}) == {}
    assert slack.field_block_id("note") == "note"
    assert slack.field_block_id("note", 0) == "note.0"


def test_somebody_is_picked_from_slacks_own_list_which_tells_at_once():
    field = PersonField(name="person", label="Who?", placeholder="Choose somebody", required=True)
    (block,) = view_of(field)["blocks"]

    assert block["dispatch_action"] is True
    assert block["element"] == {
        "action_id": "person",
        "type": "users_select",
        "placeholder": {"type": "plain_text", "text": "Choose somebody", "emoji": True},
    }
    assert element_of(replace(field, value="U0BEN"))["initial_user"] == "U0BEN"
    picked, nobody = ({"type": "users_select", "selected_user": user} for user in ("U0BEN", None))
    assert slack.parse_values({"a": {"person": picked}, "b": {"other": nobody}}) == {"person": "U0BEN", "other": ""}
