"""To a colleague: a ticket was given to them."""

from blocks.card import Card, Part, Sentence, Text, Verbatim, When
from blocks.cards.pieces import aloud, person
from blocks.cards.ticket_buttons import buttons
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when, step
from blocks.wording import capital, customer_first, customer_name
from bot.notifications import AssignedToYou, TicketShown


def assigned_card(assigned: AssignedToYou) -> Card:
    about = assigned.about
    title = (capital(step(about, customer_name(about.customer))), *by_when(about))
    settle = _settle(assigned)
    note = (Verbatim(assigned.note),) if assigned.note.strip() else ()
    return Card(
        title=title,
        parts=(Text((person(assigned.by), " gave you this one.", *settle)), *note, *_said(about, note), buttons(about)),
        spoken=aloud((*title, ". ", person(assigned.by), " gave you this one.")),
    )


def _settle(assigned: AssignedToYou) -> Sentence:
    if assigned.settle_by is None:
        return ()
    to_be = " It was to be settled by " if assigned.past else " Settle it by "
    return (to_be, When(assigned.settle_by, "day_time", assigned.about.zone), ".")


def _said(about: TicketShown, note: tuple[Part, ...]) -> tuple[Part, ...]:
    """Below a colleague's line it is said whose words follow."""
    words = parts(about)
    if not note or not isinstance(words[0], Verbatim):
        return words
    return (Text(f"{capital(customer_first(about.customer))} said:"), *words)
