"""To whoever has a ticket: how to go on, from a colleague who was asked."""

from blocks.card import Card, Text, Verbatim
from blocks.cards.pieces import aloud, person
from blocks.cards.ticket_buttons import buttons
from blocks.cards.ticket_parts import parts
from blocks.wording import capital, customer_first, customer_name
from bot.notifications import Advice


def advice_card(advice: Advice) -> Card:
    """Said aloud without the words: they may speak of the customer."""
    about = advice.about
    title = (person(advice.by), f" has advice on {customer_name(about.customer)}")
    words = parts(about)
    said = (Text(f"{capital(customer_first(about.customer))} said:"),) if isinstance(words[0], Verbatim) else ()
    return Card(
        title=title,
        parts=(Verbatim(advice.words), *said, *words, buttons(about)),
        spoken=aloud(title),
    )
