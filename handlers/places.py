"""Where an address of ours is today: a platform, a conversation, a thread."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.effects import Place
from bot.errors import Blocked, NotYet, PermanentFailure, TemporaryFailure
from bot.moment import Moment
from bot.outgoing import Leased
from bot.ports import Members, Views
from handlers.chat import Chat

_A_MOMENT = timedelta(seconds=2)


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
        match leased.to.place:
            case Place.PERSON:
                chat, conversation = await self._direct(leased.to.name)
                return chat, conversation, ""
            case Place.THREAD:
                ref = await asyncio.to_thread(self.views.card_ref, leased.ticket, leased.to.name)
                if ref is None:
                    raise NotYet("the ticket's card does not stand there yet")
                return self.chat(ref.platform), ref.conversation, ref.message
            case _ if leased.to.name not in self.moment().program.teams:
                # the team left the program, and somebody has to see what was meant for it
                chat, conversation = await self._direct(self.moment().program.program.owner)
                return chat, conversation, ""
            case _:
                chat, conversation = self._team(leased.to.name)
                return chat, conversation, ""

    def chat(self, platform: str) -> Chat:
        for chat in self.chats:
            if chat.platform == platform:
                return chat
        raise Blocked(f"{platform} is not connected")

    def _team(self, name: str) -> tuple[Chat, str]:
        team = self.moment().program.teams[name]
        for chat in self.chats:
            if found := getattr(team.conversation, chat.platform):
                return chat, found
        raise Blocked(f"team {name} has no conversation on a platform that is connected: name one in the program file")

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
        raise PermanentFailure("this colleague was not found on a platform that is connected")
