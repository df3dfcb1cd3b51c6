"""Tickets as lines of a list."""

from collections.abc import Sequence

from bot import notifications as n
from bot.dossier import Dossier
from bot.moment import Moment
from bot.ports import Views
from bot.telling import maybe_who, what_helps
from bot.ticket import Ticket
from bot.urgency import is_asleep, working_time


def rows(tickets: Sequence[Ticket], views: Views, moment: Moment) -> tuple[n.Row, ...]:
    """*tickets* as lines of a list, in their order."""
    files = views.on_file(tickets) if tickets else {}
    return tuple(_row(files[ticket.number], moment) for ticket in tickets if ticket.number in files)


def _row(dossier: Dossier, moment: Moment) -> n.Row:
    ticket, feedback = dossier.ticket, dossier.feedback
    return n.Row(
        ticket=ticket.number,
        customer=dossier.customer_name,
        next_step=n.NextStep.KEEP_PROMISE if ticket.owes else what_helps(dossier, moment),
        due=ticket.due,
        overdue=(ticket.is_live or ticket.owes) and ticket.due < moment.now,
        owner=maybe_who(ticket.owner, moment.program),
        score=feedback.score,
        score_of=feedback.scale.limits[1] if feedback.scale else None,
        status=ticket.status,
        wants_no_contact=dossier.wants_no_contact,
        snoozed_until=ticket.snoozed_until if is_asleep(ticket, moment.now) else None,
        working_time=working_time(ticket),
    )
