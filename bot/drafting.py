"""From what a colleague wrote to a message that is on its way: drafts, previews, sending."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.commands import Reach, Send, Withdraw
from bot.consent import consents
from bot.decide import decide
from bot.decisions.reaching import check_reach, contact_unseen
from bot.errors import Reason, Refusal
from bot.held_mail import KeepBack
from bot.kept import KeptMessage, MessageKind
from bot.leaving_in_peace import wants_peace
from bot.line import require_turn
from bot.moment import Moment
from bot.people import Person
from bot.ports import Needs, UnitOfWork
from bot.react import mail_key
from bot.service import Handled, record, require
from bot.ticket import Channel, Contact, Ticket
from bot.whole_matter import answers_about
from bot.words import Words, WordsId, maybe


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What was written, and exactly how the customer will see it."""

    id: WordsId
    channel: Channel
    #: Where the preview says it goes; there it goes, whatever is on file by then.
    address: str
    template: str
    subject: str
    text: str
    html: str
    message_id: str
    promise: str
    promise_due: datetime | None


@dataclass(frozen=True, slots=True)
class Previewed:
    """A draft that was kept, and who else reached the customer since its author last looked."""

    ticket: Ticket
    draft: KeptMessage
    meanwhile: Contact | None


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """
    Keep what was written, for the preview.

    Refused where it could not be sent anyway. From here on the author has seen
    the newest state: the preview says what happened meanwhile.
    """

    number: int
    by: Person
    letter: Letter
    seen: int | None

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,))

    def run(self, desk: UnitOfWork) -> Previewed:
        ticket = require(desk, self.number)
        draft = self._draft(ticket, desk)
        check_reach(ticket, sending(desk, ticket, draft, self.by), desk.moment)
        desk.keep(draft)
        return Previewed(ticket, draft, contact_unseen(ticket, self.seen, self.by.email))

    def _draft(self, ticket: Ticket, desk: UnitOfWork) -> KeptMessage:
        draft = as_kept(self.letter, MessageKind.DRAFT, ticket, self.by, desk.moment)
        return replace(draft, seen=ticket.version)


def as_kept(letter: Letter, kind: MessageKind, ticket: Ticket, by: Person, moment: Moment) -> KeptMessage:
    """*letter* to the customer of *ticket*, as it is kept."""
    return KeptMessage(
        id=letter.id,
        ticket=ticket.number,
        kind=kind,
        by=by.email,
        at=moment.now,
        text=letter.text,
        customer=ticket.customer,
        channel=letter.channel,
        address=letter.address,
        template=letter.template,
        subject=letter.subject,
        html=letter.html,
        message_id=letter.message_id,
        promise=letter.promise,
        promise_due=letter.promise_due,
    )


@dataclass(frozen=True, slots=True)
class SendDraft:
    """Send a previewed draft, a minute from now. Pressed twice, it is sent once."""

    number: int
    draft: WordsId
    by: Person

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,), messages=(self.draft,))

    def run(self, desk: UnitOfWork) -> Handled:
        ticket = require(desk, self.number)
        draft = desk.message(self.draft)
        if draft is None or draft.ticket != self.number or draft.by != self.by.email:
            raise Refusal(Reason.NO_SUCH_TICKET, ticket=self.number)
        draft = _addressed(desk, ticket, draft)
        events = decide(ticket, sending(desk, ticket, draft, self.by), desk.moment)
        require_turn(desk, ticket, events)
        if events:
            desk.keep(replace(draft, kind=MessageKind.MAIL))
        return Handled(record(desk, ticket, events), events)


@dataclass(frozen=True, slots=True)
class LookAgain:
    """The author of a refused draft has now seen what happened meanwhile."""

    draft: WordsId

    def needs(self) -> Needs:
        return Needs(messages=(self.draft,))

    def run(self, desk: UnitOfWork) -> Previewed:
        draft = desk.message(self.draft)
        if draft is None:
            raise Refusal(Reason.NO_SUCH_TICKET)
        ticket = require(desk, draft.ticket)
        draft = _addressed(desk, ticket, draft)
        desk.keep(replace(draft, seen=ticket.version))
        return Previewed(ticket, draft, contact_unseen(ticket, draft.seen, draft.by))


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo: the message becomes a draft again, and its text comes back."""

    number: int
    message: WordsId
    by: Person

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,), messages=(self.message,))

    def run(self, desk: UnitOfWork) -> KeptMessage | None:
        ticket = require(desk, self.number)
        key = mail_key(self.number, self.message)
        waits = desk.waits_to_leave(key)
        events = decide(ticket, Withdraw(by=self.by, message=self.message, waits=waits), desk.moment)
        if events and waits:
            desk.unsend(key)
        kept = desk.message(self.message)
        if kept is not None and events:
            desk.keep(replace(kept, kind=MessageKind.DRAFT))
        record(desk, ticket, events)
        return kept if events else None


def _addressed(desk: UnitOfWork, ticket: Ticket, draft: KeptMessage) -> KeptMessage:
    """*draft* with its address; one from before drafts had any goes to the address on file."""
    if draft.address:
        return draft
    on_file = desk.customer(ticket.customer) if ticket.customer else None
    filed = desk.feedback(ticket.feedback)
    said = filed.feedback.customer.email if filed else ""
    return replace(draft, address=(on_file.customer.email if on_file else "") or said)


@dataclass(frozen=True, slots=True)
class KeepMailBack:
    """A mail that must not leave any more becomes a draft again."""

    number: int
    message: WordsId
    do_not_contact: bool

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,), messages=(self.message,))

    def run(self, desk: UnitOfWork) -> None:
        ticket = require(desk, self.number)
        keep_back = KeepBack(message=self.message, do_not_contact=self.do_not_contact)
        events = decide(ticket, keep_back, desk.moment)
        kept = desk.message(self.message)
        if kept is not None and events:
            desk.keep(replace(kept, kind=MessageKind.DRAFT))
        record(desk, ticket, events)


def sending(desk: UnitOfWork, ticket: Ticket, draft: KeptMessage, by: Person) -> Send:
    """The command that sends *draft*, with what is known of the customer now."""
    filed = desk.feedback(ticket.feedback)
    on_file = desk.customer(ticket.customer) if ticket.customer else None
    if filed is None:
        raise Refusal(Reason.NO_SUCH_TICKET, ticket=ticket.number)
    channel = Channel(draft.channel)
    reach = Reach(
        channel=channel,
        has_address=bool(draft.address),
        consents=consents(filed.feedback, channel, ticket, desk.moment),
        do_not_contact=wants_peace(on_file, answers_about(desk, ticket)),
        seen=draft.seen,
    )
    promise = maybe(draft.promise)
    return Send(by=by, message=Words(draft.id), reach=reach, promise=promise, promise_due=draft.promise_due)
