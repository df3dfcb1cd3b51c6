"""What was asked of somebody, once it was answered."""

from dataclasses import dataclass
from datetime import datetime

from bot.notifications.escalations import NeedsYou
from bot.notifications.ticket import TimelineEntry
from bot.notifications.told import HelpAskedFor


@dataclass(frozen=True, kw_only=True)
class Answered:
    """In place of a message that asked: the same words, what became of it, and nothing to press in vain."""

    said: NeedsYou | HelpAskedFor
    #: None where it came to an end by itself.
    entry: TimelineEntry | None
    at: datetime
    zone: str
