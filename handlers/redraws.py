"""Messages drawn anew where they stand, and what follows where they stand no longer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from blocks.registry import build
from bot.effects import to_team
from bot.errors import ConversationBlocked, DeliveryError, MessageGone, PermanentFailure
from bot.notifications import Answered, Gathered, Morning, TicketMoved
from bot.notifications.revising import ChangeSettled
from bot.outgoing import Outbox, StaleCard
from bot.parts import whole
from bot.ports import Writer
from handlers.anew import Anew
from handlers.chat import Outgoing
from handlers.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraws:
    """One of them at a time; raises as posting does."""

    outbox: Outbox
    writer: Writer
    places: Places
    anew: Anew
    machine_now: Callable[[], datetime]
    pace: timedelta

    async def draw(self, card: StaleCard) -> None:
        drawn, now = await self.anew.drawn(card), self.machine_now()
        if drawn.stays:
            await self.outbox.redrawn(card, now, now, final=drawn.is_final)
            return
        notification = drawn.notification
        if notification is None:
            await self.writer.do(self.outbox.lost_work(card, now))
            return
        message = Outgoing(card=build(notification), key="", ticket=card.ticket, conversation=card.ref.conversation)
        try:
            await self.places.chat(card.ref.platform).update(
                replace(card.ref, message=whole(card.ref.message)), message
            )
        except MessageGone:
            raise _gone(notification, "it was deleted") from None
        except (ConversationBlocked, PermanentFailure) as trouble:
            raise self._out_of_reach(card, notification, trouble) from trouble
        now = self.machine_now()
        await self.outbox.redrawn(card, now, now + self.pace, final=drawn.is_final, begins=drawn.begins)

    def _out_of_reach(self, card: StaleCard, notification: Any, trouble: DeliveryError) -> DeliveryError:
        """A card in a conversation that its team has left will not be there again: it comes anew where the team is."""
        if card.lane != to_team(card.team).lane or not self.places.has_left(card.team, card.ref):
            return trouble
        if not self.places.is_known(card.team):
            return PermanentFailure(str(trouble))
        return _gone(notification, str(trouble))


def _gone(notification: Any, why: str) -> DeliveryError:
    """Only what somebody still needs is posted anew."""
    said = getattr(notification, "said", notification)
    if isinstance(notification, Answered | ChangeSettled | Gathered | Morning) or isinstance(said, TicketMoved):
        return PermanentFailure(f"{why}, and nobody needs another")
    return MessageGone(why)
