"""Refusals: every reason has a sentence, and every sentence is kind."""

import pytest

from blocks import refusals
from blocks.refusals import field_error, field_errors, sentence
from bot.errors import Incomplete, Reason, Refusal

NAMES = {"ana@contoso.example": "Ana"}
#: What a title holds; a refusal is shown as one.
ONE_LINE = 150


def said(reason, **data):
    return sentence(Refusal(reason, **data), lambda email: NAMES.get(email, email))


def test_every_reason_has_a_sentence():
    assert set(refusals.SENTENCES) == set(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_a_sentence_needs_no_data_and_ends_like_one(reason):
    words = said(reason)

    assert words[0].isupper()
    assert words[-1] in ".?"
    assert len(words) <= ONE_LINE


@pytest.mark.parametrize("reason", [Reason.NO_DAY, Reason.NOBODY_CALLED])
@pytest.mark.parametrize("field", ["until", "pause"])
def test_what_somebody_typed_leaves_room_for_what_can_be_read(reason, field):
    words = sentence(Refusal(reason, field=field, words="the day after the fair in the next town but one"), str)

    assert len(words) <= ONE_LINE
    assert words[-1] == "."


@pytest.mark.parametrize("reason", Reason)
def test_nobody_is_blamed(reason):
    for word in ("error", "invalid", "failed", "denied", "illegal", "must", "wrong", "!"):
        assert word not in said(reason).lower()


@pytest.mark.parametrize(
    ("reason", "data", "words"),
    [
        (Reason.ALREADY_CLAIMED, {"owner": "ana@contoso.example"}, "Ana was a moment quicker."),
        (Reason.NOT_YOURS, {"owner": "ana@contoso.example"},
         "This one is Ana's. You can add a note, or ring the customer."),
        (Reason.NOT_YOURS, {"owner": None}, "Claim it first; nobody has this one yet."),
        (Reason.NOT_OPEN, {"merged_into": 9}, "Go on in ticket 9: this one is the same, and ended there."),
        (Reason.NOT_OPEN, {"merged_into": None}, "Reopen it first; this ticket is over."),
        (Reason.NO_ADDRESS, {"channel": "email"}, "Try another way: there is no e-mail address on file."),
        (Reason.NO_CONSENT, {"channel": "phone"}, "Try another way: the customer has not agreed to phone calls."),
        (Reason.INCOMPLETE, {"missing": ("cause", "actions")},
         "Nearly there: what caused it and what was done? I've kept the rest."),
        (Reason.UNKNOWN_TEAM, {"team": "x", "teams": ("care", "field-ops")},
         "Choose one of these teams: care or field-ops."),
        (Reason.TOO_LATE, {"field": "until", "days": 14},
         "Choose an earlier day: 14 days at most, so that nobody is forgotten."),
        (Reason.PLACEHOLDERS_LEFT, {"placeholders": ("[NAME]",)}, "Fill in [NAME] first, in your own words."),
    ],
)  # fmt: skip
def test_the_sentence_is_made_of_what_the_refusal_knows(reason, data, words):
    assert said(reason, **data) == words


def test_what_a_close_lacks_is_said_beside_each_field():
    errors = field_errors(Incomplete({"cause": Reason.EMPTY, "actions": Reason.EMPTY}), str)

    assert errors == {"cause": "What caused it?", "actions": "What was done, and how did you reach the customer?"}


def test_a_refusal_about_a_field_is_said_there_and_others_nowhere():
    assert field_errors(Refusal(Reason.IN_THE_PAST, field="until"), str) == {
        "until": "Choose a time that is still to come."
    }
    assert field_errors(Refusal(Reason.NOT_OPEN), str) == {}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_fits_beside_a_field(reason):
    assert field_error(reason)
