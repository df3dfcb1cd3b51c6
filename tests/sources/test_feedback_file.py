"""Past feedback out of CSV and JSON lines."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import FeedbackError
from bot.feedback import Band, Feedback, Money
from handlers.feedback_file import Skipped, read

from .door import NOW, settings

VERBATIMS = Path(__file__).parents[2].parent / "shared" / "data" / "nps-verbatims.csv"
LONDON = settings("standard", zone="Europe/London")


def rows(path: Path) -> list[Feedback | Skipped]:
    return list(read(path, LONDON, NOW))


def file(folder: Path, name: str, words: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return path


def test_a_row_is_feedback_and_local_times_are_read_in_the_programs_zone(tmp_path):
    path = file(
        tmp_path,
        "past.csv",
        "\ufeffID,Submitted at,Score,Comment,Touchpoint,tags,customer_id,customer_email,"
        "customer_value,customer_currency,customer_plan,consent_email,wave\r\n"
        'v1,2025-07-01T09:00:00,2,"Late, ""again""\nand again",Order,late; invoice,'
        "C-1,Ana@Example.com,1200,gbp,pro,no,7\r\n",
    )

    (feedback,) = rows(path)

    assert isinstance(feedback, Feedback)
    assert feedback.submitted_at == datetime(2025, 7, 1, 8, 0, tzinfo=UTC)
    assert (feedback.external_id, feedback.score, feedback.comment) == ("v1", 2, 'Late, "again"\nand again')
    assert (feedback.touchpoint, feedback.tags, feedback.context) == ("Order", ("late", "invoice"), {"wave": "7"})
    assert (feedback.customer.email, feedback.customer.value) == ("ana@example.com", Money(1200, "GBP"))
    assert feedback.customer.attributes == {"plan": "pro"}
    assert feedback.contact.consent == {"email": False}


def test_a_row_says_whether_and_how_the_customer_wants_to_be_contacted(tmp_path):
    path = file(
        tmp_path,
        "past.csv",
        "id,submitted_at,score,contact_wanted,contact_preferred\n"
        "a,2025-07-01T09:00:00,2,No,\nb,2025-07-01T09:00:00,2,yes,phone\nc,2025-07-01T09:00:00,2,,\n",
    )

    assert [(row.contact.wanted, row.contact.preferred) for row in rows(path)] == [
        (False, ""),
        (True, "phone"),
        (None, ""),
    ]


def test_a_bad_row_is_named_and_never_stops_the_rest(tmp_path):
    path = file(
        tmp_path,
        "past.csv",
        b"id,submitted_at,score,comment\n"
        b"v1,2025-07-01T09:00:00,,Only words\n"
        b"v2,2025-07-01T09:00:00,12,\n"
        b"v3,last week,3,\n"
        b"v4,,3,\n"
        b"v5,2025-07-01T09:00:00,,\n"
        b"\n"
        b"v6,2025-07-01T09:00:00,3,one,two\n"
        b"v7,2025-07-01T09:00:00,3,caf\xe9\n"
        b"v8,2025-07-01T09:00:00\n"
        b'v9,2025-07-01T09:00:00,3,"two\nlines"\n'
        b"v10,2030-07-01T09:00:00,3,\n"
        b"v11,2025-07-01T09:00:00,9,\n",
    )

    read_rows = rows(path)

    assert [row.external_id for row in read_rows if isinstance(row, Feedback)] == ["v1", "v9", "v11"]
    assert [row.line for row in read_rows if isinstance(row, Skipped)] == [3, 4, 5, 6, 8, 9, 10, 13]
    assert all(row.reason.endswith((".", "?")) for row in read_rows if isinstance(row, Skipped))


def test_a_quote_that_is_never_closed_is_named(tmp_path):
    path = file(tmp_path, "past.csv", 'id,submitted_at,score,comment\nv1,2025-07-01T09:00:00,3,"' + "x" * 140_000)

    assert [row.line for row in rows(path) if isinstance(row, Skipped)] == [2]


def test_semicolons_are_understood(tmp_path):
    path = file(tmp_path, "past.csv", "id;submitted_at;score\nv1;2025-01-01 09:00;3\n")

    assert [row.score for row in rows(path) if isinstance(row, Feedback)] == [3]


def test_json_lines_are_our_own_words(tmp_path):
    path = file(
        tmp_path,
        "past.jsonl",
        b'\xef\xbb\xbf{"id": "a", "submitted_at": "2025-07-01T09:00:00", "score": 1}\n'
        b"\n"
        b"not json\n"
        b'{"id": "b", "submitted_at": "2025-07-01T09:00:00Z", "comment": "\xe9"}\n'
        b'{"id": "c", "score": 1}\r\n'
        b'{"id": "d", "submitted_at": "2025-07-01T09:00:00Z", "score": 1}',
    )

    read_rows = rows(path)

    assert [row.external_id for row in read_rows if isinstance(row, Feedback)] == ["a", "d"]
    assert [row.line for row in read_rows if isinstance(row, Skipped)] == [3, 4, 5]
    assert isinstance(read_rows[0], Feedback)
    assert read_rows[0].submitted_at == datetime(2025, 7, 1, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "words", "missing"),
    [
        ("past.csv", "", "id"),
        ("past.csv", "id,score\nv1,3\n", "submitted_at"),
        ("past.csv", "id,submitted_at,touchpoint\n", "score or comment"),
        ("past.xlsx", "id", "past.xlsx"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_it_lacks(tmp_path, name, words, missing):
    with pytest.raises(FeedbackError) as caught:
        rows(file(tmp_path, name, words))

    assert missing in str(caught.value)
    assert caught.value.remedy


@pytest.mark.skipif(not VERBATIMS.exists(), reason="optional data")
def test_real_feedback_is_read_whole():
    read_rows = rows(VERBATIMS)

    feedback = [row for row in read_rows if isinstance(row, Feedback)]
    assert len(read_rows) == len(feedback) == 2385
    assert Counter(row.band for row in feedback)[Band.DETRACTOR] == 1271
    assert sum(row.score is None for row in feedback) == 32
    assert sum(row.says_stop for row in feedback) == 28
