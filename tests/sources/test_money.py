"""An amount that nobody can read costs no answer: it is left out, and whoever sent it is told."""

import json
from pathlib import Path

import pytest

from bot.feedback import Feedback, Money
from handlers.feedback_file import Slip, read
from handlers.sources import SourceSettings
from handlers.sources.money import money_in
from handlers.sources.standard import parse

from .door import NOW, payload

HOW = "Write the amount as digits, with a point before decimals: 1234.5, and the currency beside it."
CODE = "Write a currency of three letters (ISO 4217), EUR, beside the amount."


@pytest.mark.parametrize(
    ("amount", "currency", "field", "found", "remedy"),
    [
        ("1.234,50", "EUR", "customer.value.amount", "#.###,##", HOW),
        ("€ 1 234", "EUR", "customer.value.amount", "€ # ###", HOW),
        ("lots", "GBP", "customer.value.amount", "xxxx", HOW),
        (True, "GBP", "customer.value.amount", "bool", HOW),
        (5, None, "customer.value.currency", "nothing", CODE),
        (5, "€", "customer.value.currency", "€", CODE),
    ],
)
def test_what_cannot_be_read_is_named_with_what_can(amount, currency, field, found, remedy):
    money, left_out = money_in({"value": {"amount": amount, "currency": currency}})

    assert money is None
    assert (left_out.field, left_out.found, left_out.remedy) == (field, found, remedy)


def test_what_can_be_read_is_read():
    assert money_in({"value": {"amount": "1234.50", "currency": "eur"}}) == (Money(1234.5, "EUR"), None)
    assert money_in({}) == (None, None)


def test_a_value_that_is_no_group_of_two_is_left_out_too():
    [delivery] = parse(b'{"id": "r1", "score": 3, "customer": {"value": "1234"}}', {}, SourceSettings("card"), NOW)

    assert delivery.feedback.score == 3
    assert [each.field for each in delivery.left_out] == ["customer.value"]


def test_the_answer_is_taken_and_whoever_sent_it_reads_what_was_left_out(door):
    said = json.loads(payload("standard/full"))
    said["customer"]["value"] = {"amount": "1.234,50", "currency": "EUR"}

    response = door.send(json.dumps(said).encode(), "standard")

    [kept] = door.shelf.feedback.values()
    assert response.status_code == 202
    assert response.json()["left_out"] == [{"field": "customer.value.amount", "found": "#.###,##", "remedy": HOW}]
    assert "1.234" not in response.text
    assert response.json()["status"] == "accepted"
    assert kept.customer.value is None
    assert kept.customer.name


def test_a_row_of_a_file_goes_in_and_its_line_is_named(tmp_path: Path):
    file = tmp_path / "past.csv"
    file.write_text(
        "id;submitted_at;score;customer_value;customer_currency\n"
        "r1;2026-01-05 10:00;3;1.234,50;EUR\n"
        "r2;2026-01-05 10:00;4;1200;EUR\n",
        "utf-8",
    )

    slip, first, second = read(file, SourceSettings("card"), NOW)

    assert slip == Slip(2, f"customer.value.amount is left out: “#.###,##” cannot be read. {HOW}")
    assert isinstance(first, Feedback)
    assert (first.score, first.customer.value) == (3, None)
    assert second.customer.value == Money(1200, "EUR")
