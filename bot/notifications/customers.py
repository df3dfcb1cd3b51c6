"""What people are told because a customer wrote again, or did not."""

from dataclasses import dataclass
from datetime import datetime

from bot.notifications.ticket import TicketShown


@dataclass(frozen=True, kw_only=True)
class WroteAgain:
    """To the owner: the customer wrote again, at `at`."""

    about: TicketShown
    at: datetime
    words: str


@dataclass(frozen=True, kw_only=True)
class WroteToTeam:
    """To whoever had it: the customer wrote at `at`, and the answer could not wait until they were back."""

    about: TicketShown
    at: datetime


@dataclass(frozen=True, kw_only=True)
class StillSilent:
    """To the owner: the customer has not answered what was written to them at `since`."""

    about: TicketShown
    since: datetime
