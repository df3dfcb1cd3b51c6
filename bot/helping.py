"""Help that was asked for, until it was given."""

from dataclasses import replace

from bot import events as e
from bot.ticket import HelpAsked, Ticket


def helped(before: Ticket, after: Ticket, event: e.Event) -> Ticket:
    """*after* without the call for help that *event* answers: from then on nobody waits for it."""
    if before.help is None or not _answers(before, before.help, event):
        return after
    return replace(after, help=None)


def _answers(ticket: Ticket, asked: HelpAsked, event: e.Event) -> bool:
    match event:
        case e.Assigned() | e.HandedOver() | e.Resolved() | e.Merged():
            return True
        case e.Claimed(by=by):
            return by in asked.to
        case e.Noted(by=by, to=str()):
            return by != asked.by
        case e.Contacted(by=by):
            # whoever asked may have to soothe the customer meanwhile: only their first answer ends it
            return by != asked.by or not ticket.answered
        case _:
            return False
