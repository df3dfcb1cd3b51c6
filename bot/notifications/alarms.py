"""What is said where it was not meant to be, and to whoever runs the bot."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.known_routes import Fault
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


@dataclass(frozen=True, kw_only=True)
class FallenBehind:
    """To whoever runs the bot: messages wait only because others leave before them; it goes on by itself."""

    to: str
    count: int
    #: Since when the first of them could have left.
    since: datetime
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class CaughtUp:
    """To whoever runs the bot, after that: nothing waits for long any more."""

    to: str


@dataclass(frozen=True, kw_only=True)
class Unreachable:
    """To a team's lead, once: no direct message reaches somebody of theirs."""

    person: Who
    team_name: str


@dataclass(frozen=True, kw_only=True)
class RouteShown:
    """What is wrong with the way to a team, or to somebody; `why` where the platform said so."""

    fault: Fault
    #: A team by its name, or a colleague.
    to: str | Who
    #: Of a team whose lead no message reaches.
    lead: Who | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class WrongRoutes:
    """To whoever runs the bot, after the nightly look: ways that lead nowhere. None of them: all are right again."""

    routes: tuple[RouteShown, ...]


def tickets_in(said: Any) -> tuple[TicketShown, ...]:
    """The tickets that a message to one person is about."""
    each = [getattr(one, "about", None) for one in getattr(said, "each", (said,))]
    return tuple(about for about in each if isinstance(about, TicketShown))
