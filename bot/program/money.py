"""Amounts of money as the program file writes them: `50 GBP`, `5000 GBP per month`."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import PlainValidator, WithJsonSchema

from bot.feedback import Money
from bot.mistakes import nearest
from bot.program.part import wrong

_AMOUNT = r"\d{1,9}(?:\.\d{1,3})?"
_MONEY = re.compile(rf"({_AMOUNT})\s*([A-Za-z]{{3}})")
_BUDGET = re.compile(r"(?P<money>.*?)\s+per\s+(?P<per>\w+)")
_HOW = "Write a number and a currency: 50 GBP."
_HOW_A_BUDGET = "Write an amount and a period: 5000 GBP per month."

Period = Literal["week", "month", "quarter", "year"]
_PERIODS = get_args(Period)

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK
LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG
XOF XPF YER ZAR ZMW ZWG
"""
#: What is paid with (ISO 4217), without funds, metals and codes for testing.
CURRENCIES = frozenset(_CODES.split())


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be spent altogether in each period."""

    money: Money
    per: Period


def parse_money(text: object) -> Money:
    """The amount that *text* names; raises what a validator raises, with the nearest currency."""
    match = _MONEY.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise wrong(f'"{text}" is not an amount of money', _HOW)
    if match[2] not in CURRENCIES:
        raise wrong(f'there is no currency "{match[2]}"', _nearest_currency(match[2].upper()))
    return Money(float(match[1]), match[2])


def parse_budget(text: object) -> Budget:
    match = _BUDGET.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise wrong(f'"{text}" is not a budget', _HOW_A_BUDGET)
    if match["per"] not in _PERIODS:
        raise wrong(f'"{match["per"]}" is no period of a budget', nearest(match["per"], _PERIODS))
    return Budget(parse_money(match["money"]), match["per"])  # type: ignore[arg-type]  # looked up just above


def _nearest_currency(code: str) -> str:
    """The code with the same letters in another order goes first: `GPB` is a slip for GBP."""
    same = sorted(known for known in CURRENCIES if sorted(known) == sorted(code))
    return f'Did you mean "{same[0]}"?' if same else f"{nearest(code, CURRENCIES)} Codes are those of ISO 4217."


def _written(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": rf"^\s*{pattern}\s*$"})


_MONEY_WRITTEN = rf"{_AMOUNT}\s*[A-Z]{{3}}"
Amount = Annotated[Money, PlainValidator(parse_money), _written(_MONEY_WRITTEN)]
Spending = Annotated[
    Budget, PlainValidator(parse_budget), _written(rf"{_MONEY_WRITTEN}\s+per\s+(?:{'|'.join(_PERIODS)})")
]
