"""What metrics are made from, and the two shapes most of them have: a share and a spread."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Protocol

from bot.calendars import ALWAYS, Calendar
from bot.facts import Facts
from bot.notifications import Share
from bot.people import PersonId


class Standing(Protocol):
    """What is counted now: live tickets, or the facts about them."""

    @property
    def owner(self) -> PersonId | None: ...

    @property
    def due(self) -> datetime | None: ...

    @property
    def in_issue(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """All that metrics are made from."""

    now: datetime
    #: Only tickets that are `counting`.
    facts: Sequence[Facts] = ()
    #: When somebody of a team was at work: the staff's clock.
    calendar: Callable[[str], Calendar] = lambda team: ALWAYS
    #: Of the resolved tickets: whose customer scored better later, and who scored again at all.
    recovered: tuple[int, int] = (0, 0)
    live: Collection[Standing] = ()
    #: When today ends, in the program's zone.
    tomorrow: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How long something took: median and nearest-rank 90th percentile of *n*; None of none."""

    median: timedelta | None
    p90: timedelta | None
    n: int


def counting(facts: Sequence[Facts]) -> list[Facts]:
    """*facts* without what is counted apart: duplicates, spam and the like."""
    return [each for each in facts if each.counts]


def spread(spans: Sequence[timedelta]) -> Spread:
    """Median and nearest-rank 90th percentile; a contact before submission (clocks differ) took no time."""
    if not spans:
        return Spread(median=None, p90=None, n=0)
    ordered = sorted(max(span, timedelta()) for span in spans)
    n = len(ordered)
    middle = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
    return Spread(median=middle, p90=ordered[ceil(n * 9 / 10) - 1], n=n)


def share(facts: Sequence[Facts], holds: Callable[[Facts], bool]) -> Share:
    """How many of *facts* it holds for, of how many."""
    return Share(sum(map(holds, facts)), len(facts))


def within(span: timedelta, start: datetime, end: datetime | None) -> bool:
    """Whether it happened at all, and at most *span* after *start*."""
    return end is not None and end - start <= span
