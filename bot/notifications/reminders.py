"""What an owner is reminded of."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.notifications.away import OfferedToYou
from bot.notifications.customers import StillSilent, WroteAgain, WroteToTeam
from bot.notifications.escalations import NeedsYou, NobodyTookIt, TeamNeeded
from bot.notifications.ticket import TicketShown
from bot.ticket import Due


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """To the owner: something is due before long; `left` is the time until then, on the wall, if there is any."""

    about: TicketShown
    of: Due
    due: datetime
    left: timedelta
    #: False where nobody has it, or who does is not there in time: then it is for their lead, or the program's owner.
    yours: bool = True
    #: Its owner wants no more reminders of it.
    unwanted: bool = False


@dataclass(frozen=True, kw_only=True)
class StillYours:
    """To the owner: nothing happened with it for a while."""

    about: TicketShown


@dataclass(frozen=True, kw_only=True)
class WentBack:
    """To whoever had it: it is free again, because nothing happened."""

    about: TicketShown

    @property
    def is_taken(self) -> bool:
        """Somebody else has it already: then it only says who, and asks for nothing."""
        return self.about.owner is not None


#: What reaches one person, or a team, together with others of its kind.
Reminder = (
    Nudge
    | StillYours
    | WentBack
    | NeedsYou
    | NobodyTookIt
    | TeamNeeded
    | WroteAgain
    | WroteToTeam
    | StillSilent
    | OfferedToYou
)
