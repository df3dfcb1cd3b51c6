"""What was asked of somebody, once it was answered."""

from dataclasses import dataclass
from datetime import datetime

from bot.notifications.away import OfferedToYou
from bot.notifications.customers import StillSilent, WroteAgain, WroteToTeam
from bot.notifications.escalations import NeedsYou, NobodyTookIt, TeamNeeded
from bot.notifications.reminders import Nudge, StillYours, WentBack
from bot.notifications.ticket import TicketShown, TimelineEntry
from bot.notifications.told import AssignedToYou, HelpAskedFor, SnoozeOver

#: What asks somebody for something.
Asking = (
    NeedsYou
    | HelpAskedFor
    | AssignedToYou
    | NobodyTookIt
    | Nudge
    | OfferedToYou
    | SnoozeOver
    | StillSilent
    | StillYours
    | TeamNeeded
    | WentBack
    | WroteAgain
    | WroteToTeam
)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """In place of a message that asked: the same words, what became of it, and nothing to press in vain."""

    said: Asking
    #: None where it came to an end by itself.
    entry: TimelineEntry | None
    at: datetime
    zone: str

    @property
    def about(self) -> TicketShown:
        return self.said.about
