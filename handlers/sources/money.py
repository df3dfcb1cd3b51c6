"""What a customer is worth, as tools and spreadsheets write it: what cannot be read is left out, and said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.errors import FeedbackError
from bot.feedback import Money
from handlers.sources import values

_FIELD = "customer.value"
_DIGITS, _LETTERS = re.compile(r"\d"), re.compile(r"[^\W\d_]")
#: So much of what was found shows how it was written.
_SHOWN = 20
_AMOUNT = "Write the amount as digits, with a point before decimals: 1234.5, and the currency beside it."
_CURRENCY = "Write a currency of three letters (ISO 4217), EUR, beside the amount."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of an answer that could not be read; the rest was taken without it."""

    field: str
    #: How it was written, digits as # and letters as x: the value is the customer's.
    found: str
    remedy: str

    @property
    def reason(self) -> str:
        return f"{self.field} is left out: “{self.found}” cannot be read. {self.remedy}"


def money_in(customer: Mapping[str, object]) -> tuple[Money | None, LeftOut | None]:
    """The value that *customer* names, or what is wrong with it: no answer is lost for an amount."""
    said = customer.get("value")
    if said is None or said == "":
        return None, None
    if not isinstance(said, dict):
        return None, LeftOut(_FIELD, _shape(said), 'Write {"amount": 1234.5, "currency": "EUR"}.')
    amount, currency = said.get("amount"), said.get("currency")
    try:
        found = values.number(amount, f"{_FIELD}.amount")
    except FeedbackError as error:
        return None, LeftOut(error.field, _shape(amount), _AMOUNT)
    if found is None:
        return None, None
    try:
        return Money(found, values.currency(currency, f"{_FIELD}.currency")), None
    except FeedbackError as error:
        return None, LeftOut(error.field, _shape(currency), _CURRENCY)


def left_out_of(said: Mapping[str, object]) -> tuple[LeftOut, ...]:
    """What of an answer in our own words is left out."""
    customer = said.get("customer")
    found = money_in(customer)[1] if isinstance(customer, dict) else None
    return (found,) if found is not None else ()


def _shape(value: object) -> str:
    """ "€ # ###,##": enough to see what is wrong, and nobody's data."""
    if value is None or value == "":
        return "nothing"
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return type(value).__name__
    return _LETTERS.sub("x", _DIGITS.sub("#", " ".join(str(value).split())))[:_SHOWN]
