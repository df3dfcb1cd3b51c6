"""What is said where it was not meant to be, and to whoever runs the bot."""

from dataclasses import dataclass
from typing import Any

from bot.notifications.ticket import TicketShown, Who


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """In a team's second conversation: what could not be posted to its first."""

    #: Any notification: it is shown as ever, with a line that says why it stands here.
    said: Any
    team_name: str


@dataclass(frozen=True, kw_only=True)
class CouldNotTell:
    """To somebody's colleagues: there is something to be done, and they could not be told of it."""

    about: TicketShown
    person: Who
    #: How many other tickets it was about.
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class NobodyWasTold:
    """To whoever runs the bot: what reached nobody, and why; `what` is a kind of notification."""

    what: str
    #: A team, or a colleague's address.
    to: str
    why: str
    count: int
    #: The first ticket it is about; 0 where it is about none.
    ticket: int


@dataclass(frozen=True, kw_only=True)
class ToldAgain:
    """To whoever runs the bot, after that: it is over."""

    to: str


def tickets_in(said: Any) -> tuple[TicketShown, ...]:
    """The tickets that a message to one person is about."""
    each = [getattr(one, "about", None) for one in getattr(said, "each", (said,))]
    return tuple(about for about in each if isinstance(about, TicketShown))
