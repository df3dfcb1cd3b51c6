"""Forms: the fields that the contract promises, and what stands in them already."""

from dataclasses import replace

import pytest

from blocks import slack
from blocks.form import ChoiceField
from blocks.registry import build_form
from bot.examples import FORM_DATA
from bot.program.remedies import Cause
from sandbox.block_kit import check_view

ALL = {example.name: example.data for example in FORM_DATA}
SLACK_TITLE = 24


def fields(name):
    return {field.name: field for field in build_form(ALL[name]).fields}


@pytest.mark.parametrize(
    ("name", "promised"),
    [
        ("respond", ["channel", "template", "subject", "message", "promise", "promise_due"]),
        ("preview", []),
        ("call", ["outcome", "note", "promise", "promise_due"]),
        ("escalate", ["reason", "note"]),
        ("root-cause", ["cause", "note"]),
        ("close", ["outcome", "cause", "actions", "prevention", "expansion", "note"]),
        ("snooze", ["until"]),
        ("assign", ["person"]),
        ("hand-over", ["team", "note"]),
        ("merge", ["ticket"]),
        ("merge-by-number", ["ticket"]),
        ("note", ["note"]),
        ("note-from-message", ["ticket", "note"]),
    ],
)
def test_the_fields_have_the_names_of_the_contract(name, promised):
    assert list(fields(name)) == promised


@pytest.mark.parametrize("name", ALL)
def test_titles_and_buttons_fit_slack(name):
    form = build_form(ALL[name])

    assert all(len(words) <= SLACK_TITLE for words in (form.title, form.submit, form.close))


@pytest.mark.parametrize("name", ALL)
def test_a_choice_is_never_empty_and_what_is_chosen_exists(name):
    for field in fields(name).values():
        if isinstance(field, ChoiceField):
            values = [option.value for option in field.options]
            assert values
            assert len(values) == len(set(values))
            assert field.value in ("", *values)


def test_the_form_knows_what_its_author_saw_and_that_it_was_drawn_afresh():
    assert build_form(ALL["respond"]).shown == ALL["respond"].mark
    assert build_form(ALL["respond-afresh"]).shown == ALL["respond"].mark + 1


def test_a_preview_is_about_its_draft():
    form = build_form(ALL["preview"])

    assert (form.about, form.submit, form.fields) == ("7/m-1", "Send", ())


def test_two_at_once_read_first_and_send_anyway():
    form = build_form(ALL["preview-meanwhile"])

    assert (form.submit, form.close) == ("Send anyway", "Read first")
    assert "Ben spoke with Grace at " in repr(form.parts[0])


def test_close_comes_with_what_the_bot_saw():
    filled = fields("close")

    assert filled["actions"].value == ("Ana rang Tue 3 Mar, 09:15 GMT: voicemail. Ana e-mailed Tue 3 Mar, 10:02 GMT.")
    assert filled["cause"].value == "installation/several-visits"


@pytest.mark.parametrize("groups", [1, 40, 130])
def test_many_causes_all_reach_slack(groups):
    causes = tuple(Cause(f"g/{n}", f"Cause {n}", f"Group {n % groups}") for n in range(260))
    view = slack.render_form(build_form(replace(ALL["root-cause"], causes=causes)))

    check_view(view, "modal")
    assert repr(view).count("'value': 'g/") == 260
