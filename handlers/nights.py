"""Nights left alone: when a direct message may reach somebody, however late it is."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.calling_in import CalledIn
from bot.dossier import Dossier
from bot.effects import Place
from bot.errors import TooEarly
from bot.events import AskedForHelp
from bot.hours import hours_of
from bot.moment import Moment
from bot.outgoing import Companion, Leased
from bot.policies import policy_of
from bot.ports import Views

#: What a colleague does makes us say it at once; so much later it is late, like everything else.
_JUST_NOW = timedelta(minutes=15)
_A_COLLEAGUES_DOING = frozenset({"assigned", "advised", "taken_on", "put_away", "called_back"})
#: A call for help leaves at any hour; whom it may reach then was decided when it was made.
_HELP = "help_asked"
_CALLS = frozenset({"called_in", "introduction"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    """Asked right before a message leaves: after an outage, what was due in the day would come at night."""

    views: Views
    moment: Callable[[], Moment]

    async def require_open(self, leased: Leased) -> None:
        """Raises TooEarly outside the hours of whoever it is for, unless it may leave at any hour."""
        if leased.to.place is not Place.PERSON:
            return
        moment = self.moment()
        opens = hours_of(leased.to.name, moment.program).next_open(moment.now)
        if opens > moment.now and not await self._at_any_hour(leased, moment):
            raise TooEarly(opens - moment.now)

    async def _at_any_hour(self, leased: Leased, moment: Moment) -> bool:
        """One of several is enough: whoever is woken reads the others, too."""
        if leased.notification == _HELP:
            return True
        if leased.notification in _A_COLLEAGUES_DOING:
            return moment.now - leased.since < _JUST_NOW
        together: tuple[Leased | Companion, ...] = (leased, *leased.companions)
        for each in together:
            if await self._is_call_at_any_hour(each, moment):
                return True
        return False

    async def _is_call_at_any_hour(self, said: Leased | Companion, moment: Moment) -> bool:
        if said.notification not in _CALLS:
            return False
        dossier = await asyncio.to_thread(self.views.dossier, said.ticket, history=True)
        return dossier is not None and _disturbs(dossier, said.version, moment)


def _disturbs(dossier: Dossier, version: int | None, moment: Moment) -> bool:
    event = next((recorded.event for recorded in dossier.history if recorded.version == version), None)
    if isinstance(event, AskedForHelp):
        return True
    steps = policy_of(dossier.ticket, moment)
    return isinstance(event, CalledIn) and event.step < len(steps) and steps[event.step].any_hour
