"""What was found out and done: help, causes, notes, closing, reopening, and who looked."""

from dataclasses import replace
from typing import assert_never

from bot.apply import apply
from bot.commands import Close, Escalate, NameCause, Note, Reopen, Reveal
from bot.deadlines import afresh, confirmed_by
from bot.decisions.escalating import first_asked
from bot.decisions.states import require_kept, require_live, require_over
from bot.errors import Incomplete, Reason, Refusal
from bot.events import AskedForHelp, CauseNamed, Event, Noted, Reopened, Resolved, Revealed
from bot.moment import Moment
from bot.people import PersonId
from bot.rights import require_hold, require_note, require_team
from bot.ticket import Outcome, Ticket


def decide(
    ticket: Ticket, command: Escalate | NameCause | Close | Reopen | Note | Reveal, moment: Moment
) -> tuple[Event, ...]:
    match command:
        case Escalate():
            return _escalate(ticket, command, moment)
        case NameCause():
            return _name_cause(ticket, command, moment)
        case Close():
            return _close(ticket, command, moment)
        case Reopen():
            return _reopen(ticket, command, moment)
        case Note():
            return _note(ticket, command, moment)
        case Reveal():
            require_team(command.by, ticket, moment.program)
            return (Revealed(by=command.by.email),)
        case _:
            assert_never(command)


def _escalate(ticket: Ticket, command: Escalate, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_hold(command.by, ticket, moment.program)
    if command.note is None:
        raise Refusal(Reason.EMPTY, field="note")
    asked = AskedForHelp(by=command.by.email, reason=command.reason, to=(), note=command.note)
    told = first_asked(apply(ticket, asked, moment.now), moment)
    steps = tuple((each.step, each.slot, each.to) for each in told)
    return (replace(asked, to=tuple(dict.fromkeys(each.to for each in told)), steps=steps),)


def _name_cause(ticket: Ticket, command: NameCause, moment: Moment) -> tuple[Event, ...]:
    require_kept(ticket)
    require_hold(command.by, ticket, moment.program)
    if not moment.causes_of(ticket):  # the form had nothing to choose from: what was found out is kept all the same
        return _found_out(command)
    _check_cause(ticket, command.cause, moment)
    if ticket.record.cause == command.cause and command.note is None:
        return ()
    return (CauseNamed(by=command.by.email, cause=command.cause, note=command.note),)


def _found_out(command: NameCause) -> tuple[Event, ...]:
    if command.note is None:
        raise Refusal(Reason.EMPTY, field="note")
    return (Noted(by=command.by.email, note=command.note),)


def _close(ticket: Ticket, command: Close, moment: Moment) -> tuple[Event, ...]:
    require_live(ticket)
    require_hold(command.by, ticket, moment.program)
    outcome = _documented(command, asks_cause=bool(moment.causes_of(ticket)))
    if command.cause:
        _check_cause(ticket, command.cause, moment)
    return (
        Resolved(
            by=command.by.email,
            cause=command.cause,
            outcome=outcome,
            actions=command.actions,
            prevention=command.prevention,
            expansion=command.expansion,
            note=command.note,
            open_promise=None if command.promise_kept else ticket.promise,
            confirm_by=confirmed_by(moment.program_of(ticket), ticket, moment.now),
        ),
    )


def _documented(command: Close, *, asks_cause: bool) -> Outcome:
    """
    The outcome of a close that is complete (G3: root cause, actions taken, outcome).

    What leaves the targets (spam, a duplicate) has no cause to name and nothing
    that was done for a customer: there the outcome alone is enough. A program
    without causes asks for none.
    """
    missing: dict[str, Reason] = {}
    if command.outcome is None:
        missing["outcome"] = Reason.EMPTY
    if command.outcome is None or not command.outcome.counts_apart:
        missing |= {} if command.cause or not asks_cause else {"cause": Reason.EMPTY}
        missing |= {} if command.actions else {"actions": Reason.EMPTY}
    if command.outcome is None or missing:
        raise Incomplete(missing)
    return command.outcome


def _reopen(ticket: Ticket, command: Reopen, moment: Moment) -> tuple[Event, ...]:
    """A new first-contact target begins (CONTRACT, Metrics); the first one keeps its result."""
    require_over(ticket)
    require_team(command.by, ticket, moment.program)
    first = afresh(moment.program, ticket, ticket.first_contact, moment.now)
    resolve = afresh(moment.program, ticket, ticket.resolve, moment.now)
    return (Reopened(by=command.by.email, first_contact=first, resolve=resolve),)


def _note(ticket: Ticket, command: Note, moment: Moment) -> tuple[Event, ...]:
    require_note(command.by, ticket, moment.program)
    if command.note is None:
        raise Refusal(Reason.EMPTY, field="note")
    return (Noted(by=command.by.email, note=command.note, to=_advised(ticket) if command.advice else None),)


def _advised(ticket: Ticket) -> PersonId | None:
    """Whoever has the ticket; while nobody has, whoever asked for help with it."""
    return ticket.owner or (ticket.help.by if ticket.help else None)


def _check_cause(ticket: Ticket, cause: str, moment: Moment) -> None:
    if moment.cause_of(ticket, cause) is None:
        raise Refusal(Reason.UNKNOWN_CAUSE, field="cause")
