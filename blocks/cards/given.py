"""To somebody whose turn it is, or whose customer it is: a ticket is theirs from the beginning."""

from blocks.card import Card, Text
from blocks.cards.pieces import aloud
from blocks.cards.ticket_buttons import buttons
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when, step
from blocks.wording import capital, customer_first, customer_name
from bot.arriving import Because
from bot.notifications import GivenToYou


def given_card(given: GivenToYou) -> Card:
    about = given.about
    title = (capital(step(about, customer_name(about.customer))), *by_when(about))
    why = "It's your turn, so this one is yours."
    if given.because is Because.NAMED:
        why = f"You look after {customer_first(about.customer)}, so this one is yours."
    return Card(title=title, parts=(Text(why), *parts(about), buttons(about)), spoken=aloud((*title, f". {why}")))
