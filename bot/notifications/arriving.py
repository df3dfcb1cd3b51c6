"""What is said of tickets that nobody has from the beginning, although the program wanted it otherwise."""

from dataclasses import dataclass
from datetime import datetime

from bot.giving_reasons import Why
from bot.notifications.answers import Row


@dataclass(frozen=True, kw_only=True)
class DaysList:
    """In the team's conversation: who came beyond a workflow's cap, and has no card; for a free hand."""

    team: str
    rows: tuple[Row, ...]
    #: How many wait in the list in all.
    total: int
    zone: str
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NobodyToGive:
    """To a lead: their team's tickets go round, and there is nobody whose turn it could be."""

    team: str
    team_name: str
    why: Why
