"""Taking messages from the outbox to where they go."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from blocks.registry import build
from bot import commands as c
from bot.dossier import Dossier
from bot.effects import Place
from bot.errors import DeliveryError, MessageGone, NotYet, PermanentFailure, TemporaryFailure, UnknownOutcome
from bot.moment import Moment
from bot.ports import Leased, Members, Outbox, StaleCard, Views, Writer
from bot.service import Handle, PostAnew, Together
from bot.telling import tell
from handlers.chat import Chat, Outgoing
from handlers.post_office import PostOffice

log = structlog.get_logger()

#: Slack wants about one message a second and conversation; Teams bears more.
PACE = timedelta(seconds=1)
_SHORTEST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(minutes=5)
_LANES_AT_ONCE = 20
#: Seconds; so that a lane is free when it is looked at again.
_A_MOMENT = 0.005
#: After so many tries a message is dead: about a day with the longest wait between them.
_TRIES = 300
#: What waits for something of ours: about two hours.
_TRIES_OF_OURS = 30
_TRIES_IN_DOUBT = 3


@dataclass(kw_only=True)
class Delivery:
    """
    Sends what waits, lane by lane.

    A commit wakes it; the tick only catches up. What it knows about a message
    is in the outbox, so it may die at any line.
    """

    outbox: Outbox
    writer: Writer
    views: Views
    members: Members
    chats: tuple[Chat, ...]
    post_office: PostOffice
    moment: Callable[[], Moment]
    machine_now: Callable[[], datetime]
    pace: timedelta = PACE
    held: bool = False
    _awake: asyncio.Event = field(default_factory=asyncio.Event)
    _sending: set[asyncio.Task[None]] = field(default_factory=set)
    _busy_until: dict[str, datetime] = field(default_factory=dict)

    def wake(self, lanes: frozenset[str] | None = None) -> None:
        """
        There may be something to send, in *lanes* if they are known.

        Lanes that we ourselves keep waiting are looked at when they are free: in
        a storm, every commit would otherwise ask the database about them.
        """
        now = self.machine_now()
        if lanes is None or any(self._busy_until.get(lane, now) <= now for lane in lanes):
            self._awake.set()

    async def run(self) -> None:
        """Sends until cancelled; a slow conversation keeps no other waiting."""
        while True:
            await self._awake.wait()
            self._awake.clear()
            if not self.held:
                await self._start_sending_or_wait()

    async def drain(self) -> int:
        """Sends everything that may leave now; how many messages that was."""
        count = 0
        while not self.held and (leased := await self.outbox.lease(self.machine_now(), _LANES_AT_ONCE)):
            await asyncio.gather(*(self._send(each) for each in leased))
            count += len(leased)
        return count

    async def stop(self) -> None:
        """Lets what is on the wire arrive, so that its outcome is known."""
        self.held = True
        if self._sending:
            await asyncio.wait(self._sending, timeout=10)

    async def _start_sending_or_wait(self) -> None:
        """A database that does not answer now may answer at the next tick: nothing may end this loop."""
        try:
            await self._start_sending()
        except Exception:  # a silent bot is the worst bug of this field
            log.exception("what waits could not be looked for")

    async def _start_sending(self) -> None:
        for leased in await self.outbox.lease(self.machine_now(), _LANES_AT_ONCE):
            task = asyncio.create_task(self._send_and_look_again(leased))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)

    async def _send_and_look_again(self, leased: Leased | StaleCard) -> None:
        self._busy_until[leased.lane] = self.machine_now() + self.pace
        try:
            await self._send(leased)
        except Exception:  # settling failed: the lease runs out, and the message is looked for then
            log.exception("how sending went could not be kept", ticket=leased.ticket)
        self._busy_until[leased.lane] = self.machine_now() + self.pace
        asyncio.get_running_loop().call_later(self.pace.total_seconds() + _A_MOMENT, self.wake)

    async def _send(self, leased: Leased | StaleCard) -> None:
        try:
            await self._deliver(leased)
        except DeliveryError as trouble:
            await self._settle(leased, trouble)
        except Exception as bug:  # one broken message must not stop the rest: logged once, tried again later
            log.exception("message could not be built or sent", ticket=leased.ticket, lane=leased.lane)
            await self._settle(leased, NotYet(type(bug).__name__))

    async def _deliver(self, leased: Leased | StaleCard) -> None:
        if isinstance(leased, StaleCard):
            await self._redraw(leased)
        elif leased.to.place is Place.MAIL:
            await self._mail(leased)
        else:
            await self._post(leased)

    # -- chat

    async def _post(self, leased: Leased) -> None:
        dossier, notification = await self._told(leased.notification, leased.ticket, leased.version, leased.to.name)
        if dossier is None or notification is None:
            await self.outbox.dropped(leased, self.machine_now())
            return
        chat, conversation, thread = await self._where(leased, dossier)
        message = Outgoing(
            card=build(notification),
            key=leased.key,
            ticket=leased.ticket,
            conversation=conversation,
            thread=thread,
        )
        ref = (await chat.find(message) if leased.uncertain else None) or await chat.post(message)
        now = self.machine_now()
        await _remembered(self.outbox.sent(leased, ref, dossier.ticket.version, now, now + self.pace))

    async def _redraw(self, card: StaleCard) -> None:
        dossier, notification = await self._told("ticket", card.ticket, None, card.team)
        if dossier is None or notification is None:
            await self.writer.do(self.outbox.lost_work(card, self.machine_now()))
            return
        message = Outgoing(card=build(notification), key="", ticket=card.ticket, conversation=card.ref.conversation)
        await self._chat(card.ref.platform).update(card.ref, message)
        await self.outbox.redrawn(card, dossier.ticket.version, self.machine_now() + self.pace)

    async def _told(self, name: str, ticket: int, version: int | None, to: str) -> tuple[Dossier | None, Any]:
        """Read in a thread: the event loop answers presses meanwhile."""
        dossier = await asyncio.to_thread(self.views.dossier, ticket, history=True)
        if dossier is None:
            return None, None
        return dossier, tell(name, dossier, version, to, self.moment())

    async def _where(self, leased: Leased, dossier: Dossier) -> tuple[Chat, str, str]:
        """The platform, conversation and thread that an address means today."""
        match leased.to.place:
            case Place.PERSON:
                chat, conversation = await self._direct(leased.to.name)
                return chat, conversation, ""
            case Place.THREAD:
                ref = await asyncio.to_thread(self.views.card_ref, leased.ticket, leased.to.name)
                if ref is None:
                    raise NotYet("the ticket's card does not stand there yet")
                return self._chat(ref.platform), ref.conversation, ref.message
            case _:
                chat, conversation = self._team(leased.to.name)
                return chat, conversation, ""

    def _team(self, team: str) -> tuple[Chat, str]:
        conversation = self.moment().program.teams[team].conversation
        for chat in self.chats:
            if found := getattr(conversation, chat.platform):
                return chat, found
        # somebody has to connect one, or name one in the program: they have a day
        raise TemporaryFailure(f"team {team} has no conversation on a platform that is connected", wait=_LONGEST_WAIT)

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
            raise TemporaryFailure("it is not known yet who is who", wait=_SHORTEST_WAIT)
        raise PermanentFailure("this colleague was not found on a platform that is connected")

    def _chat(self, platform: str) -> Chat:
        for chat in self.chats:
            if chat.platform == platform:
                return chat
        raise PermanentFailure(f"{platform} is not connected")

    # -- mail

    async def _mail(self, leased: Leased) -> None:
        """The mail server's yes and what it means for the ticket are one transaction."""
        dossier = await asyncio.to_thread(self.views.dossier, leased.ticket)
        kept = dossier.messages.get(leased.message) if dossier else None
        if dossier is None or kept is None:
            await self.outbox.dropped(leased, self.machine_now())
            return
        if dossier.customer and dossier.customer.do_not_contact:
            raise PermanentFailure("the customer asked to be left in peace")
        await self.post_office.send(kept, dossier)
        now = self.machine_now()
        delivered = Handle(leased.ticket, c.ConfirmDelivery(message=leased.message))
        await _remembered(self.writer.do(Together((self.outbox.sent_work(leased, None, 0, now, now), delivered))))

    # -- trouble

    async def _settle(self, leased: Leased | StaleCard, trouble: DeliveryError) -> None:
        now = self.machine_now()
        log.warning("message not sent", ticket=leased.ticket, lane=leased.lane, why=str(trouble))
        if isinstance(trouble, PermanentFailure) or (
            isinstance(leased, Leased) and leased.attempts >= _most_tries(leased, trouble)
        ):
            await self._give_up(leased, trouble, now)
            return
        wait = self._wait(leased, trouble)
        # a mail server puts one message off; a chat platform puts off all that we say in a conversation
        alone = isinstance(trouble, NotYet) or (isinstance(leased, Leased) and leased.to.place is Place.MAIL)
        free_at = now if alone else now + wait
        await self.outbox.retry(leased, str(trouble), _is_uncertain(leased, trouble), now + wait, free_at)

    @staticmethod
    def _wait(leased: Leased | StaleCard, trouble: DeliveryError) -> timedelta:
        """As long as the platform asks; else twice as long each time."""
        if isinstance(trouble, TemporaryFailure) and trouble.wait is not None:
            return trouble.wait
        attempts = leased.attempts
        longer = _SHORTEST_WAIT * int(2 ** min(attempts - 1, 10))
        return min(longer, _LONGEST_WAIT)

    async def _give_up(self, leased: Leased | StaleCard, trouble: DeliveryError, now: datetime) -> None:
        if isinstance(leased, StaleCard):
            lost = self.outbox.lost_work(leased, now)
            anew = (PostAnew(leased.ticket, leased.team, leased.id),) if isinstance(trouble, MessageGone) else ()
            await self.writer.do(Together((lost, *anew)))
        elif leased.to.place is Place.MAIL:
            failed = Handle(leased.ticket, c.ReportFailure(message=leased.message, why=str(trouble)))
            await self.writer.do(Together((self.outbox.dead_work(leased, str(trouble), now), failed)))
        else:
            await self.outbox.dead(leased, str(trouble), now)


async def _remembered(work: Awaitable[object]) -> None:
    """It has left; if that cannot be written down, it is in doubt, and not to be sent again without looking."""
    try:
        await work
    except Exception as trouble:
        raise UnknownOutcome("it was sent, but that could not be kept") from trouble


def _most_tries(leased: Leased, trouble: DeliveryError) -> int:
    """
    After how many tries a message is dead.

    A mail that may have arrived is not sent over and over: its owner is asked to look.
    """
    if leased.to.place is Place.MAIL and _is_uncertain(leased, trouble):
        return _TRIES_IN_DOUBT
    return _TRIES_OF_OURS if isinstance(trouble, NotYet) else _TRIES


def _is_uncertain(leased: Leased | StaleCard, trouble: DeliveryError) -> bool:
    """What may stand there already stays in doubt until it was looked for, whatever else goes wrong meanwhile."""
    return isinstance(trouble, UnknownOutcome) or (isinstance(leased, Leased) and leased.uncertain)
