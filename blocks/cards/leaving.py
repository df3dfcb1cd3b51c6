"""To the sender: their message leaves, or was taken back in time."""

from blocks.card import Buttons, Card, Style, Text, Verbatim, When
from blocks.cards.pieces import aloud, button
from blocks.wording import customer_first
from bot.actions import RESPOND, SHOW
from bot.notifications import MessageTakenBack, MessageWillLeave


def leaving_card(leaving: MessageWillLeave) -> Card:
    name = customer_first(leaving.customer)
    at = When(leaving.send_at, "time", leaving.zone)
    title = (f"Your answer to {name} leaves at ", at, ".")
    return Card(
        title=title,
        spoken=aloud(title),
        # nobody can take this note away again: what may be undone stands on the card, as long as it may
        parts=(
            Text("Changed your mind? Undo is on the ticket.", quiet=True),
            Buttons((button("Show the ticket", SHOW, leaving.ticket),)),
        ),
    )


def taken_back_card(taken: MessageTakenBack) -> Card:
    name = customer_first(taken.customer)
    title = f"Taken back: {name} will not get it. Your text is safe."
    return Card(
        title=title,
        parts=(
            *([Verbatim(taken.text)] if taken.text.strip() else [Text("It was empty.")]),
            Buttons((button("Write again", RESPOND, taken.ticket, Style.PRIMARY),)),
        ),
        spoken=title,
    )
