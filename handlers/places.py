"""Where an address of ours is today: a platform, a conversation, a thread."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.effects import Address, Place
from bot.errors import (
    Blocked,
    ConversationBlocked,
    DeliveryError,
    NotYet,
    PermanentFailure,
    TemporaryFailure,
    Unreachable,
)
from bot.moment import Moment
from bot.outgoing import Leased
from bot.ports import Members, MessageRef, Views
from bot.program.people import Conversation
from bot.readers import leads_to
from handlers.chat import Chat

_A_MOMENT = timedelta(seconds=2)
#: So often a line waits for its ticket's next card: about a minute.
_TRIES_UNDER_A_NEW_CARD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Teams' conversations and people's direct messages, as the program and the platforms have them now."""

    chats: tuple[Chat, ...]
    members: Members
    views: Views
    moment: Callable[[], Moment]

    async def of(self, leased: Leased) -> tuple[Chat, str, str]:
        """The platform, conversation and thread that a message's address means."""
        if not self.chats:
            raise Blocked("no chat is connected: set SLACK_BOT_TOKEN")
        if leased.to.place is Place.THREAD:
            ref = await asyncio.to_thread(self.views.card_ref, leased.ticket, leased.to.name)
            if ref is None:
                raise NotYet("the ticket's card does not stand there yet")
            return self.chat(ref.platform), ref.conversation, ref.message
        return (*await self.at(leads_to(leased.to, leased.subject, self.moment().program)), "")

    async def at(self, to: Address) -> tuple[Chat, str]:
        """The platform and conversation that an address means today."""
        program = self.moment().program
        match to.place:
            case Place.PERSON:
                return await self._direct(to.name)
            case Place.OPERATOR:
                return self._conversation(program.program.operator, "whoever runs the bot")
            case Place.FALLBACK:
                return self._conversation(program.teams[to.name].fallback, f"team {to.name}, for now")
            case _:
                return self._conversation(program.teams[to.name].conversation, f"team {to.name}")

    async def require_still_there(self, leased: Leased, trouble: DeliveryError) -> None:
        """
        Raises where a line could not go under a card because its team has left that conversation.

        The card comes anew where the team is now, and the line goes under that
        one; if none comes, there is nowhere that it could be said.
        """
        if leased.to.place is not Place.THREAD:
            return
        ref = await asyncio.to_thread(self.views.card_ref, leased.ticket, leased.to.name)
        if ref is None or not self.has_left(leased.to.name, ref):
            return
        if leased.attempts < _TRIES_UNDER_A_NEW_CARD and self.is_known(leased.to.name):
            raise NotYet("its team is in another conversation now, and the card is to come there")
        raise PermanentFailure(str(trouble))

    def has_left(self, team: str, ref: MessageRef) -> bool:
        """Whether what stands at *ref* stands where *team* is no more, by the program."""
        entry = self.moment().program.teams.get(team)
        now = entry is not None and getattr(entry.conversation, ref.platform, None)
        return now != ref.conversation and not self.stands_elsewhere(team, ref.conversation)

    def is_known(self, team: str) -> bool:
        return team in self.moment().program.teams

    def stands_elsewhere(self, team: str, conversation: str) -> bool:
        """Whether *conversation* is what *team* has for when its own cannot be posted to."""
        entry = self.moment().program.teams.get(team)
        if entry is None or entry.fallback is None:
            return False
        return conversation in (entry.fallback.slack, entry.fallback.teams)

    def chat(self, platform: str) -> Chat:
        for chat in self.chats:
            if chat.platform == platform:
                return chat
        raise Blocked(f"{platform} is not connected")

    def _conversation(self, named: Conversation | None, whose: str) -> tuple[Chat, str]:
        for chat in self.chats:
            if found := getattr(named, chat.platform, None):
                return chat, found
        raise ConversationBlocked(f"of {whose} is on no platform that is connected: name another in the program file")

    async def _direct(self, email: str) -> tuple[Chat, str]:
        for chat in self.chats:
            member = self.members.by_email(chat.platform, email)
            if member is None or member.deactivated:
                continue
            if not member.conversation:
                member = replace(member, conversation=await chat.direct_conversation(member.user))
                await self.members.keep(member)
            return chat, member.conversation
        if not all(chat.ready for chat in self.chats):
            raise TemporaryFailure("it is not known yet who is who", wait=_A_MOMENT)
        raise Unreachable("was not found on a platform that is connected")
