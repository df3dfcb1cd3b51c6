"""What changes when a ticket joins a known issue, and what takes it out again."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.arriving import Given
from bot.changes.change import Change
from bot.changes.owning import owned
from bot.customer_words import CustomerWrote
from bot.held_mail import MessageFailed, MessageKeptBack
from bot.in_issue import JoinedIssue, LeftIssue
from bot.standing_in import StoodIn
from bot.ticket import Ticket

#: Somebody has it, or has to look at it alone.
_TAKES_OUT = (
    e.Claimed, e.Assigned, Given, StoodIn, e.HandedOver, e.AskedForHelp, e.Absorbed, e.Reopened, e.OptedOut,
    MessageFailed, MessageKeptBack, LeftIssue,
)  # fmt: skip


def apart(before: Ticket, after: Ticket, event: e.Event) -> Ticket:
    """*after*, on its own again where *event* is no matter of all of them."""
    if not before.in_issue or not _takes_out(before, event):
        return after
    return replace(after, left_issue=before.version + 1)


def _takes_out(ticket: Ticket, event: e.Event) -> bool:
    match event:
        case CustomerWrote():
            # a reply to our answer is a word of theirs alone; before, they say once more what all of them say
            return ticket.answered or not ticket.is_live
        case e.Rerouted(team=team, sent_from=sent_from):
            return team != sent_from
        case _:
            return isinstance(event, _TAKES_OUT)


def _joined(ticket: Ticket, event: JoinedIssue, at: datetime) -> Ticket:
    """It uses up no cap: should it go its own way again, it has a card as any other, and stands in no day's list."""
    free = owned(ticket, None, at) if ticket.owner or ticket.snoozed_until else ticket
    return replace(free, known_issue=event.issue, left_issue=None, overflow=False)


CHANGES: dict[type[e.Event], Change] = {JoinedIssue: _joined}
