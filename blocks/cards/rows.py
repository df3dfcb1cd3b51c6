"""Tickets in a list: a line each, the number first, because that is what one asks for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from blocks.card import Button, Facts, Sentence, Style
from blocks.cards.pieces import button, joined, moment, person
from blocks.labels import STATUSES
from blocks.wording import customer_first, customer_name, score, whose
from bot.actions import SHOW
from bot.notifications import NextStep, Row
from bot.ticket import Status

STEPS: Mapping[NextStep, str] = {
    NextStep.CLAIM: "answer",
    NextStep.ANSWER: "answer",
    NextStep.CALL: "call",
    NextStep.KEEP_PROMISE: "keep the promise",
    NextStep.CLOSE: "solve it",
    NextStep.WAIT: "hear from them",
    NextStep.NOTHING: "",
}


_STEPS_FOR: Mapping[NextStep, str] = {
    NextStep.CLAIM: "Answer {}",
    NextStep.ANSWER: "Answer {}",
    NextStep.CALL: "Call {}",
    NextStep.KEEP_PROMISE: "Keep the promise to {}",
    NextStep.CLOSE: "Solve it for {}",
    NextStep.WAIT: "Hear from {}",
    NextStep.NOTHING: "Look at {}",
}


def facts(rows: Iterable[Row], zone: str, now: datetime | None, *, owners: bool = True) -> Facts:
    return Facts({f"{row.ticket} {customer_name(row.customer)}": _line(row, zone, now, owners) for row in rows})


def _line(row: Row, zone: str, now: datetime | None, owners: bool) -> Sentence:
    given = score(row.score, row.score_of) if row.score is not None else ""
    return joined((_what(row, zone, now), given, _who(row) if owners else ()))


def first(row: Row, zone: str, now: datetime | None) -> Sentence:
    """ "Call Grace Okafor first, by 14:00"."""
    step = _STEPS_FOR[row.next_step].format(customer_name(row.customer))
    due = moment(row.due, zone, now)
    return (step, " first; it was due ", due) if row.overdue else (step, " first, by ", due)


def _what(row: Row, zone: str, now: datetime | None) -> Sentence:
    if not is_live(row):
        return (STATUSES[row.status],)
    return (STEPS[row.next_step] or "nothing for now", *by_when(row, zone, now))


def by_when(row: Row, zone: str, now: datetime | None) -> Sentence:
    due = moment(row.due, zone, now)
    return (" now; it was due ", due) if row.overdue else (" by ", due)


def _who(row: Row) -> Sentence:
    if row.owner is not None:
        return (person(row.owner), " has it")
    return ("nobody has it yet",) if is_live(row) else ()


def is_live(row: Row) -> bool:
    return row.status in (Status.OPEN, Status.WAITING)


def most_urgent(rows: Iterable[Row]) -> Row | None:
    """The live one that is due first."""
    return min(filter(is_live, rows), key=lambda row: row.due, default=None)


def shows(rows: Sequence[Row], most: int = 3) -> tuple[Button, ...]:
    """A button for each of the first few; the first stands out."""
    return tuple(
        button(f"{whose(customer_first(row.customer))} ticket", SHOW, row.ticket, _style(place))
        for place, row in enumerate(rows[:most])
    )


def _style(place: int) -> Style:
    return Style.PLAIN if place else Style.PRIMARY
