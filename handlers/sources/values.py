"""Single values of a payload, checked and made harmless to keep."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from math import isfinite
from zoneinfo import ZoneInfo

from bot.errors import FeedbackError
from bot.feedback import Scale
from bot.words import harmless
from handlers.sources.shown import OF_A_SCORE, OF_A_TIME, shown

#: How far a sender's clock may run ahead of ours.
SKEW = timedelta(minutes=5)
#: Nothing was asked before; an older time is a zero or a slip of somebody's spreadsheet.
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LINE, ITEMS = 500, 50

_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]{1,5},[0-9]{1,5}")
_ADDRESS = re.compile(r"""[^@\s<>()\[\],;:"\\]{1,64}@[^@\s<>()\[\],;:"\\]{1,189}""")
_CURRENCY = re.compile(r"[A-Z]{3}")
#: Yes and no as forms and spreadsheets write them.
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_VERDICTS = {"good": 1, "bad": 0}


def refused(field: str, expected: str, found: str = "") -> FeedbackError:
    """The error for a *field* that cannot be understood; what it held is not repeated, *found* is what may be shown."""
    return FeedbackError(422, f"{field} cannot be read", field=field, remedy=f"Expected {expected}.", found=found)


def text(value: object, field: str) -> str:
    """*value* as the customer wrote it, line breaks and all."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise refused(field, "text")
    return harmless(value).strip()


def line(value: object, field: str, most: int = LINE) -> str:
    """*value* on one line. Whole numbers are taken too: many systems number their customers."""
    if value is None:
        return ""
    words = " ".join(text(str(value) if type(value) is int else value, field).split())
    if len(words) > most:
        raise refused(field, f"at most {most} characters")
    return words


def flag(value: object, field: str) -> bool | None:
    """Yes, no, or None for "did not say"."""
    if value is None or isinstance(value, bool):
        return value
    raise refused(field, "true or false")


def number(value: object, field: str, expected: str = "a number") -> float | None:
    """
    *value* as a number, also out of plain digits in quotes: form builders send those.

    A yes or no is refused: Python would take `true` for the score 1.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str) and is_decimal(value):
        return float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise refused(field, expected, shown(value, OF_A_SCORE))
    return float(value)


def is_decimal(words: str) -> bool:
    """Whether *words* are plain digits: no `1e3`, no `nan`, nothing a person would not write."""
    return _DECIMAL.fullmatch(words.strip()) is not None


def score(value: object, scale: Scale, field: str = "score") -> float | None:
    """*value* within the limits of *scale*; good and bad may also be said in words."""
    lowest, highest = scale.limits
    expected = f"a number from {lowest} to {highest}"
    if scale is Scale.GOOD_BAD:
        expected, value = '"good" or "bad"', _verdict(value)
    found = number(value, field, _with_a_point(value, expected))
    if found is not None and not lowest <= found <= highest:
        raise refused(field, f"{expected} (scale {scale.value})", shown(value, OF_A_SCORE))
    return found


def _with_a_point(value: object, expected: str) -> str:
    """Said of a decimal comma alone, which spreadsheets write where it is usual."""
    if isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value.strip()):
        return f"{expected}; decimals come after a point, not a comma"
    return expected


def _verdict(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    return _VERDICTS.get(value.strip().lower(), value) if isinstance(value, str) else value


def moment(value: object, field: str, now: datetime, zone: tzinfo | None = None) -> datetime | None:
    """
    *value* (RFC 3339) in UTC; *zone* is where it was written down if it does not say.

    A time a little ahead of *now* is now: the sender's clock is fast. Further
    ahead is refused, because every deadline counts from it.
    """
    if value is None or value == "":
        return None
    expected = "a time with its zone, such as 2026-03-02T09:14:05Z"
    if not isinstance(value, str):
        raise refused(field, expected, shown(value, OF_A_TIME))
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError as error:
        raise refused(field, expected, shown(value, OF_A_TIME)) from error
    if at.tzinfo is None and zone is None:
        raise refused(field, expected, shown(value, OF_A_TIME))
    return _plausible(at if at.tzinfo else at.replace(tzinfo=zone), field, now)


def unix(value: object, field: str, now: datetime) -> datetime | None:
    """*value* (seconds since 1970) in UTC, bounded as in `moment`."""
    seconds = number(value, field, "a Unix time in seconds")
    if seconds is None:
        return None
    if not EARLIEST.timestamp() <= seconds <= now.timestamp() + SKEW.total_seconds():
        raise refused(field, "a Unix time in seconds that is not in the future")
    return min(datetime.fromtimestamp(seconds, UTC), now)


def _plausible(at: datetime, field: str, now: datetime) -> datetime:
    # Compared before it is converted: year 1 and year 9999 have no UTC in every zone.
    if at < EARLIEST:
        raise refused(field, "a time after the year 2000", shown(at.isoformat(" "), OF_A_TIME))
    if at > now + SKEW:
        raise refused(field, "a time that is not in the future", shown(at.isoformat(" "), OF_A_TIME))
    return min(at.astimezone(UTC), now)


def address(value: object, field: str) -> str:
    """An e-mail address in lower case, or nothing where no mail could ever arrive."""
    words = line(value, field).lower()
    return words if _ADDRESS.fullmatch(words) else ""


def currency(value: object, field: str) -> str:
    code = line(value, field).upper()
    if not _CURRENCY.fullmatch(code):
        raise refused(field, "a currency of three letters (ISO 4217)")
    return code


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Whether *name* is an IANA zone we can reckon with."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; not a name at all; a folder of zones ("Europe")
        return False
    return True


def mapping(value: object, field: str) -> dict[str, object]:
    """*value* as an object; missing is empty."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise refused(field, "an object")
    return value


def listing(value: object, field: str) -> list[object]:
    """*value* as a list of at most 50; missing is empty."""
    if value is None:
        return []
    if not isinstance(value, list) or len(value) > ITEMS:
        raise refused(field, f"a list of at most {ITEMS}")
    return value
