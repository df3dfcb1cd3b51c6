"""To the owner: what they snoozed is back."""

from blocks.card import Card, Text
from blocks.cards.pieces import aloud
from blocks.cards.ticket_buttons import buttons
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when, step
from blocks.wording import capital, customer_name
from bot.notifications import SnoozeOver


def snooze_over_card(over: SnoozeOver) -> Card:
    about = over.about
    title = (capital(step(about, customer_name(about.customer))), *by_when(about))
    return Card(
        title=title,
        parts=(Text("You asked to see this again now."), *parts(about), buttons(about)),
        spoken=aloud((*title, ". You asked to see this again now.")),
    )
