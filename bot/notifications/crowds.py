"""What a team's conversation says of those who wait there without a card of their own."""

from dataclasses import dataclass
from datetime import datetime

from bot.notifications.answers import Row


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """In the team's conversation: more wait than it can show; one message, drawn anew as they become fewer."""

    team: str
    count: int
    #: The most urgent of them, and since when they wait.
    next: Row
    since: datetime
    zone: str
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class CrowdOver:
    """What is left of it once everybody has a card, or has been looked after."""

    team: str
