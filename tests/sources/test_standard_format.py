"""Feedback in our own words: what is understood, kept, repaired and refused."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedbackError
from bot.feedback import ContactWish, Customer, Feedback, Money, Scale
from bot.program import Kind
from handlers.sources import standard

from .door import NOW, parsed, settings


def read(default: Scale = Scale.NPS, /, **said: Any) -> Feedback:
    body = json.dumps({"id": "r-1", "score": 5, **said}).encode()
    return read_bytes(body, default)


def read_bytes(body: bytes, scale: Scale = Scale.NPS) -> Feedback:
    return standard.parse(body, {}, settings("standard", scale=scale), NOW)[0].feedback


def refusal(body: bytes = b"", **said: Any) -> FeedbackError:
    with pytest.raises(FeedbackError) as caught:
        read_bytes(body) if body else read(**said)
    return caught.value


def test_two_keys_are_enough():
    assert parsed("standard/minimal") == Feedback(
        source="our-standard", external_id="resp-1", submitted_at=NOW, score=3, scale=Scale.NPS
    )


def test_everything_the_contract_names_is_understood():
    assert parsed("standard/full") == Feedback(
        source="our-standard",
        external_id="resp-881",
        submitted_at=datetime(2026, 3, 2, 9, 14, 5, tzinfo=UTC),
        score=3,
        scale=Scale.NPS,
        comment="Charged twice, again.",
        customer=Customer(
            external_id="A-17",
            name="Grace Okafor",
            email="grace@example.com",
            phone="+44 20 7946 0018",
            locale="en-GB",
            zone="Europe/London",
            value=Money(120000, "GBP"),
            attributes={"plan": "enterprise", "account_manager": "maria@contoso.example"},
        ),
        contact=ContactWish(wanted=True, preferred="phone", consent={"email": True, "phone": True}),
        touchpoint="first-payment",
        tags=("invoice",),
        context={"order_url": "https://shop.example/orders/9"},
    )


def test_awkward_values_are_made_harmless_and_unknown_keys_are_kept():
    feedback = parsed("standard/awkward")

    assert feedback.comment == "Nul  bell  half \ufffd whole 😡\nsecond line, C:\\ud800 <!channel>"
    assert (feedback.external_id, feedback.score) == ("4711", 2)
    assert feedback.submitted_at == datetime(2026, 3, 2, 9, 14, 5, 123000, tzinfo=UTC)
    assert feedback.updated_at is None
    assert feedback.context == {"survey": {"name": "spring", "wave": 2}, "best_time": "after six"}
    assert feedback.contact == ContactWish(consent={"email": False})


def test_a_slip_in_a_customers_details_does_not_cost_the_feedback():
    customer = parsed("standard/awkward").customer

    assert (customer.email, customer.zone) == ("", "")
    assert customer.name == "Ana Bcc: all@example.com"
    assert customer.attributes == {
        "email": "ana(at)example.com",
        "zone": "Mars/Olympus",
        "churn_risk": 0.7,
        "plan": "free",
        "seats": "12",
        "vip": "yes",
    }


def test_words_become_what_the_program_declares():
    declared = {"seats": Kind.NUMBER, "vip": Kind.YES_NO, "plan": Kind.NUMBER}

    attributes = parsed("standard/awkward", attributes=declared).customer.attributes

    assert (attributes["seats"], attributes["vip"], attributes["plan"]) == (12, True, "free")


def test_a_comment_that_comes_later_completes_the_score():
    first, later = parsed("standard/minimal"), parsed("standard/comment_later")

    assert first.id == later.id
    assert first.completed_by(later).score == 3
    assert later.scale is None, "a scale without a score would overrule the one that was sent with it"


def test_an_answer_can_be_taken_back():
    assert parsed("standard/taken_back").withdrawn


@pytest.mark.parametrize(
    ("scale", "said", "score"),
    [
        (Scale.NPS, 0, 0),
        (Scale.NPS, 10, 10),
        (Scale.NPS, " 7 ", 7),
        (Scale.NPS, "3.5", 3.5),
        (Scale.CES7, 7, 7),
        (Scale.GOOD_BAD, "good", 1),
        (Scale.GOOD_BAD, "BAD", 0),
        (Scale.GOOD_BAD, True, 1),
        (Scale.GOOD_BAD, 0, 0),
    ],
)
def test_scores_are_read(scale, said, score):
    assert read(scale, score=said).score == score


@pytest.mark.parametrize("score", [-1, 11, 10.01, True, False, "three", "1e1", "NaN", [3], {"value": 3}])
def test_a_score_off_the_scale_is_refused(score):
    error = refusal(score=score)

    assert (error.status, error.field) == (422, "score")
    assert "0 to 10" in error.remedy


def test_the_payloads_scale_goes_before_the_sources():
    assert read(Scale.NPS, scale="stars5", score=5).scale is Scale.STARS5
    assert refusal(scale="stars5", score=6).field == "score"
    assert refusal(scale="stars10").field == "scale"
    assert refusal(scale=["nps"]).field == "scale"


@pytest.mark.parametrize(
    "said", [{}, {"score": None}, {"score": "", "comment": " \n "}, {"score": None, "tags": ["a"]}]
)
def test_something_has_to_be_said(said):
    body = json.dumps({"id": "r-1", **said}).encode()

    assert refusal(body).field == "score"


@pytest.mark.parametrize("id", [None, "", "  ", "\0", True, 1.5, ["r"], "x" * 501])
def test_an_answer_needs_its_own_id(id):
    assert refusal(id=id).field == "id"


@pytest.mark.parametrize(
    "time",
    [
        "2026-03-02T09:14:05",
        "2026-03-02",
        "yesterday",
        1772442844,
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00+05:00",
        "9999-12-31T23:59:59-05:00",
        "2026-03-02T12:05:01Z",
    ],
)
@pytest.mark.parametrize("field", ["submitted_at", "updated_at"])
def test_a_time_needs_a_zone_and_lies_in_the_past(field, time):
    error = refusal(**{field: time})

    assert (error.status, error.field) == (422, field)


def test_a_sender_whose_clock_runs_a_little_fast_is_believed():
    assert read(submitted_at=(NOW + timedelta(minutes=4)).isoformat()).submitted_at == NOW


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"customer": "Ana"}, "customer"),
        ({"customer": {"name": ["Ana"]}}, "customer.name"),
        ({"customer": {"attributes": []}}, "customer.attributes"),
        ({"contact": {"wanted": "yes"}}, "contact.wanted"),
        ({"contact": {"consent": {"email": "yes"}}}, "contact.consent"),
        ({"tags": "invoice"}, "tags"),
        ({"tags": [{}]}, "tags"),
        ({"tags": ["t"] * 51}, "tags"),
        ({"comment": 5}, "comment"),
        ({"context": {str(n): n for n in range(51)}}, "context"),
        ({str(n): n for n in range(51)}, "context"),
        ({"context": {"log": "x" * 65_536}}, "context"),
        ({"context": json.loads('{"a":' * 10 + "1" + "}" * 10)}, "context"),
    ],
)
def test_what_is_refused_names_its_field(said, field):
    error = refusal(**said)

    assert (error.status, error.field) == (422, field)
    assert error.remedy.startswith("Expected ")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"score=3",
        b'{"id": "r-1", "score": NaN}',
        b'{"id": "r-1", "score": Infinity}',
        b'{"id": "r-1", "score": 1e999}',
        b'{"id": "r-1", "score": 3,}',
        b'{"id": "r-1", "comment": "\xe9t\xe9"}',
        b'{"id": "r-1", "comment": "a\x00b"}',
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
    ],
)
def test_what_is_not_json_is_refused_without_repeating_it(body):
    error = refusal(body) if body else refusal(b" ")

    assert (error.status, error.field) == (400, "body")
    assert "r-1" not in f"{error} {error.remedy}"


@pytest.mark.parametrize("body", [b"[]", b'"words"', b"null", b"3", b'[{"id": "r-1", "score": 3}]'])
def test_a_body_is_one_object(body):
    assert (refusal(body).status, refusal(body).field) == (422, "body")


def test_of_a_key_that_is_there_twice_the_last_counts():
    assert read_bytes(b'{"id": "r-1", "score": 9, "score": 2}').score == 2


def test_a_number_too_large_for_an_id_is_refused_rather_than_rounded():
    assert refusal(b'{"id": 123456789012345678901234, "score": 2}').field == "id"


def test_long_comments_are_kept_whole():
    assert len(read(comment="😡" * 20_000).comment) == 20_000


def test_the_remedy_never_repeats_what_was_sent():
    for said in ({"score": "s3cret"}, {"submitted_at": "s3cret"}, {"contact": {"consent": {"s3cret": "s3cret"}}}):
        error = refusal(**said)
        assert "s3cret" not in f"{error} {error.field} {error.remedy}"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
_KEYS = st.sampled_from(
    [
        "id",
        "submitted_at",
        "updated_at",
        "score",
        "scale",
        "comment",
        "customer",
        "contact",
        "touchpoint",
        "tags",
        "context",
    ]
)


@given(st.dictionaries(_KEYS | st.text(max_size=5), _JSON | st.dictionaries(_KEYS, _JSON)))
def test_whatever_is_sent_is_either_feedback_or_refused(said):
    feedback, error = _outcome(json.dumps(said).encode())

    if error:
        assert error.status in (400, 422)
        assert error.field
        assert error.remedy
    else:
        kept = json.dumps([feedback.comment, feedback.context, dict(feedback.customer.attributes)], ensure_ascii=False)
        assert "\\u0000" not in kept
        kept.encode()


def _outcome(body: bytes) -> tuple[Feedback | None, FeedbackError | None]:
    try:
        return read_bytes(body), None
    except FeedbackError as error:
        return None, error
