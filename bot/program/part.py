"""The base and the words that every part of the program file is made of."""

import re
from datetime import date, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot import durations

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?) ?%")


class Part(BaseModel):
    """Closed and frozen: a misspelt key is an error, a loaded program never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, regex_engine="python-re")


def wrong(found: str, remedy: str) -> PydanticCustomError:
    """What a validator raises: what it found, and what its author can do about it."""
    return PydanticCustomError("wrong", "{found}", {"found": found, "remedy": remedy})


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise wrong(f'"{text}" is not a name', "Names are lower case: letters, digits and single hyphens.")
    return text


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise wrong(f'"{text}" is not an e-mail address', "People are named by their e-mail address.")
    return text.lower()


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise wrong(f'"{text}" is not a time zone', "Write an IANA name such as Europe/London.") from unknown
    return text


def _duration(value: object) -> timedelta:
    if isinstance(value, timedelta):
        return value
    if not isinstance(value, str):
        raise wrong(f'"{value}" has no unit', durations.REMEDY)
    try:
        return durations.parse(value)
    except ValueError as mistake:
        raise wrong(str(mistake), durations.REMEDY) from mistake


def _percent(value: object) -> float:
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if match is None or float(match[1]) > 100:
        raise wrong(f'"{value}" is not a percentage', "Write 0% to 100%.")
    return float(match[1]) / 100


def _day(value: object) -> object:
    if not isinstance(value, str | date):
        raise wrong(f'"{value}" is not a day', "Write a day as 2026-12-24.")
    return value


def _sentence(text: str) -> str:
    if not text.strip():
        raise wrong("it is empty", "Write something, or leave the key out.")
    return text.strip()


Name = Annotated[str, AfterValidator(_name)]
Email = Annotated[str, AfterValidator(_email)]
Zone = Annotated[str, AfterValidator(_zone)]
Sentence = Annotated[str, AfterValidator(_sentence)]
Day = Annotated[date, BeforeValidator(_day)]
Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "examples": ["24h", "30d", "90m", "4h 30m"]}),
]
#: A share between 0 and 1, written `90%`.
Percent = Annotated[
    float, BeforeValidator(_percent), WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}(\.\d+)? ?%$"})
]
