"""To whoever has a ticket, or had it: somebody above them has answered."""

from blocks.card import Buttons, Card, Sentence, Text, Verbatim, When
from blocks.cards.pieces import aloud, button
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.wording import customer_first, customer_name
from bot import actions
from bot.escalation import Answered
from bot.notifications import SomebodyTookItOn


def taken_on_card(taken: SomebodyTookItOn) -> Card:
    about, by = taken.about, taken.by.first_name
    due = When(taken.due, "day_time", about.zone)
    title = _title(taken, by, due)
    words = (Verbatim(taken.note),) if taken.note.strip() else ()
    show = button("Show ticket", actions.SHOW, about.ticket)
    row = (show,) if taken.how in (Answered.TAKE_OVER, Answered.HAND_TO) else loudest_first((*ways(about)[:2], show))
    parts = (Text(_next(taken)), *words, Buttons(row))
    return Card(title=title, parts=parts, spoken=aloud(title))


def _title(taken: SomebodyTookItOn, by: str, due: When) -> Sentence:
    name = customer_name(taken.about.customer)
    match taken.how:
        case Answered.TAKE_OVER:
            return (f"{by} sees to {name} now{_until(taken, ', and settles it by ')}", due)
        case Answered.HAND_TO:
            return (f"{by} gave {name} to {_now(taken)}{_until(taken, '; it is to be settled by ')}", due)
        case Answered.CARRY_ON:
            return (f"Go on with {name}{_until(taken, ', and settle it by ')}", due)
        case Answered.DEED:
            return (f"{by} has looked at {name}{_until(taken, '; it is to be settled by ')}", due)


def _until(taken: SomebodyTookItOn, before: str) -> str:
    """What waited for somebody's hours may come when that time is over."""
    return "; it was to be settled by " if taken.past else before


def _now(taken: SomebodyTookItOn) -> str:
    return taken.about.owner.first_name if taken.about.owner else "somebody else"


def _next(taken: SomebodyTookItOn) -> str:
    name = customer_first(taken.about.customer)
    if taken.how is Answered.HAND_TO:
        return f"Nothing to do for you. {_now(taken)} goes on with {name}."
    if taken.how is Answered.TAKE_OVER:
        return f"Nothing to do for you. If {name} rings, put them through to {taken.by.first_name}."
    return f"{taken.by.first_name} was called in and leaves {name} with you."
