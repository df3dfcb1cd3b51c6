"""Survey responses and unsubscriptions from Delighted."""

from datetime import UTC, datetime

import orjson
import pytest

from bot.errors import FeedbackError
from bot.feedback import Customer, Feedback, Scale
from bot.program import Kind
from handlers.sources import delighted

from .door import NOW, parsed, payload, settings


def test_a_response_is_understood():
    assert parsed("delighted/updated") == Feedback(
        source="our-delighted",
        external_id="5435",
        submitted_at=datetime(2026, 3, 2, 9, 14, 4, tzinfo=UTC),
        updated_at=datetime(2026, 3, 2, 9, 24, 4, tzinfo=UTC),
        score=2,
        scale=Scale.NPS,
        comment="Nobody called back",
        customer=Customer(
            external_id="delighted-5975", name="Ana Ruiz", email="ana@example.com", attributes={"plan": "pro"}
        ),
        context={"survey_type": "nps", "permalink": "https://app.delighted.com/r/x"},
    )


def test_the_survey_says_its_own_scale_and_numbers_may_be_ids():
    feedback = parsed("delighted/full", attributes={"seats": Kind.NUMBER})

    assert (feedback.external_id, feedback.scale, feedback.score) == ("5436", Scale.CSAT5, 1)
    assert feedback.tags == ("outage", "vip")
    assert feedback.comment == "Still broken \ufffd"
    assert feedback.customer == Customer(
        external_id="delighted-5976",
        email="ben@example.com",
        phone="+14155550123",
        attributes={"seats": 12, "Delighted Source": "Email"},
    )


@pytest.mark.parametrize("order", [("created", "updated"), ("updated", "created")])
def test_the_comment_stays_whichever_comes_first(order):
    first, second = (parsed(f"delighted/{name}") for name in order)

    assert first.id == second.id
    assert first.completed_by(second).comment == "Nobody called back"


@pytest.mark.parametrize("name", ["unsubscribed", "unsubscribed_person"])
def test_an_unsubscription_is_an_opt_out_of_a_person(name):
    feedback = parsed(f"delighted/{name}")

    assert feedback.says_stop
    assert feedback.external_id == "unsubscribe-5975"
    assert feedback.customer.email == "ana@example.com"
    assert feedback.submitted_at == datetime(2026, 3, 2, 10, 14, 4, tzinfo=UTC)


def test_other_events_are_no_feedback():
    for kind in ("bounce.created", None, ["survey_response.created"]):
        assert delighted.parse(orjson.dumps({"event_type": kind}), {}, settings("delighted"), NOW) == ()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id": None}, "event_data.id"),
        ({"score": None}, "event_data.score"),
        ({"score": True}, "event_data.score"),
        ({"score": 11}, "event_data.score"),
        ({"created_at": "2026-03-02"}, "event_data.created_at"),
        ({"created_at": 1772442844000}, "event_data.created_at"),
        ({"created_at": 0}, "event_data.created_at"),
        ({"person": {"name": "no id"}}, "event_data.id"),
        ({"person": "Ana"}, "event_data.person"),
    ],
)
def test_what_is_not_a_response_is_refused(changed, field):
    event = orjson.loads(payload("delighted/created"))
    event["event_data"] |= changed

    with pytest.raises(FeedbackError) as caught:
        delighted.parse(orjson.dumps(event), {}, settings("delighted"), NOW)

    assert (caught.value.status, caught.value.field) == (422, field)
