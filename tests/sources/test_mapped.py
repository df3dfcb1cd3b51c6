"""Payloads of any shape: read by the program's own mapping, and proved by its own signature."""

import base64
import hmac
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import FeedbackError
from bot.feedback import Band, Feedback, Money, Scale
from bot.program.mapping import FieldMapping, Signature
from handlers.feedback_file import Skipped, read
from handlers.program_file import load
from handlers.settings import SettingsError
from handlers.sources import SourceSettings, format_of
from handlers.sources.usable import require_usable_secrets

from .door import NEXT, NOW, SECRET, Door, payload

PROGRAMS = Path(__file__).parents[1] / "programs"
REVIEW = {
    "only_if": "type == 'review.created'",
    "id": "review.number",
    "submitted_at": "review.left_at",
    "score": "review.stars",
    "comment": "[review.title, review.text]",
    "touchpoint": "review.store.name",
    "tags": "review.labels[].name",
    "customer": {
        "id": "author.id",
        "name": 'author."full-name"',
        "email": "author.mail",
        "value": "author.spend",
        "currency": "'GBP'",
        "attributes": {"branch": "review.store.code", "plan": "author.plan"},
    },
    "contact": {"wanted": 'author."call me"', "consent": {"email": "author.mail_me", "phone": "author.phone_me"}},
    "context": {"sent": "sent"},
}
WORDS = ("id", "at", "stars", "words", "many", "yes", "mail", "deep", "scale")
HEX = Signature(header="X-Signature", prefix="sha256=")
STAMPED = Signature(header="X-Signature", encoding="base64", algorithm="sha512", timestamp="X-Time")


def source(signature: Signature | None = None, **mapping: object) -> SourceSettings:
    return SourceSettings(
        "reviews",
        format="mapped",
        scale=Scale.STARS5,
        secrets=(SECRET, NEXT),
        zone="Europe/London",
        mapping=FieldMapping.model_validate(mapping or REVIEW),
        signature=signature,
    )


def parsed(body: bytes | dict[str, object], **mapping: object) -> list[Feedback]:
    said = body if isinstance(body, bytes) else json.dumps(body).encode()
    settings = source(**mapping)
    return [each.feedback for each in format_of(settings).parse(said, {}, settings, NOW)]


def refusal(body: dict[str, object], **mapping: object) -> FeedbackError:
    with pytest.raises(FeedbackError) as caught:
        parsed(body, **mapping)
    return caught.value


def test_whatever_the_mapping_finds_is_read():
    (found,) = parsed(payload("mapped/review"))

    assert (found.external_id, found.score, found.scale, found.band) == ("8812", 2, Scale.STARS5, Band.DETRACTOR)
    assert found.comment == "Waited all day\n\nNobody came, and nobody called."
    assert found.submitted_at == datetime.fromtimestamp(1772442844, UTC)
    assert (found.touchpoint, found.tags) == ("Leeds Briggate", ("engineer",))
    assert (found.customer.name, found.customer.email) == ("Grace Okafor", "grace@example.com")
    assert found.customer.value == Money(1200.5, "GBP")
    assert found.customer.attributes == {"branch": "LDS-4"}
    assert (found.contact.wanted, found.contact.consent) == (True, {"email": False})
    assert found.context == {"sent": 1772442900123}


def test_what_no_key_finds_is_not_kept():
    (found,) = parsed({"id": 1, "score": 3, "iban": "secret"}, id="id", score="score")

    assert "secret" not in repr(found)


def test_a_no_is_kept_and_a_withdrawal_needs_nothing_else():
    vip = {"customer": {"attributes": {"vip": "vip"}}, "withdrawn": "gone"}
    (found,) = parsed({"id": 1, "score": 3, "vip": False, "gone": "no"}, id="id", score="score", **vip)
    (gone,) = parsed({"id": 1, "gone": True}, id="id", score="score", **vip)

    assert (found.customer.attributes, found.withdrawn) == ({"vip": False}, False)
    assert gone.withdrawn


@pytest.mark.parametrize(
    ("where", "mapping"),
    [
        ("opted_out", {"opted_out": "said"}),
        ("withdrawn", {"withdrawn": "said"}),
        ("contact.wanted", {"contact": {"wanted": "said"}}),
        ("contact.consent.email", {"contact": {"consent": {"email": "said"}}}),
    ],
)
def test_a_yes_in_other_words_is_not_taken_for_silence(where, mapping):
    refused = refusal({"id": 1, "score": 3, "said": "Ja"}, id="id", score="score", **mapping)

    assert (refused.field, str(refused)) == (where, f"{where} is neither yes nor no")
    assert "looks for it at said" in refused.remedy
    assert parsed({"id": 1, "score": 3, "said": ""}, id="id", score="score", **mapping)[0].score == 3


def test_a_yes_in_other_words_can_be_compared():
    (found,) = parsed({"id": 1, "score": 3, "said": "Ja"}, id="id", score="score", opted_out="said == 'Ja'")

    assert found.opted_out


def test_an_event_of_another_kind_is_left_alone():
    assert parsed({"type": "review.read", "review": {"number": 1, "stars": 1}}) == []


def test_one_payload_may_hold_several_answers():
    mapping = {"each": "events", "only_if": "kind == 'review'", "id": "id", "score": "stars", "comment": "text"}
    settings = source(**mapping, submitted_at="at")

    deliveries = format_of(settings).parse(payload("mapped/several"), {}, settings, NOW)

    assert [each.feedback.external_id for each in deliveries] == ["r-1", "r-2"]
    assert len({each.key for each in deliveries}) == 2
    assert deliveries[1].feedback.submitted_at == datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2026-03-02T09:14:05Z", datetime(2026, 3, 2, 9, 14, 5, tzinfo=UTC)),
        ("2025-07-01 09:00:00", datetime(2025, 7, 1, 8, tzinfo=UTC)),
        (1772442844, datetime(2026, 3, 2, 9, 14, 4, tzinfo=UTC)),
        ("1772442844", datetime(2026, 3, 2, 9, 14, 4, tzinfo=UTC)),
        (1772442844500, datetime(2026, 3, 2, 9, 14, 4, 500_000, tzinfo=UTC)),
    ],
)
def test_times_are_understood_as_tools_write_them(written, means):
    (found,) = parsed({"id": 1, "score": 3, "at": written}, id="id", score="score", submitted_at="at")

    assert found.submitted_at == means


def test_times_may_be_written_in_a_way_of_their_own():
    own = {"times": "%d/%m/%Y %H:%M", "zone": "America/New_York", "submitted_at": "at"}
    (found,) = parsed({"id": 1, "score": 3, "at": "02/01/2026 09:14"}, id="id", score="score", **own)
    wrong = refusal({"id": 1, "score": 3, "at": "2026-01-02"}, id="id", score="score", **own)

    assert found.submitted_at == datetime(2026, 1, 2, 14, 14, tzinfo=UTC)
    assert (wrong.field, wrong.remedy) == ("submitted_at", "Expected a time written as %d/%m/%Y %H:%M.")


@pytest.mark.parametrize(
    ("said", "field", "remedy"),
    [
        ({"answer": {"stars": 3}}, "id", "The program file looks for it at answer.key: send it there"),
        ({"answer": {"key": ""}}, "id", "answer.key"),
        ({"answer": {"key": "a"}}, "score", "answer.stars or at answer.words"),
        ({"answer": {"key": "a", "stars": 9}}, "score", "1 to 5"),
        ({"answer": {"key": "a", "words": {"deep": 1}}}, "comment", "text"),
        ({"answer": {"key": "a", "stars": 3, "lists": 7}}, "tags", "join(', ', answer.lists)"),
        ({"answer": {"key": "a", "stars": 3, "at": 10**30}}, "submitted_at", "seconds since 1970"),
    ],
)
def test_a_payload_that_does_not_fit_says_what_is_missing_and_where_it_was_looked_for(said, field, remedy):
    found = refusal(
        said,
        id="answer.key",
        score="answer.stars",
        comment="answer.words",
        tags="answer.lists && join(', ', answer.lists)",
        submitted_at="answer.at",
    )

    assert (found.status, found.field) == (422, field)
    assert remedy in found.remedy


def test_a_payload_too_deep_to_be_written_out_is_refused_and_not_a_fault():
    body = b'{"id": 1, "x": ' + b'{"in": ' * 1000 + b"1" + b"}" * 1001

    for each in ("to_string(x)", "x"):
        with pytest.raises(FeedbackError):
            parsed(body, id="id", comment=each)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(WORDS), _VALUES, max_size=5))
def test_whatever_comes_is_feedback_or_a_problem_and_never_a_fault(said):
    asked = {
        "each": "many || [@]",
        "only_if": "not_null(yes, `true`)",
        "id": "id",
        "submitted_at": "at",
        "score": "stars",
        "scale": "scale",
        "comment": "words",
        "tags": "many",
        "customer": {"email": "mail", "value": "stars", "currency": "words", "attributes": {"x": "deep"}},
        "contact": {"wanted": "yes", "consent": {"email": "yes"}},
        "context": {"all": "@"},
        "withdrawn": "yes",
    }
    body = json.dumps({"id": 1, "stars": 3} | said).encode()

    assert all(isinstance(each, Feedback) for each in found_or_refused(body, asked))


def found_or_refused(body: bytes, asked: dict[str, object]) -> list[Feedback]:
    with suppress(FeedbackError):
        return parsed(body, **asked)
    return []


# --- who sent it -------------------------------------------------------------


def door(signature: Signature | None) -> Door:
    opened = Door()
    opened.sources["reviews"] = source(signature)
    return opened


def signed(signature: Signature | None, body: bytes, at: datetime = NOW, secret: str = SECRET) -> dict[str, str]:
    return format_of(source(signature)).sign(body, secret, at, "msg-1")


@pytest.mark.parametrize("signature", [None, HEX, STAMPED], ids=["standard", "hex", "stamped"])
def test_what_is_signed_is_taken_once(signature):
    here, body = door(signature), payload("mapped/review")

    first = here.post(body, "reviews", signed(signature, body))
    second = here.post(body, "reviews", signed(signature, body))
    next_one = here.post(body + b" ", "reviews", signed(signature, body + b" ", secret=NEXT))

    assert [each.status_code for each in (first, second, next_one)] == [202, 202, 202]
    assert (first.json()["status"], second.json()["status"]) == ("accepted", "duplicate")


@pytest.mark.parametrize("signature", [None, HEX, STAMPED], ids=["standard", "hex", "stamped"])
def test_what_is_not_signed_so_is_refused(signature):
    here, body = door(signature), payload("mapped/review")
    other = signed(signature, body, secret="whsec_bm90IG91cnM=")
    forged = {name: "0" * len(value) if "sign" in name else value for name, value in other.items()}

    for headers in ({}, other, forged):
        assert here.post(body, "reviews", headers).status_code == 401
    assert here.post(body.replace(b"Nobody", b"Somebody"), "reviews", signed(signature, body)).status_code == 401
    assert here.shelf.feedback == {}


def test_the_signature_is_the_one_that_the_tool_makes():
    body = b'{"id": 1}'

    plain, stamped = signed(HEX, body), signed(STAMPED, body)

    assert plain == {"x-signature": "sha256=" + hmac.new(SECRET.encode(), body, sha256).hexdigest()}
    message = f"{int(NOW.timestamp())}.".encode() + body
    assert stamped["x-signature"] == base64.b64encode(hmac.digest(SECRET.encode(), message, "sha512")).decode()


def test_hexadecimal_digits_may_be_capitals():
    here, body = door(Signature(header="X-Signature")), payload("mapped/review")
    headers = {name: value.upper() for name, value in signed(Signature(header="X-Signature"), body).items()}

    assert here.post(body, "reviews", headers).status_code == 202


def test_braces_in_the_body_are_nobodys_timestamp():
    body = b'{"type": "review.created", "review": {"number": 1, "stars": 2, "text": "{timestamp}{body}"}}'

    assert door(STAMPED).post(body, "reviews", signed(STAMPED, body)).status_code == 202


@pytest.mark.parametrize("age", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_an_old_stamp_is_refused_and_a_new_stamp_on_an_old_signature_too(age):
    here, body = door(STAMPED), payload("mapped/review")
    old = signed(STAMPED, body, NOW - age)

    assert here.post(body, "reviews", old).status_code == 401
    assert here.post(body, "reviews", old | {"x-time": str(int(NOW.timestamp()))}).status_code == 401


@pytest.mark.parametrize("stamp", ["2026-03-02T12:00:00Z", "1772452800000", "1772452800"])
def test_stamps_are_understood_as_tools_write_them(stamp):
    body = payload("mapped/review")
    digest = hmac.digest(SECRET.encode(), stamp.encode() + b"." + body, "sha512")
    headers = {"x-time": stamp, "x-signature": base64.b64encode(digest).decode()}

    assert door(STAMPED).post(body, "reviews", headers).status_code == 202


@pytest.mark.parametrize("stamp", ["", "yesterday", "2026-03-02T12:00:00", "٠", "9" * 40, "-1"])
def test_a_stamp_that_is_none_is_refused(stamp):
    body = payload("mapped/review")
    digest = hmac.digest(SECRET.encode(), stamp.encode() + b"." + body, "sha512")
    headers = {"x-time": stamp.encode(), "x-signature": base64.b64encode(digest)}

    assert door(STAMPED).post(body, "reviews", headers).status_code == 401


def test_a_secret_has_to_fit_the_way_of_signing(tmp_path):
    mapped = "format: mapped, mapping: {id: id, score: score}"
    smallest = (PROGRAMS / "good" / "smallest.yaml").read_text("utf-8").replace("format: standard", mapped)
    (tmp_path / "standard.yaml").write_text(smallest, "utf-8")
    own = smallest.replace("mapping:", "signature: {header: X-Signature}, mapping:")
    (tmp_path / "own.yaml").write_text(own, "utf-8")
    environ = {"SECRET": "any long text"}

    require_usable_secrets(load(tmp_path / "own.yaml", environ), environ)
    with pytest.raises(SettingsError, match="SECRET"):
        require_usable_secrets(load(tmp_path / "standard.yaml", environ), environ)


def test_a_delivery_id_that_nobody_signed_lets_no_replay_through():
    here, body = door(HEX), payload("mapped/review")

    here.post(body, "reviews", signed(HEX, body) | {"webhook-id": "one"})
    again = here.post(body, "reviews", signed(HEX, body) | {"webhook-id": "another"})

    assert again.json()["status"] == "duplicate"


# --- files -------------------------------------------------------------------

COLUMNS = {
    "id": '"Response ID"',
    "submitted_at": "Date",
    "times": "%d/%m/%Y %H:%M",
    "score": '"Star rating"',
    "comment": '"What could we do better?"',
    "touchpoint": "Branch",
    "tags": "Topics",
}


def test_a_table_with_other_columns_and_another_scale_is_read_by_a_mapping_alone(tmp_path):
    file = tmp_path / "export.csv"
    file.write_text(
        "Response ID;Date;Star rating;What could we do better?;Branch;Topics\n"
        'a1;02/01/2026 18:30;1;"Late; again";Leeds;visit, delay\n'
        "a2;02/07/2025 18:30;5;;York;\n"
        "a3;2026-01-02;4;;York;\n"
        "a4;;4;;York;\n"
        ";02/01/2026 18:30;4;;York;\n"
        "a6;02/01/2026 18:30;0;;York;\n",
        "utf-8",
    )

    first, second, *bad = read(file, source(**COLUMNS), NOW)

    assert isinstance(first, Feedback)
    assert isinstance(second, Feedback)
    assert (first.external_id, first.score, first.band, first.comment) == ("a1", 1, Band.DETRACTOR, "Late; again")
    assert (first.touchpoint, first.tags) == ("Leeds", ("visit", "delay"))
    assert second.submitted_at == datetime(2025, 7, 2, 17, 30, tzinfo=UTC), "in summer London is an hour ahead"
    reasons = {each.line: each.reason for each in bad if isinstance(each, Skipped)}
    assert sorted(reasons) == [4, 5, 6, 7]
    assert "written as %d/%m/%Y %H:%M" in reasons[4]
    assert "submitted_at is missing" in reasons[5]
    assert 'looks for it at "Response ID"' in reasons[6]
    assert "1 to 5" in reasons[7]


def test_lines_of_json_are_read_as_webhooks_are(tmp_path):
    file = tmp_path / "past.jsonl"
    file.write_bytes(payload("mapped/review").replace(b"\n", b" ") + b"\n" + b"[]\n")

    found, bad = read(file, source(), NOW)

    assert isinstance(found, Feedback)
    assert found.external_id == "8812"
    assert isinstance(bad, Skipped)
