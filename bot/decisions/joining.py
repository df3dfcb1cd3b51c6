"""Two tickets that are the same matter become one."""

from dataclasses import replace
from typing import assert_never

from bot.commands import Absorb, Merge
from bot.decisions.states import require_live
from bot.errors import Reason, Refusal
from bot.events import Absorbed, Event, Merged
from bot.moment import Moment
from bot.pauses import as_of
from bot.rights import require_team
from bot.ticket import Contact, Target, Ticket


def decide(ticket: Ticket, command: Merge | Absorb, moment: Moment) -> tuple[Event, ...]:
    match command:
        case Merge():
            return _merge(ticket, command, moment)
        case Absorb():
            return _absorb(ticket, command, moment)
        case _:
            assert_never(command)


def _merge(ticket: Ticket, command: Merge, moment: Moment) -> tuple[Event, ...]:
    if ticket.merged_into == command.into.number:
        return ()
    require_live(ticket)
    require_team(command.by, ticket, moment.program)
    if ticket.number == command.into.number:
        raise Refusal(Reason.SAME_TICKET, field="ticket")
    require_live(command.into)
    if ticket.pending:
        raise Refusal(Reason.TOO_LATE, field="ticket")
    if ticket.customer and command.into.customer and ticket.customer != command.into.customer:
        raise Refusal(Reason.OTHER_CUSTOMER, field="ticket", ticket=command.into.number)
    return (Merged(by=command.by.email, into=command.into.number),)


def _absorb(ticket: Ticket, command: Absorb, moment: Moment) -> tuple[Event, ...]:
    """The older clock stays: of each target, whichever comes first."""
    require_live(ticket)
    require_team(command.by, ticket, moment.program)
    other = command.other
    (first_contact, resolve), (others_first, others_resolve) = as_of(ticket, moment), as_of(other, moment)
    return (
        Absorbed(
            by=command.by.email,
            other=other.number,
            others=other.absorbed,
            submitted_at=min(ticket.submitted_at, other.submitted_at),
            first_contact=_earlier(first_contact, others_first),
            resolve=_earlier(resolve, others_resolve),
            contacts=_unseen(other, ticket.version),
            promise=other.promise,
            heard=tuple(replace(heard, version=ticket.version) for heard in other.heard),
        ),
    )


def _unseen(other: Ticket, version: int) -> tuple[Contact, ...]:
    """The other's contacts, counted by this ticket's versions: nobody who looks at it has seen them."""
    return tuple(replace(contact, version=version + 1) for contact in other.contacts)


def _earlier(one: Target, other: Target) -> Target:
    return min(one, other, key=lambda target: target.due)
