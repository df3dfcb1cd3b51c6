"""The base and the words that every part of the program file is made of."""

import re
from datetime import date, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot import durations

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
EMAIL = r"[^@\s]+@[^@\s]+"
_PERCENT = re.compile(r"(\d{1,2}(?:\.\d+)?|100(?:\.0+)?) ?%")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: As `bot.durations` reads it: at least one number with its unit, not all of them nought.
DURATION = r"(?=.*[1-9])\s*(?:\d{1,6}d)?\s*(?:\d{1,6}h)?\s*(?:\d{1,6}m)?\s*(?:\d{1,6}s)?\s*"


class Part(BaseModel):
    """
    Closed and frozen: a misspelt key is an error, a loaded program never changes.

    The sentence below a key is what editors and docs/program-file.md show for it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, regex_engine="python-re", use_attribute_docstrings=True)


def wrong(found: str, remedy: str) -> PydanticCustomError:
    """What a validator raises: what it found, and what its author can do about it."""
    return PydanticCustomError("wrong", "{found}", {"found": found, "remedy": remedy})


def _name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise wrong(f'"{text}" is not a name', "Names are lower case: letters, digits and single hyphens.")
    return text


def _email(text: str) -> str:
    if not re.fullmatch(EMAIL, text):
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
    if match is None:
        raise wrong(f'"{value}" is not a percentage', "Write 0% to 100%.")
    return float(match[1]) / 100


def _day(value: object) -> object:
    if not isinstance(value, date) and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise wrong(f'"{value}" is not a day', "Write a day as 2026-12-24.")
    return value


def _sentence(text: str) -> str:
    if not text.strip():
        raise wrong("it is empty", "Write something, or leave the key out.")
    return text.strip()


#: For editors: what a name is.
NAME = f"^(?:{_NAME.pattern})$"


def written(pattern: str, **more: object) -> WithJsonSchema:
    """For editors: text of which all of it is as *pattern* says."""
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", **more})


Name = Annotated[str, AfterValidator(_name), written(_NAME.pattern)]
Email = Annotated[str, AfterValidator(_email), written(EMAIL, examples=["ana@contoso.example"])]
Zone = Annotated[str, AfterValidator(_zone), WithJsonSchema({"type": "string", "examples": ["Europe/London"]})]
Sentence = Annotated[str, AfterValidator(_sentence), WithJsonSchema({"type": "string", "pattern": r"\S"})]
Day = Annotated[date, BeforeValidator(_day), written(_DAY.pattern, examples=["2026-12-24"])]
Duration = Annotated[timedelta, BeforeValidator(_duration), written(DURATION, examples=["24h", "30d", "90m", "4h 30m"])]
#: A share between 0 and 1, written `90%`.
Percent = Annotated[float, BeforeValidator(_percent), written(_PERCENT.pattern, examples=["90%"])]
#: Taken from the environment: never written into the file.
Secret = Annotated[
    str, AfterValidator(_sentence), WithJsonSchema({"type": "string", "pattern": r"\$\{[A-Za-z_][A-Za-z0-9_]*\}"})
]
