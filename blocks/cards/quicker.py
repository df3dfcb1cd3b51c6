"""To the second who pressed Claim: who has it, and which one is next for them."""

from blocks.card import Buttons, Card, Style
from blocks.cards.pieces import aloud, button, moment, person
from blocks.wording import customer_first, customer_name, whose
from bot.actions import CLAIM
from bot.notifications import SomebodyWasQuicker


def quicker_card(quicker: SomebodyWasQuicker) -> Card:
    first = (person(quicker.owner), " was a moment quicker.")
    row = quicker.next
    if row is None:
        return Card(title=first, spoken=aloud(first))
    due = moment(row.due, quicker.zone, quicker.now)
    label = f"Claim {whose(customer_first(row.customer))}"
    was = "it was due " if row.overdue else "due "
    title = (*first, f" Next for you: {customer_name(row.customer)}, {was}", due, ".")
    return Card(
        title=title,
        parts=(Buttons((button(label, CLAIM, row.ticket, Style.PRIMARY),)),),
        spoken=aloud(title),
    )
