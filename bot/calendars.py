"""When a team works, and how much staffed time lies between two moments."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays

#: The open hours of one day: wall times, in order, not overlapping. An end of 00:00 is midnight, the day's end.
Hours = tuple[tuple[time, time], ...]

WHOLE_DAY: Hours = ((time(0), time(0)),)
_NOTHING = timedelta(0)
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
#: Whether a place is known does not depend on the year.
_ANY_YEAR = 2026
_NOT_KNOWN = 'no public holidays are known for "{}"'
#: How far `add` looks. Further than any promise to a customer, and an end for a calendar that is open too rarely.
_YEARS_AHEAD = 60


class _Year(NamedTuple):
    """One local year of a calendar, ready for bisecting."""

    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    #: The staffed time since the year began, at each of `ends`.
    sums: tuple[timedelta, ...]

    @property
    def total(self) -> timedelta:
        return self.sums[-1] if self.sums else _NOTHING


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """
    Open hours by weekday in one zone, without its holidays and closed days.

    Takes aware datetimes and returns UTC. Hours are wall times, converted day by
    day: one that a clock change skips is the moment of the change, one that it
    repeats is the first of the two.
    """

    zone: ZoneInfo
    #: Monday is 0; a weekday that is left out is closed.
    open: Mapping[int, Hours] = field(hash=False)
    #: Country (`GB`) or country and subdivision (`GB-SCT`) whose public holidays are closed.
    holidays: str = ""
    closed: frozenset[date] = frozenset()
    #: Days with hours of their own, whatever else would be true of them.
    extra: Mapping[date, Hours] = field(default_factory=dict, hash=False)
    _years: dict[int, _Year] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not any(self.open.values()):
            raise ValueError("a calendar needs open hours on at least one weekday")
        for hours in (*self.open.values(), *self.extra.values()):
            _check_hours(hours)
        holidays_of(self.holidays, _ANY_YEAR)

    def is_open(self, at: datetime) -> bool:
        at, year = self._locate(at)
        place = bisect_right(year.ends, at)
        return place < len(year.starts) and year.starts[place] <= at

    def next_open(self, at: datetime) -> datetime:
        """*at* itself when it is open, else the next opening."""
        at, year = self._locate(at)
        place = bisect_right(year.ends, at)
        if place < len(year.starts):
            return max(at, year.starts[place])
        return next(year.starts[0] for year in self._from(self._local_year(at) + 1) if year.starts)

    def next_closing(self, at: datetime) -> datetime:
        """The end of the hours that *at* lies in; *at* itself when it is closed."""
        at, year = self._locate(at)
        place = bisect_right(year.ends, at)
        inside = place < len(year.starts) and year.starts[place] <= at
        return year.ends[place] if inside else at

    def last_open(self, at: datetime) -> datetime:
        """*at* itself when it is open, else the last closing before it."""
        if self.is_open(at):
            return at.astimezone(UTC)
        first = self._local_year(at)
        for number in range(first, first - _YEARS_AHEAD, -1):
            ends = self._year(number).ends
            place = bisect_right(ends, at)
            if place:
                return ends[place - 1]
        raise OverflowError(f"this calendar was not open in {_YEARS_AHEAD} years")

    def add(self, at: datetime, span: timedelta) -> datetime:
        """
        The first moment by which *span* of staffed time has passed since *at*.

        So what is due after the last minute of Friday is due on Friday evening,
        not on Monday morning. No span is *at* itself; a negative one is refused.
        """
        if span < _NOTHING:
            raise ValueError("staffed time can only be added")
        at, year = self._locate(at)
        if not span:
            return at
        wanted = _elapsed(year, at) + span
        if wanted <= year.total:
            return _end(year, wanted)
        for later in self._from(self._local_year(at)):
            if wanted <= later.total:
                return _end(later, wanted)
            wanted -= later.total
        raise AssertionError("_from never ends quietly")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The staffed time from *start* to *end*; negative when *end* is the earlier."""
        start, first = self._locate(start)
        end, last = self._locate(end)
        if end < start:
            return -self.between(end, start)
        whole = (self._year(y).total for y in range(self._local_year(start), self._local_year(end)))
        return sum(whole, _elapsed(last, end)) - _elapsed(first, start)

    def has_a_minute(self, start: datetime, end: datetime) -> bool:
        """Whether the time between the two is staffed for a minute: in less nobody can do anything."""
        return self.between(start, end) >= _MINUTE

    def _locate(self, at: datetime) -> tuple[datetime, _Year]:
        if at.tzinfo is None:
            raise ValueError("a time without a zone")
        return at.astimezone(UTC), self._year(self._local_year(at))

    def _local_year(self, at: datetime) -> int:
        return at.astimezone(self.zone).year

    def _from(self, first: int) -> Iterator[_Year]:
        for year in range(first, first + _YEARS_AHEAD):
            yield self._year(year)
        raise OverflowError(f"this calendar is not open long enough in {_YEARS_AHEAD} years")

    def _year(self, year: int) -> _Year:
        if year not in self._years:
            self._years[year] = _layout(self, year)
        return self._years[year]

    def _hours(self, day: date, free: frozenset[date]) -> Hours:
        if day in self.extra:
            return self.extra[day]
        if day in self.closed or day in free:
            return ()
        return self.open.get(day.weekday(), ())


def _layout(calendar: Calendar, year: int) -> _Year:
    free = holidays_of(calendar.holidays, year)
    days = (date(year, 1, 1) + _DAY * n for n in range(366))
    shifts = [
        shift
        for day in days
        if day.year == year
        for hours in calendar._hours(day, free)
        if (shift := _shift(day, hours, calendar.zone))[0] < shift[1]
    ]
    return _Year(
        starts=tuple(start for start, _ in shifts),
        ends=tuple(end for _, end in shifts),
        sums=tuple(accumulate(end - start for start, end in shifts)),
    )


def _elapsed(year: _Year, at: datetime) -> timedelta:
    """The staffed time of *year* that lies before *at*."""
    place = bisect_right(year.starts, at) - 1
    if place < 0:
        return _NOTHING
    return year.sums[place] - max(year.ends[place] - at, _NOTHING)


def _end(year: _Year, wanted: timedelta) -> datetime:
    """The first moment of *year* by which so much of its staffed time has passed."""
    place = bisect_left(year.sums, wanted)
    return year.ends[place] - (year.sums[place] - wanted)


def _shift(day: date, hours: tuple[time, time], zone: ZoneInfo) -> tuple[datetime, datetime]:
    start, end = hours
    last_day = day if end > time(0) else day + _DAY
    return _instant(datetime.combine(day, start), zone), _instant(datetime.combine(last_day, end), zone)


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first moment at which a clock on the wall shows *wall* or later."""
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall:
        return at
    return _jump(wall.replace(tzinfo=zone, fold=1).astimezone(UTC), at, zone)


def _jump(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment, to the second, at which the zone's clock jumps between *before* and *after*."""
    offset = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if middle.astimezone(zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def holidays_of(place: str, year: int) -> frozenset[date]:
    """The public holidays of *year* in a country or subdivision; ValueError for one that is not known."""
    if not place:
        return frozenset()
    country, _, subdivision = place.partition("-")
    try:
        return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
    except NotImplementedError as unknown:
        raise ValueError(_NOT_KNOWN.format(place)) from unknown


def country_code(place: str) -> str:
    """*place* with its country's code: `Switzerland` and `CHE` are `CH`; ValueError for one that is not known."""
    name, dash, subdivision = place.partition("-")
    country = "".join(name.split())
    if not holidays_of(f"{country}{dash}{subdivision}", _ANY_YEAR):
        raise ValueError(_NOT_KNOWN.format(place))
    code = getattr(holidays.country_holidays(country), "country", None)
    return f"{code or country}{dash}{subdivision}"


def _check_hours(hours: Hours) -> None:
    for start, end in hours:
        if time(0) < end <= start:
            raise ValueError(f"{start:%H:%M}-{end:%H:%M} ends before it starts")
    for (_, end), (start, _) in pairwise(hours):
        if end == time(0) or start < end:
            raise ValueError(f"the hours that start at {start:%H:%M} begin before the ones before them end")


ALWAYS = Calendar(zone=ZoneInfo("UTC"), open=dict.fromkeys(range(7), WHOLE_DAY))
