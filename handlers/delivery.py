"""Taking messages from the outbox to where they go."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import structlog

from blocks.registry import build
from bot import commands as c
from bot.decisions.holding import kept_back
from bot.dossier import Dossier
from bot.drafting import KeepMailBack
from bot.effects import Place
from bot.errors import Blocked, DeliveryError, NotYet, PermanentFailure, TemporaryFailure, UnknownOutcome
from bot.held_mail import KeptBack
from bot.late_arrivals import late_arrivals
from bot.moment import Moment
from bot.outgoing import Leased, Outbox, StaleCard
from bot.parts import Shown
from bot.ports import Members, MessageRef, Views, Work, Writer
from bot.service import Handle, IfHeld, Together
from handlers.anew import Anew
from handlers.chat import Chat, Outgoing
from handlers.departures import Departures, Settling
from handlers.detours import Detours
from handlers.newest import Newest
from handlers.nights import Nights
from handlers.places import Places
from handlers.post_office import PostOffice
from handlers.redraws import Redraws
from handlers.setbacks import MOST_DOUBTS, Setbacks

log = structlog.get_logger()

#: Slack wants about one message a second and conversation; Teams bears more.
PACE = timedelta(seconds=1)
_LANES_AT_ONCE = 20
#: Seconds; so that a lane is free when it is looked at again.
_A_MOMENT = 0.005
_BETWEEN_LOOKS = timedelta(seconds=10)
#: As what a message is kept that took a detour: whoever reads it is not whom it was for, so it is never drawn anew.
_ELSEWHERE = "elsewhere"


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
    _looked_at: datetime | None = None
    _busy_until: dict[str, datetime] = field(default_factory=dict)
    _places: Places = field(init=False)
    _setbacks: Setbacks = field(init=False)
    _departures: Departures = field(init=False)
    _detours: Detours = field(init=False)
    _newest: Newest = field(init=False)
    _nights: Nights = field(init=False)
    _redraws: Redraws = field(init=False)

    def __post_init__(self) -> None:
        self._places = Places(chats=self.chats, members=self.members, views=self.views, moment=self.moment)
        self._setbacks = Setbacks(outbox=self.outbox, writer=self.writer, machine_now=self.machine_now, pace=self.pace)
        self._departures = Departures(writer=self.writer)
        self._newest = Newest(views=self.views, moment=self.moment)
        self._nights = Nights(views=self.views, moment=self.moment)
        self._detours = Detours(moment=self.moment, machine_now=self.machine_now)
        self._redraws = Redraws(
            outbox=self.outbox,
            writer=self.writer,
            places=self._places,
            anew=Anew(views=self.views, places=self._places, moment=self.moment),
            machine_now=self.machine_now,
            pace=self.pace,
        )

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
        count = await self._departures.settle() + await self._sound_alarm()
        while not self.held and (leased := await self.outbox.lease(self.machine_now(), _LANES_AT_ONCE)):
            await asyncio.gather(*(self._send(each) for each in leased))
            count += len(leased)
        return count

    async def _sound_alarm(self) -> int:
        """Now and then, what reached nobody is looked for."""
        now = self.machine_now()
        if self.held or (self._looked_at is not None and abs(now - self._looked_at) < _BETWEEN_LOOKS):
            return 0
        self._looked_at = now
        return await self.outbox.alarm(now)

    async def stop(self) -> None:
        """Lets what is on the wire arrive, so that its outcome is known."""
        self.held = True
        if self._sending:
            await asyncio.wait(self._sending, timeout=10)
        await self._departures.settle()

    async def _start_sending_or_wait(self) -> None:
        """A database that does not answer now may answer at the next tick: nothing may end this loop."""
        try:
            await self._start_sending()
        except Exception:  # a silent bot is the worst bug of this field
            log.exception("what waits could not be looked for")

    async def _start_sending(self) -> None:
        await self._departures.settle()
        await self._sound_alarm()
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
            await self._setbacks.settle(leased, trouble)
        except Exception as bug:  # one broken message must not stop the rest: logged once, tried again later
            why = f"it could not be built or sent ({type(bug).__name__})"
            if self._setbacks.is_news(leased, why):
                log.exception("message could not be built or sent", ticket=leased.ticket, lane=leased.lane)
            await self._setbacks.settle(leased, NotYet(why))
        else:
            self._setbacks.over(leased)

    async def _deliver(self, leased: Leased | StaleCard) -> None:
        if isinstance(leased, StaleCard):
            await self._redraws.draw(leased)
        elif await self._departures.knows(leased):
            return
        elif leased.to.place is Place.MAIL:
            await self._mail(leased)
        else:
            await self._post(leased)

    # -- chat

    async def _post(self, leased: Leased) -> None:
        kept_as = ""
        notification, shown = await self._newest.said(leased)
        if notification is None:
            await self.outbox.dropped(leased, self.machine_now())
            return
        await self._nights.require_open(leased)
        try:
            ref = await self._post_at(leased, notification, *await self._places.of(leased))
        except (Blocked, PermanentFailure) as trouble:
            await self._places.require_still_there(leased, trouble)
            ref = await self._post_elsewhere(leased, notification, trouble)
            kept_as = "" if leased.notification == "ticket" else _ELSEWHERE
        else:
            self._detours.over(leased.lane)
        await self._departures.keep(leased, self._posted(ref, shown, kept_as))

    async def _post_at(
        self, leased: Leased, notification: Any, chat: Chat, conversation: str, thread: str = ""
    ) -> MessageRef:
        message = Outgoing(
            card=build(notification),
            key=leased.key,
            ticket=leased.ticket,
            conversation=conversation,
            thread=thread,
        )
        ref = await chat.find(message) if leased.uncertain else None
        if ref is None:
            self._require_turn(leased, chat.longest)
            ref = await chat.post(message)
        return ref

    async def _post_elsewhere(self, leased: Leased, notification: Any, trouble: DeliveryError) -> MessageRef:
        """
        Where somebody sees it all the same; raises *trouble* if there is no such place.

        A way that fails for a moment is tried again: nothing is given up for it.
        """
        raised = trouble
        for to, said in self._detours.instead(leased, notification, trouble):
            try:
                self._nights.require_their_hours(to)
                ref = await self._post_at(leased, said, *await self._places.at(to))
            except (TemporaryFailure, PermanentFailure) as another:
                log.warning("nor elsewhere", ticket=leased.ticket, lane=to.lane, why=str(another))
                if isinstance(trouble, PermanentFailure) and _is_only_for_now(another):
                    raised = another
            else:
                log.warning("said elsewhere", ticket=leased.ticket, lane=leased.lane, to=to.lane, why=str(trouble))
                return ref
        raise raised

    def _posted(self, ref: MessageRef, shown: tuple[Shown, ...], kept_as: str) -> Settling:
        arrived = self.moment().now

        def settled(leased: Leased) -> Work[Any]:
            now = self.machine_now()
            sent = self.outbox.sent_work(leased, ref, shown, now, now + self.pace, kept_as)
            # whoever it was for has not read what took a detour
            return IfHeld(sent, () if kept_as == _ELSEWHERE else tuple(late_arrivals(leased, arrived)))

        return settled

    def _require_turn(self, leased: Leased, longest: timedelta) -> None:
        """
        What cannot be sent before its lease ends is not begun: somebody else may be sending it by then.

        `longest` is what sending may take.
        """
        if self.machine_now() + longest >= leased.until:
            raise NotYet("its turn was over before it could be sent")

    # -- mail

    async def _mail(self, leased: Leased) -> None:
        """The mail server's yes and what it means for the ticket are one transaction."""
        dossier = await asyncio.to_thread(self.views.dossier, leased.ticket)
        kept = dossier.messages.get(leased.message) if dossier else None
        if dossier is None or kept is None or dossier.ticket.pending_message(leased.message) is None:
            await self.outbox.dropped(leased, self.machine_now())
            return
        if because := self._kept_back(leased, dossier):
            await self._keep_back(leased, dossier, because)
            return
        if leased.doubts >= MOST_DOUBTS:
            raise UnknownOutcome("nobody came back to say whether it was sent")
        self._require_turn(leased, self.post_office.longest)
        await self.post_office.send(kept, dossier)
        await self._departures.keep(leased, self._mailed)

    def _mailed(self, leased: Leased) -> Work[Any]:
        now = self.machine_now()
        delivered = Handle(leased.ticket, c.ConfirmDelivery(message=leased.message))
        return Together((self.outbox.sent_work(leased, None, (), now, now), delivered))

    def _kept_back(self, leased: Leased, dossier: Dossier) -> KeptBack | None:
        unwanted = dossier.do_not_contact
        return kept_back(dossier.ticket, leased.message, do_not_contact=unwanted, moment=self.moment())

    async def _keep_back(self, leased: Leased, dossier: Dossier, because: KeptBack) -> None:
        if leased.uncertain:
            raise PermanentFailure(f"it may have left, and must not be sent again ({because})")
        keep_back = KeepMailBack(leased.ticket, leased.message, do_not_contact=dossier.do_not_contact)
        dropped = self.outbox.dropped_work(leased, self.machine_now())
        await self.writer.do(IfHeld(dropped, (keep_back,)))


def _is_only_for_now(trouble: DeliveryError) -> bool:
    return isinstance(trouble, TemporaryFailure) and not isinstance(trouble, Blocked)
