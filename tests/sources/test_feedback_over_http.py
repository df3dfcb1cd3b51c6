"""Feedback posted to the real routes, honestly and otherwise."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import orjson
import pytest
from standardwebhooks.webhooks import Webhook

from bot.feedback import Scale
from bot.program import Kind, Source
from handlers.sources import FORMATS, SourceSettings, settings_of
from handlers.sources.standard_webhooks import SIGNATURE, TIMESTAMP

from .door import NEXT, NOW, SECRET, Door, payload, settings

BODIES = {"standard": "standard/full", "typeform": "typeform/full", "delighted": "delighted/updated"}
HEADERS = {
    "standard": "webhook-signature",
    "typeform": "Typeform-Signature",
    "delighted": "X-Delighted-Webhook-Signature",
}

every_format = pytest.mark.parametrize("format", FORMATS)


def problem_of(response):
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == response.status_code
    assert problem["type"].startswith("urn:ringback:problem:")
    assert problem["title"]
    assert problem["remedy"]
    return problem


@every_format
def test_signed_feedback_is_accepted_once_it_is_kept(door, format):
    response = door.send(payload(BODIES[format]), format)

    (kept,) = door.shelf.feedback.values()
    assert response.status_code == 202
    assert response.json() == {"feedback": kept.id, "status": "accepted"}


@every_format
def test_a_replay_is_a_duplicate(door, format):
    first = door.send(payload(BODIES[format]), format)
    second = door.send(payload(BODIES[format]), format)

    assert second.status_code == 202
    assert second.json() == {"feedback": first.json()["feedback"], "status": "duplicate"}


@every_format
def test_one_changed_byte_is_noticed(door, format):
    body = payload(BODIES[format])
    signed = FORMATS[format].sign(body, SECRET, NOW, "msg-1")

    response = door.post(body.replace(b"twice", b"TWICE").replace(b"Nobody", b"Somebody"), format, signed)

    assert response.status_code == 401
    assert problem_of(response)["field"] == HEADERS[format]
    assert door.shelf.feedback == {}
    assert door.refused == [(format, 401)]


@every_format
def test_somebody_elses_secret_is_refused(door, format):
    response = door.send(payload(BODIES[format]), format, secret="whsec_bm90IG91cnM=")

    assert problem_of(response)["status"] == 401


@every_format
def test_both_secrets_are_taken_while_one_replaces_the_other(door, format):
    assert door.send(payload(BODIES[format]), format, secret=NEXT).status_code == 202


@every_format
def test_a_missing_signature_is_named(door, format):
    response = door.post(payload(BODIES[format]), format)

    assert response.status_code == 401
    assert HEADERS[format].lower() in problem_of(response)["field"].lower().split(", ")


def test_every_missing_header_is_named_at_once(door):
    problem = problem_of(door.post(payload(BODIES["standard"]), "standard"))

    assert problem["field"] == "webhook-id, webhook-timestamp, webhook-signature"
    assert problem["detail"] != problem["remedy"]


@every_format
@pytest.mark.parametrize("forged", ["v1", "v1,", "sha256=", ",,, ,", "v1,é", "v1,!!! v2,abc", "x" * 5000])
def test_a_signature_that_is_none_is_refused(door, format, forged):
    body = payload(BODIES[format])
    signed = FORMATS[format].sign(body, SECRET, NOW, "msg-1")
    signed[HEADERS[format].lower()] = forged

    response = door.post(body, format, {name: value.encode("latin-1") for name, value in signed.items()})

    assert response.status_code == 401


@pytest.mark.parametrize("age", [timedelta(minutes=6), timedelta(minutes=-6), timedelta(days=9)])
def test_an_old_signature_is_refused(door, age):
    response = door.send(payload("standard/full"), at=NOW - age)

    assert response.status_code == 401
    assert problem_of(response)["field"] == TIMESTAMP


@pytest.mark.parametrize("stamp", ["soon", "1e9", "nan", "-1", "9" * 400, "²"])
def test_a_timestamp_that_is_none_is_refused(door, stamp):
    body = payload("standard/full")
    signed = FORMATS["standard"].sign(body, SECRET, NOW, "msg-1") | {TIMESTAMP: stamp}

    response = door.post(body, "standard", {name: value.encode("latin-1") for name, value in signed.items()})

    assert response.status_code == 401


def test_a_delivery_may_carry_several_signatures(door):
    body = payload("standard/full")
    signed = FORMATS["standard"].sign(body, SECRET, NOW, "msg-1")
    signed[SIGNATURE] = f"v1a,bm90aGluZw== {signed[SIGNATURE]} v1,bm90aGluZw=="

    assert door.post(body, "standard", signed).status_code == 202


def test_what_we_sign_is_what_the_specifications_own_library_accepts():
    body = payload("standard/full")
    signed = FORMATS["standard"].sign(body, SECRET, datetime.now(UTC), "msg-1")

    assert Webhook(SECRET).verify(body, signed)["id"] == "resp-881"


def test_what_the_program_says_of_a_source_is_all_that_reading_it_takes():
    entry = Source(format="standard", secret=SECRET, secret_next=NEXT, scale=Scale.CES7, attributes={"seats": "number"})

    assert settings_of("after-call", entry, "Europe/London") == SourceSettings(
        name="after-call",
        format="standard",
        scale=Scale.CES7,
        secrets=(SECRET, NEXT),
        zone="Europe/London",
        attributes={"seats": Kind.NUMBER},
    )


def test_the_score_and_then_the_comment_are_one_feedback(door):
    first = door.send(payload("delighted/created"), "delighted")
    second = door.send(payload("delighted/updated"), "delighted")

    assert second.json() == {"feedback": first.json()["feedback"], "status": "merged"}
    (kept,) = door.shelf.feedback.values()
    assert (kept.score, kept.comment) == (2, "Nobody called back")


def test_an_older_payload_that_comes_late_changes_nothing(door):
    door.send(payload("delighted/updated"), "delighted")
    (before,) = door.shelf.feedback.values()

    door.send(payload("delighted/created"), "delighted")

    assert list(door.shelf.feedback.values()) == [before]


def test_the_sources_scale_is_used(door):
    assert door.send(b'{"id": "s-1", "score": 5}', "stars").status_code == 202

    response = door.send(b'{"id": "s-2", "score": 6}', "stars")

    assert response.status_code == 422
    assert problem_of(response)["field"] == "score"
    assert "1 to 5" in response.json()["remedy"]


def test_an_event_that_tells_nothing_is_taken_and_ignored(door):
    response = door.send(payload("typeform/skipped"), "typeform")

    assert (response.status_code, response.json()) == (202, {"feedback": None, "status": "ignored"})


def test_an_unknown_source_is_not_found(door):
    response = door.send(payload("standard/full"), "nobody")

    assert response.status_code == 404
    assert problem_of(response)["field"] == "source"


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "json"])
def test_what_does_not_claim_to_be_json_is_refused(door, kind):
    response = door.send(payload("standard/full"), **{"content-type": kind})

    assert response.status_code == 415
    assert problem_of(response)["field"] == "content-type"
    assert "signed" in problem_of(response)["remedy"]


@pytest.mark.parametrize(
    "kind", ["application/json; charset=utf-8", "Application/JSON", "application/cloudevents+json"]
)
def test_json_goes_by_several_names(door, kind):
    assert door.send(payload("standard/full"), **{"content-type": kind}).status_code == 202


def test_a_compressed_body_is_refused(door):
    response = door.send(payload("standard/full"), **{"content-encoding": "gzip"})

    assert (response.status_code, problem_of(response)["field"]) == (415, "content-encoding")


@pytest.mark.parametrize(("body", "status"), [(b"score=3", 400), (b'{"id": "\xff"}', 400), (b"[]", 422), (b"{}", 422)])
def test_a_signed_body_that_is_not_feedback_is_refused(door, body, status):
    format = "delighted" if b"\xff" in body else "standard"

    response = door.send(body, format)

    assert response.status_code == status
    problem_of(response)


def test_a_body_that_is_not_utf8_is_refused_before_its_signature(door):
    signed = FORMATS["standard"].sign(b"{}", SECRET, NOW, "msg-1")

    assert door.post(b'{"id": "\xff"}', "standard", signed).status_code == 400


def test_a_body_that_announces_too_much_is_not_read(door):
    response = door.send(b'{"id": "' + b"x" * 2 * 1024 * 1024 + b'"}')

    assert response.status_code == 413
    assert problem_of(response)["field"] == "body"


def test_a_body_that_never_ends_is_not_read_to_the_end(door):
    sent = []

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(64):
            sent.append(64 * 1024)
            yield b"x" * sent[-1]

    response = door.post(endless())

    assert response.status_code == 413
    assert sum(sent) < 2 * 1024 * 1024


def test_a_full_queue_says_when_to_come_back(door):
    door.shelf.is_full = True

    response = door.send(payload("standard/full"))

    assert response.status_code == 503
    assert response.headers["retry-after"] == "2"
    assert problem_of(response)["field"] == "queue"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
def test_feedback_is_posted(door, method):
    response = door.request(method, "standard")

    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    problem_of(response)


def test_a_source_without_a_secret_is_for_trying_only(door):
    response = door.post(payload("standard/minimal"), "open")
    assert (response.status_code, problem_of(response)["field"]) == (401, "secret")

    trying = Door(unsigned_allowed=True)
    assert trying.post(payload("standard/minimal"), "open").json()["status"] == "accepted"
    assert trying.post(payload("standard/minimal"), "open").json()["status"] == "duplicate"
    assert trying.post(payload("standard/minimal"), "standard").status_code == 401


def test_problems_never_repeat_the_payload(door):
    words = "My card is 4111 1111 1111 1111"
    for body in (orjson.dumps({"id": "r", "score": words}), b'{"comment": "' + words.encode()):
        assert "4111" not in door.send(body).text


@pytest.mark.parametrize("secret", ["whsec_", "whsec_a", "whsec_é"])
def test_a_secret_that_is_none_is_the_operators_to_mend(secret):
    door = Door()
    body = payload("standard/minimal")
    signed = FORMATS["standard"].sign(body, SECRET, NOW, "msg-1")
    door.sources["standard"] = settings("standard", secrets=(secret,))

    response = door.post(body, "standard", signed)

    assert response.status_code == 401
    assert secret not in problem_of(response)["remedy"].replace('"whsec_"', "")
