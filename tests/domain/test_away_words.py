"""What people write after `/loop away`."""

from datetime import date

import pytest

from bot.errors import Reason, Refusal
from handlers.away_words import parse

#: A Monday.
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("words", "first", "until"),
    [
        ("until Monday", "2026-03-02", "2026-03-09"),
        ("until tue", "2026-03-02", "2026-03-03"),
        ("till Thursday", "2026-03-02", "2026-03-05"),
        ("until next Friday", "2026-03-02", "2026-03-06"),
        ("until 2026-12-01", "2026-03-02", "2026-12-01"),
        ("until 1 Dec", "2026-03-02", "2026-12-01"),
        ("UNTIL the 1st of December", "2026-03-02", "2026-12-01"),
        ("until Dec 1", "2026-03-02", "2026-12-01"),
        ("until 1 Jan 2027", "2026-03-02", "2027-01-01"),
        ("until 1 Feb", "2026-03-02", "2027-02-01"),
        ("until 2 March", "2026-03-02", "2027-03-02"),
        ("until tomorrow", "2026-03-02", "2026-03-03"),
        ("today", "2026-03-02", "2026-03-03"),
        ("tomorrow", "2026-03-03", "2026-03-04"),
        ("Friday", "2026-03-06", "2026-03-07"),
        ("from Thursday until Monday", "2026-03-05", "2026-03-09"),
        ("from tomorrow to Friday", "2026-03-03", "2026-03-06"),
        ("from 22 Dec until 4 Jan", "2026-12-22", "2027-01-04"),
        ("1 Dec until 8 Dec", "2026-12-01", "2026-12-08"),
        ("until 29 Feb", "2026-03-02", "2028-02-29"),
    ],
)
def test_days_are_read_as_people_say_them(words, first, until):
    asked = parse(words, TODAY)

    assert (asked.what, asked.whom, asked.delegate) == ("away", "", "")
    assert (asked.first, asked.until) == (date.fromisoformat(first), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("words", "whom", "delegate"),
    [
        ("until Monday ask Ben", "", "Ben"),
        ("until Monday, ask @ben", "", "@ben"),
        ("until Monday and ask Ben Okoro.", "", "Ben Okoro"),
        ("until Monday delegate to ben@contoso.example", "", "ben@contoso.example"),
        ("Ana until Monday", "Ana", ""),
        ("@ana today ask Ben", "@ana", "Ben"),
        ("Ana Ruiz from Thursday until Monday", "Ana Ruiz", ""),
        ("ana@contoso.example 1 Dec until 8 Dec delegate Ben", "ana@contoso.example", "Ben"),
    ],
)
def test_a_name_stands_before_the_days_and_whoever_stands_in_behind_them(words, whom, delegate):
    asked = parse(words, TODAY)

    assert (asked.what, asked.whom, asked.delegate) == ("away", whom, delegate)


def test_the_rest_is_short():
    assert parse("  ", TODAY).what == "show"
    assert (parse("Back", TODAY).what, parse("Back", TODAY).whom) == ("back", "")
    assert (parse("Ana back", TODAY).what, parse("Ana back", TODAY).whom) == ("back", "Ana")


@pytest.mark.parametrize(
    "words",
    ["until", "from Monday", "until soon", "until 31 Feb", "until 2026-13-01", "until 1/12", "for a week", "Ana",
     "ask Ben", "until 1 Dec 27", "until 12", "until 1 Dec until 2 Dec"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(words):
    with pytest.raises(Refusal) as refused:
        parse(words, TODAY)

    assert refused.value.reason is Reason.NO_DAY
