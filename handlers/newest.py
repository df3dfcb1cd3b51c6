"""What a message says at the moment when it leaves: read from the newest state, beside the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.moment import Moment
from bot.morning import says
from bot.notifications import Elsewhere, Gathered, Morning
from bot.outgoing import Companion, Leased, StaleCard
from bot.ports import Views
from bot.saying import card_for, gathered, tell
from bot.sayings.answered import answered
from bot.sayings.beyond_tickets import say
from bot.telling import team_name
from handlers.places import Places

_GATHERED = "gathered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """Intent in, notification out."""

    views: Views
    places: Places
    moment: Callable[[], Moment]

    async def card(self, card: StaleCard) -> Any:
        """
        The ticket as it stands; on any but the team's last card of it, where to look.

        Of a direct message that asked for something, what became of it.
        """
        if not card.ticket:
            return await asyncio.to_thread(say, card.notification, card.team, card.team, self.views, self.moment())
        dossier = await asyncio.to_thread(self.views.dossier, card.ticket, history=True)
        if dossier is None:
            return None
        if card.notification != "ticket":
            version = await asyncio.to_thread(self.views.version_said, card.ref)
            about = (card.notification, dossier, version, card.team, self.moment())
            return answered(*about) or tell(*about)
        drawn = card_for(card.team, dossier, self.moment(), newest=await self._is_newest(card))
        if not self.places.stands_elsewhere(card.team, card.ref.conversation):
            return drawn
        return Elsewhere(said=drawn, team_name=team_name(card.team, self.moment().program))

    async def _is_newest(self, card: StaleCard) -> bool:
        return card.ref == await asyncio.to_thread(self.views.card_ref, card.ticket, card.team)

    async def said(self, leased: Leased) -> tuple[int, Any, str]:
        """
        What is still to be said, of which version, and as what it is kept.

        Several things are one message with a list, of which nothing is drawn
        anew: they are not all over at once. What of several was left alone is.
        """
        together: tuple[Leased | Companion, ...] = (leased, *leased.companions)
        told = [await self._told(each, leased.to.name) for each in together]
        left = [(version, notification) for version, notification in told if notification is not None]
        if len(left) < 2:
            return *(left[0] if left else (0, None)), leased.notification if left == told[:1] else _GATHERED
        return left[0][0], _together([notification for _, notification in left]), _GATHERED

    async def _told(self, said: Leased | Companion, to: str) -> tuple[int, Any]:
        if not said.ticket:
            return 0, await asyncio.to_thread(say, said.notification, said.subject, to, self.views, self.moment())
        dossier = await asyncio.to_thread(self.views.dossier, said.ticket, history=True)
        if dossier is None:
            return 0, None
        return dossier.ticket.version, tell(said.notification, dossier, said.version, to, self.moment())


def _together(said: Sequence[Any]) -> Any:
    """One message with a list; the morning is its beginning."""
    mornings = [each for each in said if isinstance(each, Morning)]
    morning = mornings[-1] if mornings else None
    each = gathered([other for other in said if not isinstance(other, Morning)])
    each = tuple(other for other in each if morning is None or not says(morning, other))
    if not each:
        return morning
    return each[0] if len(each) == 1 and morning is None else Gathered(each=each, morning=morning)
