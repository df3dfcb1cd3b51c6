"""The one place where tickets change: commands in; events, cards, timers and messages out."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from bot import commands as c
from bot.agenda import first_coming
from bot.apply import apply, opened
from bot.decide import decide
from bot.effects import CancelTimer, SetTimer
from bot.errors import Reason, Refusal
from bot.events import Event, Opened, Resolved
from bot.feedback import CustomerId
from bot.given_out import given_out_of_an_issue
from bot.history import Recorded, words_in
from bot.kept import KeptMessage, MessageKind
from bot.leaving_in_peace import wants_peace
from bot.line import require_turn
from bot.moment import Moment
from bot.people import Person
from bot.ports import Change, Needs, UnitOfWork, Work
from bot.react import card, react
from bot.ticket import Outcome, Ticket
from bot.unheard import look_later, unheard
from bot.whole_matter import answers_about


def begin(desk: UnitOfWork, event: Opened) -> Ticket:
    """Open a ticket."""
    number = desk.next_number()
    ticket = opened(number, event, desk.moment.now)
    recorded = Recorded(number, 1, desk.moment.now, event)
    effects = [*react(ticket, recorded, desk.moment), next_look(ticket, desk.moment)]
    desk.record(Change(ticket, [recorded], effects))
    return ticket


def record(desk: UnitOfWork, ticket: Ticket, events: Sequence[Event]) -> Ticket:
    """The ticket after *events*, written down with everything that follows from them."""
    change = Change(ticket)
    for event in events:
        _add(change, event, desk.moment)
        for words in words_in(event).values():
            desk.keep(_kept(words.id, words.said or "", ticket, event, desk.moment))
    for event in given_out_of_an_issue(desk, ticket, change.ticket):
        _add(change, event, desk.moment)
    if events:
        change.effects.append(next_look(change.ticket, desk.moment))
        desk.record(change)
    return change.ticket


def next_look(ticket: Ticket, moment: Moment) -> SetTimer | CancelTimer:
    """A ticket has one timer: for the first of what is to come."""
    coming = first_coming(ticket, moment)
    return SetTimer(coming.name, coming.due) if coming else CancelTimer()


def _add(change: Change, event: Event, moment: Moment) -> None:
    change.ticket = apply(change.ticket, event, moment.now)
    recorded = Recorded(change.ticket.number, change.ticket.version, moment.now, event)
    change.recorded.append(recorded)
    change.effects.extend(react(change.ticket, recorded, moment))


def _kept(words: str, said: str, ticket: Ticket, event: Event, moment: Moment) -> KeptMessage:
    return KeptMessage(
        id=words,
        ticket=ticket.number,
        kind=MessageKind.WORDS,
        by=getattr(event, "by", ""),
        at=moment.now,
        text=said,
        customer=ticket.customer,
    )


def require(desk: UnitOfWork, number: int) -> Ticket:
    """The ticket of that number, or a refusal."""
    ticket = desk.ticket(number)
    if ticket is None:
        raise Refusal(Reason.NO_SUCH_TICKET, ticket=number)
    return ticket


def where_it_goes_on(desk: UnitOfWork, ticket: Ticket) -> Ticket:
    """*ticket*, or the one it was joined to in the end."""
    while ticket.merged_into is not None:
        ticket = require(desk, ticket.merged_into)
    return ticket


@dataclass(frozen=True, slots=True)
class Handled:
    """What came of a command: the ticket now, and what happened; nothing, if it already had."""

    ticket: Ticket
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Handle:
    """A command on one ticket."""

    number: int
    command: c.Command

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,))

    def run(self, desk: UnitOfWork) -> Handled:
        ticket = require(desk, self.number)
        events = decide(ticket, self.command, desk.moment)
        require_turn(desk, ticket, events)
        after = record(desk, ticket, events)
        if any(isinstance(event, Resolved) and event.outcome is Outcome.OPTED_OUT for event in events):
            heed_opting_out(desk, after)
        return Handled(desk.ticket(self.number) or after, events)


def leave_in_peace(desk: UnitOfWork, customer: CustomerId, said_at: datetime) -> None:
    """
    They hear no more from us: what had not left yet never will, on whichever of their tickets it waits.

    That is looked at whenever they say so, also where they had before, and
    where they are no longer on file. Where they have asked for us since then
    about a matter, that one goes on.
    """
    before = desk.customer(customer)
    desk.stop_contact(customer, said_at)
    now = desk.customer(customer)
    for ticket in desk.tickets_of(customer):
        if now is not None and not wants_peace(now, answers_about(desk, ticket)):
            continue
        said_before = wants_peace(before, ()) and wants_peace(before, answers_about(desk, ticket))
        record(desk, ticket, decide(ticket, c.StopContact(said_before=said_before), desk.moment))


def heed_opting_out(desk: UnitOfWork, ticket: Ticket) -> None:
    """The customer of *ticket* wants no more of us, whether or not we know who they are."""
    if ticket.customer is not None:
        leave_in_peace(desk, ticket.customer, desk.moment.now)
    else:
        record(desk, ticket, decide(ticket, c.StopContact(), desk.moment))


@dataclass(frozen=True, slots=True)
class Once:
    """
    A form's work, done once however often the form arrives: *key* is the form's own.

    None where it was done before. A form that was refused comes again with
    other words, so only what was granted is remembered. One that was granted
    and comes with other words, because its sender never saw the answer, is
    refused aloud: what they added must not be lost in silence. *content* is a
    mark of the words, never the words.
    """

    key: str
    content: str
    work: Work[Any]

    def needs(self) -> Needs:
        needs = self.work.needs()
        return replace(needs, keys=(*needs.keys, self.key, self._key_of_content))

    @property
    def _key_of_content(self) -> str:
        return f"{self.key} / {self.content}"

    def run(self, desk: UnitOfWork) -> Any:
        if desk.knows(self.key):
            if desk.knows(self._key_of_content):
                return None
            raise Refusal(Reason.ALREADY_TAKEN)
        answer = self.work.run(desk)
        desk.seen(self.key)
        desk.seen(self._key_of_content)
        return answer


@dataclass(frozen=True, slots=True)
class JoinTickets:
    """*number* is the same matter as *into*: both change, or neither."""

    number: int
    into: int
    by: Person

    def needs(self) -> Needs:
        return Needs(tickets=(self.number, self.into))

    def run(self, desk: UnitOfWork) -> Handled:
        ticket, into = require(desk, self.number), require(desk, self.into)
        merged = decide(ticket, c.Merge(by=self.by, into=into), desk.moment)
        absorbed = decide(into, c.Absorb(by=self.by, other=ticket), desk.moment) if merged else ()
        record(desk, into, absorbed)
        return Handled(record(desk, ticket, merged), merged)


@dataclass(frozen=True, slots=True)
class PostAnew:
    """Somebody deleted a ticket's card, message *lost*: its team gets another one."""

    number: int
    team: str
    lost: int

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,))

    def run(self, desk: UnitOfWork) -> None:
        ticket = require(desk, self.number)
        if ticket.team == self.team and ticket.is_live and not ticket.in_issue:
            again = replace(card(ticket, self.team), key=f"ticket {self.number} / card {self.team} / after {self.lost}")
            desk.record(Change(ticket, effects=[again]))


@dataclass(frozen=True, slots=True)
class FireTimer:
    """
    A ticket's timer is due.

    Taken and decided in one transaction: whoever comes second finds nothing,
    and a ticket that was answered meanwhile decides nothing. Answers whether
    it was taken.
    """

    ticket: int

    def needs(self) -> Needs:
        return Needs(tickets=(self.ticket,), timers=(self.ticket,))

    def run(self, desk: UnitOfWork) -> bool:
        if not desk.take_timer(self.ticket):
            return False
        ticket = desk.ticket(self.ticket)
        if ticket is None:
            return False
        waiting = unheard(desk, ticket)
        events = decide(ticket, c.PassTime(unheard=waiting), desk.moment)
        ticket = record(desk, ticket, events)
        if waiting:
            desk.record(Change(ticket, effects=[look_later(ticket, desk.moment)]))
        elif not events:
            self._look_again(desk, ticket)
        return True

    def _look_again(self, desk: UnitOfWork, ticket: Ticket) -> None:
        """The program, or what stood on the ticket when the timer was set, was another one then."""
        again = next_look(ticket, desk.moment)
        if isinstance(again, SetTimer) and again.due <= desk.moment.now:
            raise AssertionError(f"ticket {ticket.number}: {again.name} is due and nothing comes of it")
        desk.record(Change(ticket, effects=[again]))


@dataclass(frozen=True, slots=True)
class Together:
    """Several pieces of work in one transaction; the answer is the last one's."""

    works: tuple[Work[Any], ...]

    def needs(self) -> Needs:
        parts = [work.needs() for work in self.works]
        names = [f.name for f in fields(Needs)]
        return Needs(**{name: tuple(x for part in parts for x in getattr(part, name)) for name in names})

    def run(self, desk: UnitOfWork) -> Any:
        return [work.run(desk) for work in self.works][-1]


@dataclass(frozen=True, slots=True)
class IfHeld:
    """
    How sending went, and what that means for the ticket, in one transaction.

    Whoever lost the lease meanwhile has nothing to say: another one sends now.
    """

    settling: Work[bool]
    then: tuple[Work[Any], ...] = ()

    def needs(self) -> Needs:
        return Together((self.settling, *self.then)).needs()

    def run(self, desk: UnitOfWork) -> bool:
        held = self.settling.run(desk)
        for work in self.then if held else ():
            work.run(desk)
        return held
