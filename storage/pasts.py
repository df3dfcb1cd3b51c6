"""What a customer told us before and what came of it; asked for only where a program speaks of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from bot.feedback import CustomerId, Feedback, FeedbackId
from bot.past import Past
from bot.ticket import Ticket
from storage import codec, rows

_FEEDBACK = rows.table(rows.FeedbackRow)
_TICKETS = rows.table(rows.TicketRow)
_FACTS = rows.table(rows.FactsRow)
#: Nobody's conditions look further back; and who answers every week has said it by then.
_MOST = 50


def answers(connection: Connection, customer: CustomerId) -> Mapping[FeedbackId, Feedback]:
    """Their newest answers."""
    theirs = select(_FEEDBACK).where(_FEEDBACK.c.customer == customer)
    newest = theirs.order_by(_FEEDBACK.c.submitted_at.desc()).limit(_MOST)
    return {row["id"]: codec.feedback(row).feedback for row in connection.execute(newest).mappings()}


def tickets(connection: Connection, customer: CustomerId) -> Sequence[int]:
    """Their newest tickets' numbers, closed ones too."""
    theirs = select(_TICKETS.c.number).where(_TICKETS.c.customer == customer)
    return connection.execute(theirs.order_by(_TICKETS.c.number.desc()).limit(_MOST)).scalars().all()


def of_several(connection: Connection, customers: Sequence[CustomerId]) -> Mapping[CustomerId, Past]:
    """All answers and tickets of *customers*: for whoever looks over many of them at once."""
    said: dict[CustomerId, list[Feedback]] = {}
    for row in connection.execute(select(_FEEDBACK).where(_FEEDBACK.c.customer.in_(customers))).mappings():
        said.setdefault(row["customer"], []).append(codec.feedback(row).feedback)
    opened: dict[CustomerId, list[Ticket]] = {}
    for row in connection.execute(select(_TICKETS).where(_TICKETS.c.customer.in_(customers))).mappings():
        opened.setdefault(row["customer"], []).append(codec.ticket(row))
    return {each: Past(tuple(said.get(each, ())), tuple(opened.get(each, ()))) for each in customers}


def begun(connection: Connection, workflow: str, since: datetime, until: datetime) -> set[int]:
    """The tickets of *workflow* about what was submitted in that time; those in a known issue need no card."""
    within = (_FACTS.c.submitted_at >= since, _FACTS.c.submitted_at < until, _FACTS.c.workflow == workflow)
    together = select(_TICKETS.c.number).where(_TICKETS.c.known_issue.is_not(None))
    alone = _FACTS.c.ticket.not_in(together)
    return set(connection.execute(select(_FACTS.c.ticket).where(*within, alone)).scalars())
