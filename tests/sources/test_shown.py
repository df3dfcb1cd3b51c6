"""What is shown of a value that cannot be read: enough to find it, and nobody's words."""

import pytest

from handlers.sources.shown import OF_A_SCORE, OF_A_TIME, shown


@pytest.mark.parametrize(
    ("value", "digits", "says"),
    [
        ("3,5", OF_A_SCORE, "3,5"),
        (12, OF_A_SCORE, "12"),
        (" 4 /  5 ", OF_A_SCORE, "4 / 5"),
        ("4 stars", OF_A_SCORE, "4 xxxxx"),
        ("The vet was rude", OF_A_SCORE, ""),
        ("+41 79 555 01 23", OF_A_SCORE, "+## ## ### ## ##"),
        ("31.02.2026 10:00", OF_A_TIME, "31.02.2026 10:00"),
        ("2026-13-01T10:00:00Z", OF_A_TIME, "2026-13-01T10:00:00Z"),
        ("3 March 2026", OF_A_TIME, "3 xxxxx 2026"),
        ("9" * 90, OF_A_TIME, "#" * 30),
        (None, OF_A_SCORE, ""),
        ({"score": 3}, OF_A_SCORE, ""),
    ],
)
def test_figures_are_shown_and_words_and_numbers_to_call_are_not(value, digits, says):
    assert shown(value, digits) == says
