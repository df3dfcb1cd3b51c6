"""What a press or a form means: from an action's name to a command, and back to an answer."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial

from blocks import refusals
from bot import actions
from bot import commands as c
from bot import notifications as n
from bot.calling_in import TakeOver
from bot.dashboards import next_for, queue, require_next, team_asked
from bot.dossier import Dossier
from bot.drafting import TakeBack
from bot.errors import Reason, Refusal
from bot.in_issue import TakeOutOfIssue
from bot.moment import Moment
from bot.nudges import in_their_stead
from bot.people import Person, stranger
from bot.ports import Members, Views, Writer
from bot.promises import KeepPromise
from bot.reminders import KeepIt, StopNudges
from bot.rights import may_read
from bot.service import Handle, Handled
from bot.standing_in import StandIn
from bot.telling import ticket_shown, who, zone_of
from bot.words import harmless
from handlers.answers import Answer, OpenForm, Say, Tell
from handlers.back_again import BackAgain
from handlers.forming import Forming
from handlers.issue_presses import IssuePresses
from handlers.people_presses import PeoplePresses
from handlers.playbook_pages import page_of
from handlers.program_decisions import PROGRAM_ACTIONS, ProgramChange, decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Somebody pressed something; `about` is `7`, or `7/<part>`, or of a queue `<team>/<page>`."""

    platform: str
    user: str
    action: str
    about: str


@dataclass(kw_only=True)
class Interactions:
    """Presses, on every platform alike."""

    writer: Writer
    views: Views
    members: Members
    moment: Callable[[], Moment]
    forming: Forming
    #: The program in force, and those who may change it; None where nobody presses such a button.
    program: ProgramChange | None = None
    _presses: dict[str, Callable[[Person, int, str], Awaitable[Answer | None]]] = field(init=False)
    #: What is about no ticket.
    _others: dict[str, Callable[[str, Person], Awaitable[Answer]]] = field(init=False)

    def __post_init__(self) -> None:
        self._others = {
            actions.QUEUE: self._queue,
            actions.NEXT: self._next,
            actions.BACK: self._back,
            **{action: partial(self._of_issue, action) for action in actions.ISSUE_ACTIONS},
            **{action: partial(self._of_people, action) for action in actions.PEOPLE_FORMS},
            **{action: partial(self._of_program, action) for action in PROGRAM_ACTIONS},
        }
        self._presses = {
            actions.CLAIM: self._claim,
            actions.RELEASE: lambda by, number, part: self._do(number, c.Release(by=by)),
            actions.REOPEN: self._reopen,
            actions.WAKE: lambda by, number, part: self._do(number, c.Wake(by=by)),
            actions.PROMISE_KEPT: lambda by, number, part: self._do(number, KeepPromise(by=by)),
            actions.LEAVE_ISSUE: lambda by, number, part: self._do(number, TakeOutOfIssue(by=by)),
            actions.TAKE_OVER: self._take_over,
            actions.STAND_IN: self._stand_in,
            actions.QUIET: self._quiet,
            actions.STILL_MINE: self._still_mine,
            actions.UNDO: self._undo,
            actions.REVEAL: self._reveal,
            actions.PLAYBOOK: self._playbook,
            actions.SHOW: self._show,
        }

    @property
    def known_actions(self) -> frozenset[str]:
        """Every action that a press can carry."""
        return frozenset(self._presses) | frozenset(self._others) | actions.OPEN_FORMS

    @property
    def issues(self) -> IssuePresses:
        """What is pressed and asked about known issues."""
        mail = self.forming.sends_mail
        watch = self.program.issues if self.program else None
        return IssuePresses(writer=self.writer, views=self.views, moment=self.moment, mail=mail, watch=watch)

    @property
    def people(self) -> PeoplePresses:
        return PeoplePresses(views=self.views, moment=self.moment)

    @property
    def back_again(self) -> BackAgain:
        return BackAgain(writer=self.writer, views=self.views, moment=self.moment)

    def require_program(self) -> ProgramChange:
        """Whoever changes the program; a refusal where nobody does."""
        if self.program is None:
            raise Refusal(Reason.NOTHING_WAITS)
        return self.program

    def person(self, platform: str, user: str) -> Person:
        """Who that is to the program; a stranger may do nothing."""
        member = self.members.by_user(platform, user)
        if member is None or member.deactivated:
            return stranger(f"{user}@{platform}")
        return self.moment().program.person(member.email) or stranger(member.email, member.name)

    async def press(self, press: Press) -> Answer | None:
        """What the press leads to; a refusal is for whoever pressed, and for nobody else."""
        by = self.person(press.platform, press.user)
        try:
            if other := self._others.get(press.action):
                return await other(press.about, by)
            number, part = parse_about(press.about)
            if press.action in actions.OPEN_FORMS:
                return await self._open(press.action, by, number)
            handle = self._presses.get(press.action)
            return await handle(by, number, part) if handle else Say(refusals.OUTDATED)
        except Refusal as refusal:
            return Say(self.sentence(refusal))

    def sentence(self, refusal: Refusal) -> str:
        """The refusal in words."""
        return refusals.sentence(refusal, self._first_name)

    def beside(self, refusal: Refusal) -> dict[str, str]:
        """The refusal beside the fields it is about; empty where it is about none."""
        return refusals.field_errors(refusal, self._first_name)

    def _first_name(self, email: str) -> str:
        return who(email, self.moment().program).first_name

    async def dossier(self, number: int) -> Dossier:
        """Everything on file; read in a thread, beside the event loop."""
        dossier = await asyncio.to_thread(self.views.dossier, number, history=True)
        if dossier is None:
            raise Refusal(Reason.NO_SUCH_TICKET, ticket=number)
        return dossier

    # -- about no ticket

    async def _queue(self, about: str, by: Person) -> Answer:
        return Tell(await self.queue(by, *parse_page(about, "/")))

    async def _next(self, about: str, by: Person) -> Answer:
        return Tell(await asyncio.to_thread(next_for, by, self.views, self.moment()))

    async def _back(self, about: str, by: Person) -> Answer:
        return Tell(await self.back_again.pressed(about, by))

    async def _of_issue(self, action: str, about: str, by: Person) -> Answer:
        return await self.issues.pressed(action, about, by)

    async def _of_people(self, action: str, about: str, by: Person) -> Answer:
        return await self.people.pressed(action, about, by)

    async def _of_program(self, action: str, about: str, by: Person) -> Answer:
        return Tell(await decided(self.require_program(), action, about, by, self.views, self.moment))

    # -- about a ticket

    async def _do(self, number: int, command: c.Command) -> Answer | None:
        await self.writer.do(Handle(number, command))
        return None

    async def _open(self, action: str, by: Person, number: int) -> Answer:
        dossier = await self.dossier(number)
        if action in actions.CLAIMING:
            await asyncio.to_thread(require_next, dossier.ticket, by, self.views, self.moment())
        return OpenForm(await asyncio.to_thread(self.forming.form, action, dossier, by))

    async def _claim(self, by: Person, number: int, part: str) -> Answer | None:
        try:
            handled: Handled = await self.writer.do(Handle(number, c.Claim(by=by)))
        except Refusal as refusal:
            if refusal.reason is not Reason.ALREADY_CLAIMED:
                raise
            return Tell(await self._quicker(by, number, str(refusal.data["owner"])))
        return None if handled.events else Say(refusals.ALREADY_YOURS)

    async def _quicker(self, by: Person, number: int, owner: str) -> n.SomebodyWasQuicker:
        dossier = await self.dossier(number)
        moment = self.moment()
        offered = await asyncio.to_thread(next_for, by, self.views, moment)
        return n.SomebodyWasQuicker(
            customer=dossier.customer_name,
            owner=who(owner, moment.program),
            next=offered.row if offered.row and offered.row.owner is None else None,
            zone=zone_of(dossier.ticket.team, moment.program),
            now=moment.now,
        )

    async def _reopen(self, by: Person, number: int, part: str) -> Answer:
        await self.writer.do(Handle(number, c.Reopen(by=by)))
        dossier = await self.dossier(number)
        return Tell(n.OpenAgain(ticket=number, customer=dossier.customer_name))

    async def _still_mine(self, by: Person, number: int, part: str) -> Answer:
        await self.writer.do(Handle(number, KeepIt(by=by)))
        return Say(refusals.STILL_YOURS)

    async def _take_over(self, by: Person, number: int, part: str) -> Answer:
        await self.writer.do(Handle(number, TakeOver(by=by)))
        return Tell(await self.shown(by, number))

    async def _stand_in(self, by: Person, number: int, part: str) -> Answer:
        try:
            await self.writer.do(Handle(number, StandIn(by=by)))
        except Refusal as refusal:
            if refusal.reason is not Reason.ALREADY_CLAIMED:
                raise
            return Tell(await self._quicker(by, number, str(refusal.data["owner"])))
        return Tell(await self.shown(by, number))

    async def _quiet(self, by: Person, number: int, part: str) -> Answer:
        handled = await self.writer.do(Handle(number, StopNudges(by=by)))
        others = in_their_stead(handled.ticket, moment := self.moment())
        instead = next((each for each in others if not moment.is_away(each)), None)
        return Say(refusals.no_more_reminders(self._first_name(instead) if instead else ""))

    async def _undo(self, by: Person, number: int, part: str) -> Answer | None:
        kept = await self.writer.do(TakeBack(number, part, by))
        if kept is None:
            return Say(refusals.OUTDATED)
        dossier = await self.dossier(number)
        return Tell(n.MessageTakenBack(ticket=number, customer=dossier.customer_name, text=kept.text))

    async def _reveal(self, by: Person, number: int, part: str) -> Answer:
        """Shown only after the look is recorded."""
        await self.writer.do(Handle(number, c.Reveal(by=by)))
        dossier = await self.dossier(number)
        return Tell(
            n.ContactDetails(
                ticket=number,
                customer=dossier.customer_name,
                email=dossier.email,
                phone=dossier.phone,
                zone=dossier.customer.customer.zone if dossier.customer else "",
            )
        )

    async def _playbook(self, by: Person, number: int, part: str) -> Answer:
        about, dossier = await self.shown(by, number), await self.dossier(number)
        found = page_of(dossier, self.moment())
        return Tell(n.PlaybookShown(about=about, page=found)) if found else Say(refusals.OUTDATED)

    async def shown_after(self, press: Press) -> n.TicketShown:
        """The ticket that somebody pressed something on, as it is now."""
        number, _ = parse_about(press.about)
        return await self.shown(self.person(press.platform, press.user), number)

    async def _show(self, by: Person, number: int, part: str) -> Answer:
        return Tell(await self.shown(by, number))

    async def queue(self, by: Person, team: str, page: int = 1) -> n.Queue:
        """A page of what waits in a team, for somebody who may see it; their own team where none is named."""
        moment = self.moment()
        asked = team_asked(by, team, moment.program)
        return await asyncio.to_thread(queue, by, asked, self.views, moment, page)

    async def shown(self, by: Person, number: int) -> n.TicketShown:
        """The ticket's card, for somebody who may see it."""
        dossier, moment = await self.dossier(number), self.moment()
        if not may_read(by, dossier.ticket, moment.program):
            raise Refusal(Reason.NOT_ALLOWED, team=dossier.ticket.team)
        return ticket_shown(dossier, moment)


def parse_page(words: str, before: str = " ") -> tuple[str, int]:
    """`Customer Care 2` as the team and the page of its queue; without a number, the first."""
    team, _, last = words.rpartition(before)
    return (team.strip(), int(last)) if last.isdecimal() and len(last) < 5 else (words, 1)


def parse_about(about: str) -> tuple[int, str]:
    """`7/3` as 7 and "3"; an old or foreign value is a ticket that does not exist."""
    number, _, part = about.partition("/")
    if not number.isdecimal() or len(number) > 9:
        raise Refusal(Reason.NO_SUCH_TICKET)
    return int(number), harmless(part)
