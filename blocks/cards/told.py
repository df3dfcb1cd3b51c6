"""To whoever the workflow names: a customer of theirs has told us something. Nothing is asked of them."""

from blocks.card import Card, Part, Sentence, Text, Verbatim
from blocks.cards.pieces import aloud, person
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import promised_for, wants_answer, was_answered
from blocks.wording import capital, customer_first, customer_name
from bot.feedback import Band
from bot.notifications import TellOnce, TicketShown
from bot.ticket import Status

_OVER = (Status.RESOLVED, Status.CLOSED)


def told_card(told: TellOnce) -> Card:
    about = told.about
    title = (f"{capital(customer_name(about.customer))} {_mood(about)}; ", *_who_answers(about))
    return Card(
        title=title,
        parts=(Text(_why(told)), *_said(about)),
        spoken=aloud(title),
    )


def _why(told: TellOnce) -> str:
    if told.own_team and told.about.status not in _OVER:
        return f"It's with your own team; you hear of it because the program names you for {_first(told.about)}."
    return f"Nothing to do for you; good to know before you next speak with {_first(told.about)}."


def _first(about: TicketShown) -> str:
    return customer_first(about.customer)


def _mood(about: TicketShown) -> str:
    if about.band is not Band.DETRACTOR:
        return "has told us something"
    return "was unhappy" if about.status in _OVER else "is unhappy"


def _who_answers(about: TicketShown) -> Sentence:
    if about.status in _OVER:
        return (f"{about.team_name} has settled it.",)
    who: Sentence = (person(about.owner),) if about.owner else (about.team_name,)
    if was_answered(about):
        return (*who, " has answered.")
    if not wants_answer(about):
        return (*who, " finds out what went wrong.")
    return (*who, " sees to it.") if about.overdue else (*who, " answers", *promised_for(about), ".")


def _said(about: TicketShown) -> tuple[Part, ...]:
    """The words and the line about the score; the rest is the team's business."""
    return tuple(part for part in parts(about)[:2] if isinstance(part, Verbatim | Text))
