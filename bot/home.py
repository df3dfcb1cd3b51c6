"""Home: what somebody sees whenever they look, and who has looked."""

from collections.abc import Awaitable, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot import notifications as n
from bot.days import day_of
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.overview import all_teams, sees_all
from bot.people import Person, PersonId, Role
from bot.ports import Views
from bot.working_days import working_days_of


@dataclass(frozen=True, slots=True)
class Touched:
    """Whose Home may look different after a commit: these people's, and that of everybody in these teams."""

    people: frozenset[PersonId]
    teams: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHome:
    """Somebody has looked, and is kept up to date."""

    platform: str
    user: str
    person: PersonId
    #: When they looked last; machine time.
    opened_at: datetime
    #: The platform's name for what stands there now.
    hash: str = ""


class Homes(Protocol):
    """Who has looked; every write is one piece of work for the writer."""

    def open_since(self, platform: str, since: datetime, people: Set[PersonId] | None) -> Sequence[OpenHome]:
        """Those of *people* (None: everybody) who looked since then."""
        ...

    def keep(self, home: OpenHome) -> Awaitable[None]: ...

    def forget(self, home: OpenHome) -> Awaitable[None]: ...


def home_of(person: Person, views: Views, moment: Moment) -> n.Home | n.AllTeams:
    """
    Their day; how all teams stand, for whoever sees them all and has nothing of their own.

    What they were called in for stands in both.

    Refuses whoever has no part in the program.
    """
    if person.role is Role.NOBODY:
        raise Refusal(Reason.NOT_ALLOWED)
    day = day_of(person, views, moment)
    has_own = day.start not in (None, n.Start.CALLED) or day.due or day.promises or day.later or day.help_wanted
    if not has_own and sees_all(person, moment.program):
        return all_teams(person, views, moment)
    return n.Home(day=day)


def touches(person: Person, touched: Touched, moment: Moment) -> bool:
    """Whether their Home shows any of it."""
    if person.email in touched.people or sees_all(person, moment.program):
        return True
    return person.team in touched.teams or bool(moment.program.leads(person.email) & touched.teams)


def turned(person: PersonId, since: datetime, moment: Moment) -> bool:
    """Whether their date has changed since then, or their working day begun: "by 14:00" means another day now."""
    days = working_days_of(person, moment.program)
    begins = days.next_beginning(since)
    new_day = since.astimezone(days.zone).date() != moment.now.astimezone(days.zone).date()
    return new_day or (begins is not None and begins <= moment.now)
