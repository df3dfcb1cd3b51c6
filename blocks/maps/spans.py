"""Spans of time and hours of the week in words, for a page that is read slowly."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from itertools import groupby

from blocks.wording import listed
from bot.calendars import Hours
from bot.program.people import WEEKDAYS
from bot.program.targets import Clock, Target

_DAYS = dict(zip(WEEKDAYS, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True))
_TWO_DAYS = timedelta(days=2)
_PARTS = {0.5: "half", 0.25: "a quarter", 0.75: "three quarters"}


def span(time_: timedelta) -> str:
    """ "16 hours", "30 days", "1 hour 30 minutes"; below two days in hours, as one would say it."""
    return _written(time_, days=time_ >= _TWO_DAYS)


def working(time_: timedelta) -> str:
    """ "4 working hours": never in days, because a day of working hours is none that anybody knows."""
    words = _written(time_, days=False).split(" ")
    return " ".join([words[0], "working", *words[1:]])


def on(clock: Clock, time_: timedelta) -> str:
    return working(time_) if clock is Clock.STAFF else span(time_)


def within(target: Target) -> str:
    """ "within 16 hours", "within 8 working hours"."""
    return f"within {on(target.clock, target.within)}"


def share(part: float) -> str:
    """ "half", "90%"."""
    return _PARTS.get(part, f"{part * 100:g}%")


def _written(time_: timedelta, *, days: bool) -> str:
    minutes, seconds = divmod(int(time_.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    if not hours and minutes == 60:
        hours, minutes = 1, 0
    whole, hours = divmod(hours, 24) if days else (0, hours)
    parts = ((whole, "day"), (hours, "hour"), (minutes, "minute"), (seconds, "second"))
    return " ".join(f"{count:,} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count)


def week(open_: Mapping[str, Hours]) -> str:
    """ "Mon to Fri 08:00–12:30 and 13:15–18:00, Sat 09:00–13:00"."""
    days = [(_DAYS[day], hours(open_[day])) for day in WEEKDAYS if open_.get(day)]
    runs = (list(run) for _, run in groupby(_numbered(days, open_), key=lambda each: (each[0], each[2])))
    return ", ".join(f"{_run([day for _, day, _ in run])} {run[0][2]}" for run in runs)


def _numbered(days: Iterable[tuple[str, str]], open_: Mapping[str, Hours]) -> Iterator[tuple[int, str, str]]:
    """Each day with a number that is the same for days that follow each other."""
    places = [place for place, day in enumerate(WEEKDAYS) if open_.get(day)]
    for count, (place, (day, said)) in enumerate(zip(places, days, strict=True)):
        yield place - count, day, said


def _run(days: list[str]) -> str:
    return f"{days[0]} to {days[-1]}" if len(days) > 2 else listed(days)


def hours(open_: Hours) -> str:
    return listed([f"{start:%H:%M}–{_end(end)}" for start, end in open_])


def _end(end: time) -> str:
    return "24:00" if end == time(0) else f"{end:%H:%M}"


def day(on_: date) -> str:
    """ "24 Dec 2026"."""
    return f"{on_.day} {on_:%b} {on_.year}"


def time_of(zone: str) -> str:
    """ "London time"."""
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time"
