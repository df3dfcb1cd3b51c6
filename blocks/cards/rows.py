"""Tickets in a list: a line each, the number first, because that is what one asks for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from blocks.card import Button, Facts, Sentence, Style
from blocks.cards.pieces import button, joined, moment, person
from blocks.labels import STATUSES
from blocks.wording import capital, customer_first, customer_name, duration, score, whose
from bot.actions import SHOW
from bot.notifications import NextStep, Row
from bot.ticket import Status

STEPS: Mapping[NextStep, str] = {
    NextStep.CLAIM: "answer",
    NextStep.ANSWER: "answer",
    NextStep.CALL: "call",
    NextStep.FIND_OUT: "find out what went wrong",
    NextStep.KEEP_PROMISE: "keep the promise",
    NextStep.CLOSE: "solve it",
    NextStep.WAIT: "solve it",
    NextStep.NOTHING: "",
}

#: The same words as on the ticket's card.
_NO_CONTACT = "does not want to be contacted"
_STEPS_FOR: Mapping[NextStep, str] = {
    NextStep.CLAIM: "Answer {}",
    NextStep.ANSWER: "Answer {}",
    NextStep.CALL: "Call {}",
    NextStep.FIND_OUT: "Find out what went wrong for {}",
    NextStep.KEEP_PROMISE: "Keep the promise to {}",
    NextStep.CLOSE: "Solve it for {}",
    NextStep.WAIT: "Solve it for {}",
    NextStep.NOTHING: "Look at {}",
}


def facts(rows: Iterable[Row], zone: str, now: datetime | None, *, owners: bool = True) -> Facts:
    rows = list(rows)
    return Facts(
        {
            f"{row.ticket} {capital(customer_name(row.customer))}": _line(
                row, zone, now, owners, _why(row, rows[place:])
            )
            for place, row in enumerate(rows)
        }
    )


def _why(row: Row, behind: Sequence[Row]) -> str:
    """Why it stands before what is due earlier: an hour of work is an hour, whatever night is in between."""
    earlier = any(each.due < row.due for each in behind if not each.wants_no_contact and each.snoozed_until is None)
    if row.working_time is None or not earlier:
        return ""
    return f"urgent: {duration(row.working_time)} of your working hours"


def _line(row: Row, zone: str, now: datetime | None, owners: bool, why: str) -> Sentence:
    given = score(row.score, row.score_of) if row.score is not None else ""
    wish = _NO_CONTACT if row.wants_no_contact else ""
    return joined((_what(row, zone, now), why, given, wish, _who(row) if owners else ()))


def first(row: Row, zone: str, now: datetime | None) -> Sentence:
    """ "Call Grace Okafor first, by 14:00"."""
    step = _STEPS_FOR[row.next_step].format(customer_name(row.customer))
    due = moment(row.due, zone, now)
    return (step, " first; it was due ", due) if row.overdue else (step, " first, by ", due)


def _what(row: Row, zone: str, now: datetime | None) -> Sentence:
    if not is_live(row):
        return (STATUSES[row.status],)
    if row.snoozed_until is not None and not row.overdue:
        return ("snoozed until ", moment(row.snoozed_until, zone, now))
    if row.next_step is NextStep.WAIT and not row.overdue:
        return (STATUSES[Status.WAITING], "; to be solved by ", moment(row.due, zone, now))
    before = f"{STATUSES[row.status]}; " if row.status is Status.RESOLVED else ""
    return (before + (STEPS[row.next_step] or "nothing for now"), *by_when(row, zone, now))


def by_when(row: Row, zone: str, now: datetime | None) -> Sentence:
    due = moment(row.due, zone, now)
    return (" now; it was due ", due) if row.overdue else (" by ", due)


def _who(row: Row) -> Sentence:
    if row.owner is not None:
        return (person(row.owner), " has it")
    return ("nobody has it yet",) if is_live(row) else ()


def is_live(row: Row) -> bool:
    """Whether something is still to be done: a promise outlives the close."""
    return row.status in (Status.OPEN, Status.WAITING) or row.next_step is NextStep.KEEP_PROMISE


def to_begin_with(rows: Iterable[Row]) -> Row | None:
    """The first that waits for somebody of ours: neither snoozed, nor the customer's turn."""
    return next((row for row in rows if _is_ours(row)), None)


def _is_ours(row: Row) -> bool:
    return is_live(row) and row.snoozed_until is None and (row.overdue or row.next_step is not NextStep.WAIT)


def shows(rows: Sequence[Row], most: int = 3) -> tuple[Button, ...]:
    """A button for each of the first few; the first stands out."""
    return tuple(
        button(f"{whose(customer_first(row.customer))} ticket", SHOW, row.ticket, _style(place))
        for place, row in enumerate(rows[:most])
    )


def _style(place: int) -> Style:
    return Style.PLAIN if place else Style.PRIMARY
