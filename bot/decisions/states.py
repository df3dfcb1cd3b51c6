"""What a ticket's status allows."""

from bot.errors import Reason, Refusal
from bot.ticket import Status, Ticket


def require_live(ticket: Ticket) -> None:
    """Refuse work on a ticket that is over, naming where it went on if it was merged."""
    if not ticket.is_live:
        raise Refusal(Reason.NOT_OPEN, merged_into=ticket.merged_into)


def require_over(ticket: Ticket) -> None:
    """Refuse to reopen what is not over, or what goes on elsewhere."""
    if ticket.is_live:
        raise Refusal(Reason.NOT_CLOSED)
    if ticket.merged_into is not None:
        raise Refusal(Reason.NOT_OPEN, merged_into=ticket.merged_into)


def require_kept(ticket: Ticket) -> None:
    """Refuse what would add to a ticket that ended for good."""
    if ticket.status is Status.CLOSED:
        raise Refusal(Reason.NOT_OPEN, merged_into=ticket.merged_into)
