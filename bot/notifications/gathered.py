"""Several things in one message."""

from dataclasses import dataclass

from bot.notifications.answered import Answered
from bot.notifications.days import Morning
from bot.notifications.reminders import Reminder


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """To one person, or a team, in one message: what would have reached them one by one, the most pressing first."""

    #: What is over says what became of it.
    each: tuple[Reminder | Answered, ...]
    #: The day begins with them.
    morning: Morning | None = None
