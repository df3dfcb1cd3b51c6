"""What the program's owner is told of the program itself: sources that are silent, and what no workflow caught."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.feedback import Band


@dataclass(frozen=True, kw_only=True)
class AnswerShown:
    """One answer, as it came in."""

    at: datetime
    source: str
    score: float | None
    score_of: int | None
    band: Band | None
    touchpoint: str
    verbatim: str


@dataclass(frozen=True, kw_only=True)
class SilentSource:
    """Nothing came from it since then."""

    name: str
    since: datetime
    #: How long a pause the program expects at most.
    expected: timedelta
    #: The last thing it sent; none where it never sent anything, or where that was forgotten.
    last: AnswerShown | None
    #: Whether it ever sent anything.
    ever: bool


@dataclass(frozen=True, kw_only=True)
class SourcesSilent:
    """To the program's owner, once a silence: what has fallen silent, and what speaks again."""

    silent: tuple[SilentSource, ...]
    #: By name, and since when it had been silent.
    speaking: tuple[tuple[str, datetime], ...]
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class ShadowStands:
    """What a workflow in shadow would have done in a period."""

    workflow: str
    teams: tuple[str, ...]
    #: All of them by name.
    team_name: str
    #: The tickets it would have opened, and how many of those customers nobody followed up.
    tickets: int
    alone: int


@dataclass(frozen=True, kw_only=True)
class Uncaught:
    """To the program's owner, once a week: a handful of the answers that no workflow caught."""

    #: The first and the last day of the week.
    first: datetime
    last: datetime
    #: How many answers came in, how many of them no workflow caught, and how many of those one in shadow would have.
    answers: int
    uncaught: int
    shadowed: int
    shadows: tuple[ShadowStands, ...]
    sample: tuple[AnswerShown, ...]
    zone: str


@dataclass(frozen=True, kw_only=True)
class Shadows:
    """What `/loop shadow` answers: what workflows in shadow would have done."""

    shadows: tuple[ShadowStands, ...]
    days: int
    answers: int
