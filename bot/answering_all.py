"""One answer to everybody who waits in a known issue: each customer gets their own, and each can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.decide import decide
from bot.drafting import Letter, TakeBack, as_kept, sending
from bot.errors import Reason, Refusal
from bot.feedback import FeedbackId
from bot.in_issue import Apart, LeaveIssue
from bot.issue_languages import text_of
from bot.issue_works import Came
from bot.kept import KeptMessage, MessageKind
from bot.known_issues import issue_of
from bot.people import Person
from bot.ports import NOTHING, Needs, UnitOfWork
from bot.revising.issues import require_open
from bot.service import record
from bot.ticket import Channel, Ticket
from bot.words import WordsId

#: Why somebody cannot be written to at all; they are called, or looked at alone.
_NO_MAIL = frozenset({Reason.DO_NOT_CONTACT, Reason.NO_ADDRESS, Reason.NO_CONSENT})
#: A message about no one ticket.
_NO_TICKET = 0


def letter_of(draft: WordsId, ticket: int) -> WordsId:
    """The id of what one customer gets: the same however often it is sent."""
    return f"{draft}-{ticket}"


def draft_of(letter: WordsId) -> WordsId:
    """What it was made of."""
    return letter.partition("-")[0]


def is_to_all(letter: WordsId) -> bool:
    """Whether it was written to everybody in an issue."""
    return draft_of(letter) != letter


def has_heard_nothing(ticket: Ticket) -> bool:
    return not ticket.answered and not ticket.pending


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """What somebody wrote to all of them, for the preview; it names no customer."""

    issue: str
    draft: WordsId
    subject: str
    text: str
    by: Person
    template: str = ""
    #: A language's own subject and text.
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        require_open(self.issue, self.by, desk.moment.program)
        self._keep(desk, self.draft, self.subject, self.text)
        for language, (subject, text) in self.texts.items():
            self._keep(desk, text_of(self.draft, language), subject, text)

    def _keep(self, desk: UnitOfWork, id: WordsId, subject: str, text: str) -> None:
        kept = KeptMessage(
            id=id,
            ticket=_NO_TICKET,
            kind=MessageKind.DRAFT,
            by=self.by.email,
            at=desk.moment.now,
            text=text,
            customer=None,
            channel=Channel.EMAIL,
            subject=subject,
            template=self.template,
        )
        desk.keep(kept)


@dataclass(frozen=True, slots=True)
class Addressed:
    """One customer's letter; None where there is no address that it could go to."""

    ticket: int
    feedback: FeedbackId
    letter: Letter | None


@dataclass(frozen=True, slots=True)
class AnswerThem:
    """
    Everybody's letter leaves in a minute, unless it is taken back.

    Each is decided as if it were written alone: consent, and whoever wants to
    be left in peace. Sent twice, it does nothing; once the issue is over, too.
    What cannot be sent to one of them keeps it from nobody else.
    """

    issue: str
    letters: tuple[Addressed, ...]
    by: Person
    #: Whether it goes to those as well who have heard from us already.
    to_everybody: bool = True

    def needs(self) -> Needs:
        return Needs(
            tickets=tuple(each.ticket for each in self.letters), feedback=tuple(each.feedback for each in self.letters)
        )

    def run(self, desk: UnitOfWork) -> Came:
        issue = issue_of(self.issue, desk.moment.program)
        if issue is None or issue.is_over:
            return Came()
        return sum((self._answer(desk, each) for each in self.letters), Came())

    def _answer(self, desk: UnitOfWork, to: Addressed) -> Came:
        ticket = desk.ticket(to.ticket)
        if ticket is None or not ticket.is_live or not ticket.in_issue or ticket.known_issue != self.issue:
            return Came()
        if not self.to_everybody and not has_heard_nothing(ticket):
            return Came()  # somebody else was quicker
        if to.letter is None:
            return self._leave(desk, ticket)
        mail = as_kept(to.letter, MessageKind.MAIL, ticket, self.by, desk.moment)
        try:
            events = decide(ticket, replace(sending(desk, ticket, mail, self.by), with_issue=True), desk.moment)
        except Refusal as refusal:
            return self._leave(desk, ticket) if refusal.reason in _NO_MAIL else Came()
        if events:
            desk.keep(mail)
        record(desk, ticket, events)
        return Came(done=1)

    def _leave(self, desk: UnitOfWork, ticket: Ticket) -> Came:
        record(desk, ticket, decide(ticket, LeaveIssue(why=Apart.NO_MAIL, by=self.by.email), desk.moment))
        return Came(apart=1)


@dataclass(frozen=True, slots=True)
class TakeThemBack:
    """
    Undo, also where it has ended meanwhile: whatever has not left yet does not leave; how many those are.

    Who is looked at alone by now would get the same words.
    """

    issue: str
    tickets: tuple[int, ...]
    by: Person

    def needs(self) -> Needs:
        return Needs(tickets=self.tickets)

    def run(self, desk: UnitOfWork) -> Came:
        return Came(sum(self._take_back(desk, number) for number in self.tickets))

    def _take_back(self, desk: UnitOfWork, number: int) -> int:
        ticket = desk.ticket(number)
        if ticket is None or ticket.known_issue != self.issue:
            return 0
        theirs = (pending for pending in ticket.pending if not pending.released and pending.by == self.by.email)
        held = [pending.message for pending in theirs if is_to_all(pending.message)]
        return sum(TakeBack(number, message, self.by).run(desk) is not None for message in held)
