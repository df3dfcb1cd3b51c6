"""The ticket, as it stands in its team's conversation: seen by everybody there, so contact details are masked."""

from blocks.card import Card
from blocks.cards.pieces import aloud
from blocks.cards.ticket_buttons import buttons
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import title
from bot.notifications import TicketShown


def ticket_card(about: TicketShown) -> Card:
    first = title(about)
    return Card(title=first, parts=(*parts(about), buttons(about)), spoken=aloud(first))
