"""Spans of time as the program file writes them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import durations


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("24h", timedelta(hours=24)),
        ("30d", timedelta(days=30)),
        ("90m", timedelta(minutes=90)),
        ("60s", timedelta(seconds=60)),
        ("4h 30m", timedelta(hours=4, minutes=30)),
        ("1d12h", timedelta(days=1, hours=12)),
    ],
)
def test_spans_are_read(text, span):
    assert durations.parse(text) == span


@pytest.mark.parametrize(
    "text", ["", "24", "h", "24 hours", "30m 4h", "-1h", "1.5h", "4h 4h", "0h", "1w", "٣h", "9999999d"]
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="time"):
        durations.parse(text)


@given(st.integers(1, 10**9))
def test_what_is_written_reads_back(seconds):
    span = timedelta(seconds=seconds)

    assert durations.parse(durations.written(span)) == span
