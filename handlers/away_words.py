"""What people write after `/loop away`: whom it is about, which days, and who stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.errors import Reason, Refusal

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_FULL_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FROM, _UNTIL = ("from",), ("until", "till", "til", "to")
_BEGINS = {*_FROM, *_UNTIL, "today", "tomorrow", "back", "ask"}
_DELEGATE = re.compile(r"(?:^|[\s,;]+)(?:and\s+)?(?:ask|delegate(?:\s+to)?)\s+(?P<whom>.+)$", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    What is asked for.

    `whom` and `delegate` are as they were written, empty where nobody was named;
    `until` is the day they are back.
    """

    what: Literal["show", "back", "away"]
    whom: str = ""
    first: date | None = None
    until: date | None = None
    delegate: str = ""


def parse(words: str, today: date) -> Asked:
    """What *words* ask for on *today*, the day where that person is; refuses what cannot be read as a day."""
    words = " ".join(words.replace(",", " ").split())
    found = _DELEGATE.search(words)
    delegate = found["whom"].strip(" .") if found else ""
    whom, days = _split(words[: found.start()] if found else words, today)
    if not days:
        if whom or delegate:
            raise Refusal(Reason.NO_DAY, words="")
        return Asked(what="show")
    if [word.lower() for word in days] == ["back"]:
        return Asked(what="back", whom=whom)
    first, until = _days(days, today)
    return Asked(what="away", whom=whom, first=first, until=until, delegate=delegate)


def is_day(words: str, today: date) -> bool:
    """Whether *words* are a day that is still to come."""
    day = _day(words.split(), today) if words.strip() else None
    return day is not None and day > today


def _split(words: str, today: date) -> tuple[str, list[str]]:
    """A name at the beginning, and the rest: names come before the first word that begins a time."""
    parts = words.split()
    ends = next((place for place, word in enumerate(parts) if word.lower() in _UNTIL), len(parts))
    for place, word in enumerate(parts):
        if word.lower() in _BEGINS or _day(parts[place:ends], today) is not None:
            return " ".join(parts[:place]), parts[place:]
    if parts and any(character.isdigit() for character in parts[-1]) and "@" not in parts[-1]:
        raise Refusal(Reason.NO_DAY, words=words)
    return words, []


def _days(words: Sequence[str], today: date) -> tuple[date, date]:
    """The first day away, and the day they are back."""
    lower = [word.lower() for word in words]
    split = next((place for place, word in enumerate(lower) if word in _UNTIL), len(words))
    begins, ends = words[:split], words[split + 1 :]
    if begins and begins[0].lower() in _FROM:
        begins = begins[1:]
        if not ends:
            raise Refusal(Reason.NO_DAY, words="")
    if split < len(words) and not ends:
        raise Refusal(Reason.NO_DAY, words="")
    first = _required(begins, today) if begins else today
    if not ends:
        return first, first + _DAY
    return first, _required(ends, first, after=True)


def _required(words: Sequence[str], today: date, *, after: bool = False) -> date:
    found = _day(words, today, after=after)
    if found is None:
        raise Refusal(Reason.NO_DAY, words=" ".join(words))
    return found


def _day(words: Sequence[str], today: date, *, after: bool = False) -> date | None:
    """The day that all of *words* name, seen from *today*; *after* it, where they could mean that day itself."""
    said = [word.lower().strip(".") for word in words if word.lower() not in ("on", "next", "the", "of")]
    if len(said) == 1:
        return _one_word(said[0], today)
    return _in_a_month(said, today + _DAY if after else today)


def _one_word(word: str, today: date) -> date | None:
    if word == "today":
        return today
    if word == "tomorrow":
        return today + _DAY
    weekday = _named(word, _WEEKDAYS, _FULL_WEEKDAYS)
    if weekday is not None:
        return today + _DAY * ((weekday - today.weekday() - 1) % 7 + 1)
    iso = _ISO.fullmatch(word)
    return _date(*map(int, iso.groups())) if iso else None


def _in_a_month(words: Sequence[str], earliest: date) -> date | None:
    """ "1 Dec", "Dec 1st", "1 December 2027": without a year, the next one there is."""
    if len(words) not in (2, 3):
        return None
    day, month = words[:2] if words[0][:1].isdigit() else (words[1], words[0])
    number, named = _DAY_OF_MONTH.fullmatch(day), _named(month, _MONTHS, _FULL_MONTHS)
    if number is None or named is None:
        return None
    if len(words) == 3:
        return _date(int(words[2]), named + 1, int(number[1])) if re.fullmatch(r"\d{4}", words[2]) else None
    days = (_date(year, named + 1, int(number[1])) for year in range(earliest.year, earliest.year + 8))
    return next((each for each in days if each is not None and each >= earliest), None)


def _named(word: str, short: Sequence[str], full: Sequence[str]) -> int | None:
    """The place of *word* among names: "tue", "tues" and "tuesday" are one."""
    for place, (begins, name) in enumerate(zip(short, full, strict=True)):
        if word.startswith(begins) and name.startswith(word):
            return place
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
