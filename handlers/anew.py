"""What a message says when it is drawn anew: read from the newest state, beside the event loop."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dossier import Dossier
from bot.moment import Moment
from bot.morning import MORNING, begins_with, is_on, morning_alone_anew, morning_anew
from bot.notifications import Answered, Elsewhere, Morning
from bot.outgoing import StaleCard
from bot.parts import Begins, SaidPart
from bot.ports import Views
from bot.revising.entry import TOLD_OF_WAITING
from bot.saying import card_for, together
from bot.sayings.answered import answered, said_now, stays
from bot.sayings.beyond_tickets import say
from bot.sayings.settled import settled_anew
from bot.telling import team_name
from handlers.places import Places


@dataclass(frozen=True, slots=True)
class Drawn:
    """What it says; nothing at all where it is gone, or stays as it is."""

    notification: Any
    stays: bool = False
    #: Nothing in it asks for anything any more: it is never drawn again.
    is_final: bool = False
    begins: Begins | None = None


_STAYS = Drawn(None, stays=True)
_STAYS_FOR_GOOD = Drawn(None, stays=True, is_final=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anew:
    """Cards, sums, and messages that ask somebody for something."""

    views: Views
    places: Places
    moment: Callable[[], Moment]

    async def drawn(self, card: StaleCard) -> Drawn:
        """
        The ticket as it stands; on any but the team's last card of it, where to look.

        Of a message that asked for something, what became of it.
        """
        if card.notification == "ticket":
            return Drawn(await self._card(card))
        parts = await asyncio.to_thread(self.views.parts_of, card.ref)
        if len(parts) > 1:
            return await self._list(card, parts)
        if parts and parts[0].notification == MORNING:
            return await asyncio.to_thread(self._morning, parts[0], card.team)
        if parts and parts[0].notification in TOLD_OF_WAITING:
            return await asyncio.to_thread(self._change, parts[0], card.team)
        if not card.ticket:
            # what stands for all who wait in a team is about the team; a known issue has an id
            subject = (parts[0].subject if parts else "") or card.team
            return Drawn(await asyncio.to_thread(say, card.notification, subject, card.team, self.views, self.moment()))
        return await self._one(card, parts[0]) if parts else _STAYS

    async def _card(self, card: StaleCard) -> Any:
        dossier = await asyncio.to_thread(self.views.dossier, card.ticket, history=True)
        if dossier is None:
            return None
        newest = card.ref == await asyncio.to_thread(self.views.card_ref, card.ticket, card.team)
        drawn = card_for(card.team, dossier, self.moment(), newest=newest)
        if not self.places.stands_elsewhere(card.team, card.ref.conversation):
            return drawn
        return Elsewhere(said=drawn, team_name=team_name(card.team, self.moment().program))

    async def _one(self, card: StaleCard, part: SaidPart) -> Drawn:
        dossier = await asyncio.to_thread(self.views.dossier, card.ticket, history=True)
        if dossier is None:
            return Drawn(None)
        about = (part.notification, dossier, part.version, card.team, self.moment())
        if (over := answered(*about)) is not None:
            return Drawn(over, is_final=True)
        said = None if stays(*about) else said_now(*about)
        return Drawn(said) if said is not None else _STAYS

    def _change(self, part: SaidPart, to: str) -> Drawn:
        """What asks for a yes stays as it is, figures included, until it is settled."""
        said = settled_anew(part.notification, part.subject, to, self.views, self.moment())
        return Drawn(said, is_final=True) if said is not None else _STAYS

    def _morning(self, part: SaidPart, to: str) -> Drawn:
        """All that the message says; beside the event loop."""
        if self._is_past(part, to):
            return _STAYS_FOR_GOOD
        said = morning_alone_anew(part.subject, to, self.views, self.moment())
        return Drawn(said, begins=begins_with(said)) if said is not None else _STAYS_FOR_GOOD

    async def _list(self, card: StaleCard, parts: Sequence[SaidPart]) -> Drawn:
        """
        Each thing as it is now; of what is over, what became of it.

        A morning says what its day brings: once that is over it is not drawn with
        another day's.
        """
        if any(self._is_past(part, card.team) for part in parts):
            return _STAYS_FOR_GOOD
        each = await asyncio.to_thread(self._each, parts, card.team, self.moment())
        open_still = [said for said in each if not isinstance(said, Answered)]
        begins = next((begins_with(said) for said in each if isinstance(said, Morning)), None)
        return Drawn(together(each), is_final=not open_still, begins=begins) if each else _STAYS

    def _is_past(self, part: SaidPart, to: str) -> bool:
        """Of what is gathered only the morning is about no ticket."""
        return not part.ticket and not is_on(part.subject, to, self.moment())

    def _each(self, parts: Sequence[SaidPart], to: str, moment: Moment) -> list[Any]:
        """Beside the event loop, and read in one go: a list may have sixty rows, and each of them changes."""
        dossiers = self.views.dossiers({part.ticket for part in parts if part.ticket}, history=True)
        told = (self._said(part, dossiers.get(part.ticket), to, moment) for part in parts)
        return [said for said in told if said is not None]

    def _said(self, part: SaidPart, dossier: Dossier | None, to: str, moment: Moment) -> Any:
        if not part.ticket:
            return morning_anew(part.subject, to, self.views, moment)
        if dossier is None:
            return None
        about = (part.notification, dossier, part.version, to, moment)
        return answered(*about) or said_now(*about)
