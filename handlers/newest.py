"""What a message says at the moment when it leaves: read from the newest state, beside the event loop."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.moment import Moment
from bot.morning import begins_with
from bot.notifications import Morning, WentBack
from bot.outgoing import Companion, Leased
from bot.parts import Shown
from bot.ports import Views
from bot.saying import tell, together
from bot.sayings.beyond_tickets import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """Intent in, notification out."""

    views: Views
    moment: Callable[[], Moment]

    async def said(self, leased: Leased) -> tuple[Any, tuple[Shown, ...]]:
        """What is still to be said, and which of what was to leave together that is."""
        each: tuple[Leased | Companion, ...] = (leased, *leased.companions)
        told = [(one.id, *await self._told(one, leased.to.name)) for one in each]
        left = [(id, version, notification) for id, version, notification in told if notification is not None]
        shown = tuple(_shown(id, version, notification) for id, version, notification in left)
        if len(left) < 2:
            return left[0][2] if left else None, shown
        return together([notification for _, _, notification in left]), shown

    async def _told(self, said: Leased | Companion, to: str) -> tuple[int, Any]:
        if not said.ticket:
            return 0, await asyncio.to_thread(say, said.notification, said.subject, to, self.views, self.moment())
        dossier = await asyncio.to_thread(self.views.dossier, said.ticket, history=True)
        if dossier is None:
            return 0, None
        return dossier.ticket.version, tell(said.notification, dossier, said.version, to, self.moment())


def _shown(id: int, version: int, notification: Any) -> Shown:
    if isinstance(notification, Morning) and (begins := begins_with(notification)) is not None:
        return Shown(id, begins.version, begins_with=begins.ticket)
    return Shown(id, version, is_final=_is_final(notification))


def _is_final(notification: Any) -> bool:
    """Whoever reads at once who else has it is not told later that it was answered."""
    return isinstance(notification, WentBack) and notification.is_taken
