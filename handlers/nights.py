"""Whoever is not at work is left alone: asked right before a message leaves."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from bot.effects import Address
from bot.errors import TooEarly
from bot.moment import Moment
from bot.nights import calls, comes_at_once, disturbs, rest, rest_at
from bot.outgoing import Companion, Leased
from bot.ports import Views


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    """After an outage, what was due in the day would come at night."""

    views: Views
    moment: Callable[[], Moment]

    async def require_open(self, leased: Leased) -> None:
        """Raises TooEarly outside the hours of whoever it is for, unless it may leave at any hour."""
        moment = self.moment()
        wait = rest(leased, moment)
        if not wait or comes_at_once(leased, moment):
            return
        for call in calls(leased):
            if await self._disturbs(call, moment):
                return
        raise TooEarly(wait)

    def require_their_hours(self, to: Address) -> None:
        """Raises TooEarly where somebody would be woken for somebody else, whom alone the call was for."""
        if wait := rest_at(to, self.moment()):
            raise TooEarly(wait)

    async def _disturbs(self, call: Leased | Companion, moment: Moment) -> bool:
        dossier = await asyncio.to_thread(self.views.dossier, call.ticket, history=True)
        return dossier is not None and disturbs(dossier, call.version, moment)
