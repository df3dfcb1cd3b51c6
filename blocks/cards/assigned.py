"""To a colleague: a ticket was given to them."""

from blocks.card import Card, Text
from blocks.cards.pieces import aloud, person
from blocks.cards.ticket_buttons import buttons
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when, step
from blocks.wording import capital, customer_name
from bot.notifications import AssignedToYou


def assigned_card(assigned: AssignedToYou) -> Card:
    about = assigned.about
    title = (capital(step(about, customer_name(about.customer))), *by_when(about))
    return Card(
        title=title,
        parts=(Text((person(assigned.by), " gave you this one.")), *parts(about), buttons(about)),
        spoken=aloud((*title, ". ", person(assigned.by), " gave you this one.")),
    )
