"""Who waits in a team for somebody, and which of the customers want no contact."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, select

from bot.ticket import LIVE
from storage import codec, rows

#: Among so many that are due first, the most urgent are looked for.
LOOKED_AT = 200

_TICKETS = rows.table(rows.TicketRow)
_CUSTOMERS = rows.table(rows.CustomerRow)
_FEEDBACK = rows.table(rows.FeedbackRow)
_SAID_ABOUT_CONTACT = select(
    _TICKETS.c.number,
    _FEEDBACK.c.contact,
    _FEEDBACK.c.opted_out,
    _FEEDBACK.c.submitted_at,
    _FEEDBACK.c.updated_at,
    _CUSTOMERS.c.do_not_contact,
).select_from(
    _TICKETS.join(_FEEDBACK, _FEEDBACK.c.id == _TICKETS.c.feedback).outerjoin(
        _CUSTOMERS, _CUSTOMERS.c.id == _TICKETS.c.customer
    )
)


def unclaimed(team: str) -> ColumnElement[bool]:
    """Tickets of *team* that wait for somebody."""
    live = _TICKETS.c.status.in_(sorted(LIVE))
    return and_(_TICKETS.c.team == team, live, is_free())


def is_free() -> ColumnElement[bool]:
    """Whether nobody has it; of what waits in a known issue, somebody answers all."""
    return and_(_TICKETS.c.owner.is_(None), _TICKETS.c.known_issue.is_(None))


def waiting(connection: Connection, team: str) -> Sequence[int]:
    """The tickets of *team* that nobody has, as many as are due first."""
    first = select(_TICKETS.c.number).where(unclaimed(team)).order_by(_TICKETS.c.due, _TICKETS.c.number)
    return connection.execute(first.limit(LOOKED_AT)).scalars().all()


def unwanted(connection: Connection, tickets: Sequence[int]) -> frozenset[int]:
    """Those of *tickets* whose customers asked to be left in peace, or wanted no answer."""
    found: set[int] = set()
    for chunk in chunks(tickets):
        said = connection.execute(_SAID_ABOUT_CONTACT.where(_TICKETS.c.number.in_(chunk))).mappings()
        found |= {row["number"] for row in said if _is_unwanted(row)}
    return frozenset(found)


def _is_unwanted(row: RowMapping) -> bool:
    """By the ticket's own answer; what was joined to it is not asked here."""
    wanted, stopped = codec.wish(row["contact"]).wanted, row["do_not_contact"]
    if row["opted_out"] or wanted is not True:
        return bool(row["opted_out"] or stopped or wanted is False)
    said_at = max(row["submitted_at"], row["updated_at"] or row["submitted_at"])
    return stopped is not None and stopped >= said_at


def chunks(numbers: Sequence[int], size: int = 500) -> Iterator[Sequence[int]]:
    """*numbers* a few at a time: a statement takes only so many."""
    return (numbers[i : i + size] for i in range(0, len(numbers), size))
