"""Answers to a Typeform."""

from datetime import UTC, datetime

import orjson
import pytest

from bot.errors import FeedbackError
from bot.feedback import Customer, Feedback, Scale
from bot.program import Kind
from handlers.sources import typeform

from .door import NOW, parsed, payload, settings


def test_score_words_and_customer_are_found():
    assert parsed("typeform/minimal") == Feedback(
        source="our-typeform",
        external_id="r-881",
        submitted_at=datetime(2026, 3, 2, 9, 14, 5, tzinfo=UTC),
        score=3,
        scale=Scale.NPS,
        comment="Two late deliveries",
        customer=Customer(external_id="A-17"),
        context={"form_id": "nps01"},
    )


def test_of_several_scores_the_surest_counts_and_the_rest_is_context():
    feedback = parsed("typeform/full", attributes={"seats": Kind.NUMBER})

    assert (feedback.score, feedback.comment) == (2, "Charged twice.\n\nAnd nobody called.")
    assert feedback.touchpoint == "first-payment"
    assert feedback.context == {
        "form_id": "lT4Z3j",
        "stars": 5,
        "nick": "Sigh",
        "topic": "Billing",
        "channels": ["Phone", "Shop"],
        "call-me": True,
    }
    assert feedback.customer == Customer(
        external_id="C-2044",
        name="Grace Okafor",
        email="grace@example.com",
        phone="+442079460018",
        attributes={"plan": "enterprise", "seats": 40},
    )


def test_questions_can_be_named_by_their_reference():
    feedback = parsed("typeform/named_questions", scale=Scale.STARS5)

    assert (feedback.score, feedback.comment) == (4, "Too slow")
    assert feedback.customer.name == "Ana Ruiz"
    assert feedback.context == {"form_id": "mix", "other": 9, "aside": "A long aside"}


def test_a_hidden_field_without_a_name_names_nobody():
    event = orjson.loads(payload("typeform/minimal"))
    event["form_response"]["hidden"] = {"": "x"}

    (delivery,) = typeform.parse(orjson.dumps(event), {}, settings("typeform"), NOW)

    assert delivery.feedback.customer == Customer(attributes={"": "x"})


def test_the_event_is_the_delivery_and_the_token_the_answer():
    (delivery,) = typeform.parse(payload("typeform/minimal"), {}, settings("typeform"), NOW)

    assert delivery.key == "our-typeform/01JT"
    assert delivery.feedback.external_id == "r-881"


def test_an_answer_that_says_nothing_is_no_feedback():
    assert typeform.parse(payload("typeform/skipped"), {}, settings("typeform"), NOW) == ()
    assert typeform.parse(b'{"event_type": "form_response_partial"}', {}, settings("typeform"), NOW) == ()


def test_more_answers_than_are_kept_do_not_cost_the_feedback():
    event = orjson.loads(payload("typeform/minimal"))
    extra = [{"type": "boolean", "boolean": True, "field": {"ref": f"q{n}", "type": "yes_no"}} for n in range(60)]
    event["form_response"]["answers"] += extra

    (delivery,) = typeform.parse(orjson.dumps(event), {}, settings("typeform"), NOW)

    assert delivery.feedback.score == 3
    assert delivery.feedback.context == {"left_out": "Expected at most 50 keys."}


@pytest.mark.parametrize(
    ("response", "field"),
    [
        ([], "form_response"),
        ({"answers": []}, "form_response.token"),
        ({"token": "r", "answers": {}}, "form_response.answers"),
        ({"token": "r", "answers": [1]}, "form_response.answers"),
        ({"token": "r", "answers": [{"field": "f"}]}, "form_response.answers.field"),
        ({"token": "r", "hidden": []}, "form_response.hidden"),
        (
            {"token": "r", "answers": [{"type": "number", "number": 11, "field": {"type": "nps", "ref": "n"}}]},
            "form_response.answers.number",
        ),
    ],
)
def test_what_is_not_a_response_is_refused(response, field):
    body = orjson.dumps({"event_type": "form_response", "event_id": "e", "form_response": response})

    with pytest.raises(FeedbackError) as caught:
        typeform.parse(body, {}, settings("typeform"), NOW)

    assert (caught.value.status, caught.value.field) == (422, field)
