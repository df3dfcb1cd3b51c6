"""What comes of feedback: kept, completed, or the beginning of a ticket."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.commands import ChangeFeedback
from bot.customer_words import HearCustomer
from bot.decide import decide
from bot.feedback import Feedback, FeedbackId
from bot.following_up import follow_up, opening_of
from bot.joining_issues import join_what_it_is_about
from bot.kept import FiledFeedback
from bot.leaving_in_peace import ContactWanted, asks_after_all, said_at
from bot.past import Past
from bot.ports import Needs, UnitOfWork
from bot.program import Workflow
from bot.revising.holding import as_today, is_held
from bot.service import leave_in_peace, record, require, where_it_goes_on
from bot.ticket import Ticket
from bot.words import Words, maybe, write


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a delivery: our id, and whether it told us anything new."""

    feedback_id: str
    status: Literal["accepted", "duplicate", "merged"]
    ticket: int | None = None


@dataclass(frozen=True, slots=True)
class Ingest:
    """
    One delivery of one answer.

    `workflow` is what the program's conditions said about the payload, evaluated
    before; an answer that completes an earlier one is looked at again as a whole.
    """

    key: str
    feedback: Feedback
    workflow: Workflow | None
    #: Somebody asked for tickets about answers that were imported as history before.
    follow_up_history: bool = False
    #: The revision whose conditions were asked for `workflow`; empty where it was chosen.
    asked: str = ""

    def needs(self) -> Needs:
        return Needs(keys=(self.key,), feedback=(self.feedback.id,), customers=(self.feedback.customer,))

    def run(self, desk: UnitOfWork) -> Taken:
        if desk.seen(self.key):
            return Taken(self.feedback.id, "duplicate")
        known = desk.feedback(self.feedback.id)
        return self._complete(desk, known) if known else self._accept(desk)

    def _accept(self, desk: UnitOfWork) -> Taken:
        customer = desk.identify(self.feedback.customer)
        filed = FiledFeedback(feedback=self.feedback, customer=customer, received_at=desk.moment.now)
        workflow = self._workflow(desk, filed)
        ticket, held_by = _hear_and_follow_up(desk, filed, workflow, self.feedback.submitted_at)
        desk.file(replace(filed, ticket=ticket, held_by=held_by))
        _heed_wish(desk, filed, ticket)
        return Taken(self.feedback.id, "accepted", ticket)

    def _workflow(self, desk: UnitOfWork, filed: FiledFeedback) -> Workflow | None:
        """What was found before the transaction, unless another program is in force now, or the past is asked for."""
        program = desk.moment.program
        return (
            _asked_again(desk, filed)
            if program.asks_history
            else as_today(self.workflow, self.asked, self.feedback, program)
        )

    def _begins(self, known: FiledFeedback) -> bool:
        """Whether an answer of the past is followed up now, because somebody asked for it."""
        return self.follow_up_history and known.history and known.ticket is None and self.workflow is not None

    def _complete(self, desk: UnitOfWork, known: FiledFeedback) -> Taken:
        whole = known.feedback.completed_by(self.feedback)
        if whole == known.feedback and not self._begins(known):
            return Taken(self.feedback.id, "duplicate", known.ticket)
        customer = desk.identify(whole.customer) if whole.customer.is_known else known.customer
        filed = replace(known, feedback=whole, customer=customer, history=False)
        workflow = _asked_again(desk, filed)
        ticket, held_by, words = known.ticket, known.held_by, _new_words(known.feedback, whole)
        begins = whole.submitted_at if self._begins(known) else None
        written_at = self._written_at(desk) if words else begins
        if ticket is None:
            ticket, held_by = _hear_and_follow_up(desk, filed, workflow, written_at)
        else:
            _heard_by_others(desk, filed, workflow, written_at)
            goes_to = None if is_held(workflow, desk.moment) else workflow
            _follow_change(desk, filed, goes_to, words)
        desk.file(replace(filed, ticket=ticket, held_by=held_by))
        _heed_wish(desk, filed, ticket, known.feedback)
        return Taken(self.feedback.id, "merged", ticket)

    def _written_at(self, desk: UnitOfWork) -> datetime:
        """When they wrote what completes an answer: not when they gave its score."""
        return min(self.feedback.updated_at or desk.moment.now, desk.moment.now)


@dataclass(frozen=True, slots=True)
class FollowUpHeld:
    """
    Somebody asks for the tickets of answers that a pause had held back; how many were opened.

    Today's program says where each belongs: what is paused again waits on.
    """

    held: tuple[FeedbackId, ...]

    def needs(self) -> Needs:
        return Needs(feedback=self.held)

    def run(self, desk: UnitOfWork) -> int:
        return sum(self._follow_up(desk, feedback) for feedback in self.held)

    def _follow_up(self, desk: UnitOfWork, feedback: FeedbackId) -> bool:
        filed = desk.feedback(feedback)
        if filed is None or filed.ticket is not None or not filed.held_by:
            return False
        ticket, held_by = _follow_up(desk, filed, _asked_again(desk, filed))
        desk.file(replace(filed, ticket=ticket, held_by=held_by))
        return ticket is not None


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """Past feedback: counted, and nothing comes of it but an opt-out, which is heeded whenever it was said."""

    feedback: Feedback

    def needs(self) -> Needs:
        return Needs(feedback=(self.feedback.id,), customers=(self.feedback.customer,))

    def run(self, desk: UnitOfWork) -> Taken:
        known = desk.feedback(self.feedback.id)
        whole = known.feedback.completed_by(self.feedback) if known else self.feedback
        if known and whole == known.feedback:
            return Taken(self.feedback.id, "duplicate", known.ticket)
        customer = desk.identify(whole.customer)
        fresh = FiledFeedback(feedback=whole, customer=customer, received_at=desk.moment.now, history=True)
        filed = replace(known, feedback=whole) if known else fresh
        _heed_stop(desk, filed)
        desk.file(filed)
        return Taken(self.feedback.id, "merged" if known else "accepted", filed.ticket)


def _asked_again(desk: UnitOfWork, filed: FiledFeedback) -> Workflow | None:
    """What the program's conditions say, where they ask for what only this transaction knows."""
    program = desk.moment.program
    past = desk.past_of(filed.customer) if program.asks_history and filed.customer else Past()
    return program.workflow_for(filed.feedback, past.history(filed.feedback))


def _heed_stop(desk: UnitOfWork, filed: FiledFeedback) -> bool:
    """Whether the answer is an opt-out; the customer is left in peace from now on."""
    if filed.feedback.says_stop and filed.customer:
        leave_in_peace(desk, filed.customer, min(said_at(filed.feedback), desk.moment.now))
    return filed.feedback.says_stop


def _heed_wish(desk: UnitOfWork, filed: FiledFeedback, number: int | None, before: Feedback | None = None) -> None:
    """Who had asked to be left in peace asks for us now: said on the ticket, once; *before* is what it was so far."""
    on_file = desk.customer(filed.customer) if filed.customer else None
    if number is None or not asks_after_all(on_file, filed.feedback) or (before and asks_after_all(on_file, before)):
        return
    ticket = where_it_goes_on(desk, require(desk, number))
    if ticket.is_live:
        record(desk, ticket, (ContactWanted(),))


def _follow_up(desk: UnitOfWork, filed: FiledFeedback, workflow: Workflow | None) -> tuple[int | None, str]:
    """The number of the ticket that the answer calls for, if it does; or the paused workflow that holds it back."""
    if _heed_stop(desk, filed) or workflow is None or filed.feedback.withdrawn:
        return None, ""
    if is_held(workflow, desk.moment):
        return None, workflow.name
    return follow_up(desk, filed, workflow), ""


def _hear_and_follow_up(
    desk: UnitOfWork, filed: FiledFeedback, workflow: Workflow | None, written_at: datetime | None
) -> tuple[int | None, str]:
    """As `_follow_up`, after what was written at *written_at* is heard; at None there is nothing new to hear."""
    heard = _heard_by_others(desk, filed, workflow, written_at)
    number, held_by = _follow_up(desk, filed, workflow)
    if number is not None and number not in heard and written_at is not None:
        _heard_where_it_joined(desk, require(desk, number), filed.feedback, written_at)
    return number, held_by


def _heard_where_it_joined(desk: UnitOfWork, ticket: Ticket, said: Feedback, written_at: datetime) -> None:
    """An answer without a ticket of its own: whoever reached the customer meanwhile knew nothing of its words."""
    if ticket.feedback != said.id and said.comment.strip():
        _hear(desk, ticket, said, written_at)


def _heard_by_others(
    desk: UnitOfWork, filed: FiledFeedback, workflow: Workflow | None, written_at: datetime | None
) -> tuple[int, ...]:
    """
    Whoever looks after the customer already hears what they wrote since they were last reached; on which tickets.

    What they say to a restricted team stays there.
    """
    said = filed.feedback
    if filed.customer is None or not said.comment.strip() or said.says_stop or said.withdrawn or written_at is None:
        return ()
    own = _where_it_stands(desk, filed)
    live = [ticket for ticket in desk.tickets_of(filed.customer) if ticket.is_live and ticket.number != own]
    if not live:
        return ()
    team = desk.moment.program.team_of(workflow, said) if workflow else ""
    if team and desk.moment.program.teams[team].restricted:
        live = [ticket for ticket in live if ticket.team == team]
    looked_after = [ticket for ticket in live if ticket.owner is not None or ticket.answered]
    hearing = [ticket for ticket in looked_after or live[-1:] if written_at > _last_reached(ticket)]
    for ticket in hearing:
        _hear(desk, ticket, said, written_at)
    return tuple(ticket.number for ticket in hearing)


def _where_it_stands(desk: UnitOfWork, filed: FiledFeedback) -> int | None:
    """The ticket on which the answer itself is looked after, if there is one."""
    opened = desk.ticket(filed.ticket) if filed.ticket else None
    return where_it_goes_on(desk, opened).number if opened else None


def _last_reached(ticket: Ticket) -> datetime:
    last = ticket.last_contact
    return max(ticket.submitted_at, last.at if last else ticket.submitted_at)


def _hear(desk: UnitOfWork, ticket: Ticket, said: Feedback, written_at: datetime) -> None:
    heard = HearCustomer(words=write(said.comment), at=written_at)
    record(desk, ticket, decide(ticket, heard, desk.moment))


def _new_words(before: Feedback, now: Feedback) -> Words | None:
    return None if now.comment == before.comment or now.withdrawn or now.says_stop else maybe(now.comment)


def _follow_change(desk: UnitOfWork, filed: FiledFeedback, workflow: Workflow | None, words: Words | None) -> None:
    _heed_stop(desk, filed)
    opened = desk.ticket(filed.ticket) if filed.ticket else None
    if opened is None:
        return
    ticket = where_it_goes_on(desk, opened)
    command = ChangeFeedback(feedback=filed.feedback.id, words=words)
    # an answer that is part of another's ticket is heard there; where that one belongs, it does not say
    if workflow and ticket.number == filed.ticket and ticket.feedback == filed.feedback.id:
        opening = opening_of(filed.feedback, filed.customer, workflow, desk.moment)
        command = replace(
            command,
            team=opening.team,
            workflow=opening.workflow,
            revision=opening.revision,
            first_contact=opening.first_contact,
            resolve=opening.resolve,
            notify=opening.notify,
        )
    after = record(desk, ticket, decide(ticket, command, desk.moment))
    if workflow and ticket.number == filed.ticket:
        join_what_it_is_about(desk, after, filed.feedback)
