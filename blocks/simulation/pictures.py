"""What the pictures of a simulation show, reckoned in their own units: the page only draws."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log10

from blocks.simulation.figures import day, number
from bot.simulation import Caught, Day, Forecast, TeamLoad

#: More bars than this are narrower than one can see; then a bar is a week.
_MOST_BARS = 210
WIDTH, HEIGHT = 960, 180


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float
    #: From the top.
    y: float
    height: float
    #: Where what can be done lies.
    limit: float
    is_over: bool
    says: str


@dataclass(frozen=True, slots=True)
class DaysPicture:
    """One team's tickets over time, beside what it can do."""

    title: str
    describes: str
    bars: tuple[Bar, ...]
    #: Heights with a line and a figure.
    lines: tuple[tuple[float, str], ...]
    #: Where a month begins.
    months: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class SharePicture:
    name: str
    says: str
    #: In percent of all answers.
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class HoursPicture:
    """One person's messages by the hour."""

    name: str
    #: How many, and how dark, from 0 to 1.
    hours: tuple[tuple[int, float], ...]


def days_pictures(forecast: Forecast) -> Iterator[DaysPicture]:
    for team in forecast.teams:
        if team.tickets:
            yield _days(team)


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    falls: int
    can_do: float


def _days(team: TeamLoad) -> DaysPicture:
    weekly = len(team.days) > _MOST_BARS
    spans = _weeks(team.days) if weekly else [_Span(each.day, each.falls, each.can_do) for each in team.days]
    top = _round_up(max(max(each.falls, each.can_do) for each in spans))
    step = WIDTH / len(spans)
    unit = "week" if weekly else "day"
    return DaysPicture(
        title=f"{team.name}: tickets to do, by {unit}",
        describes=f"{team.theirs:,} tickets; the line is what can be done in a {unit}.",
        bars=tuple(_bar(each, n, step, top, weekly) for n, each in enumerate(spans)),
        lines=tuple((HEIGHT - HEIGHT * part, number(top * part)) for part in (0.5, 1.0)),
        months=tuple(_months(spans, step)),
    )


def _bar(span: _Span, place: int, step: float, top: int, weekly: bool) -> Bar:
    height = HEIGHT * span.falls / top
    when = f"week of {day(span.first)}" if weekly else day(span.first)
    return Bar(
        x=round(place * step + step * 0.1, 2),
        width=round(step * 0.8, 2),
        y=round(HEIGHT - height, 2),
        height=round(height, 2),
        limit=round(HEIGHT - HEIGHT * span.can_do / top, 2),
        is_over=span.falls > span.can_do,
        says=f"{when}: {span.falls:,} to do, {number(span.can_do)} can be done",
    )


def _weeks(days: Iterable[Day]) -> list[_Span]:
    weeks: dict[date, list[Day]] = {}
    for each in days:
        weeks.setdefault(each.day - timedelta(days=each.day.weekday()), []).append(each)
    return [_Span(monday, sum(d.falls for d in week), sum(d.can_do for d in week)) for monday, week in weeks.items()]


def _months(spans: list[_Span], step: float) -> Iterator[tuple[float, str]]:
    """As many as there is room for; the year stands at the first, and where a new one begins."""
    starts = [(n, each.first) for n, each in enumerate(spans) if n == 0 or each.first.month != spans[n - 1].first.month]
    room = ceil(70 / max(step, 0.01))
    last, year = -room, 0
    for place, first in starts:
        if place - last >= room:
            yield round(place * step, 2), f"{first:%b %Y}" if first.year != year else f"{first:%b}"
            last, year = place, first.year


def _round_up(value: float) -> int:
    """To a figure that one likes to read on an axis."""
    if value <= 4:
        return 4
    size = 10 ** int(log10(value))
    return next(int(size * nice) for nice in (1, 2, 4, 6, 8, 10) if size * nice >= value)


def shares_picture(forecast: Forecast) -> Iterator[SharePicture]:
    all_of_them = max(forecast.shares.answers, 1)
    for each in forecast.shares.workflows:
        yield _share(each, all_of_them)
    none = forecast.shares.uncaught
    yield SharePicture("none of them", f"{none:,}", round(100 * none / all_of_them, 2), "none")


def _share(caught: Caught, all_of_them: int) -> SharePicture:
    kind = "used" if caught.rollout.opens_tickets else "unused"
    return SharePicture(caught.name, f"{caught.answers:,}", round(100 * caught.answers / all_of_them, 2), kind)


def hours_picture(forecast: Forecast) -> Iterator[HoursPicture]:
    people = forecast.messages.people if forecast.messages else ()
    most = max((max(each.hours) for each in people), default=1)
    for each in people:
        yield HoursPicture(each.name, tuple((how_many, round(how_many / most, 2)) for how_many in each.hours))
