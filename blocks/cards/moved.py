"""Where a ticket went that used to stand here."""

from blocks.card import Buttons, Card
from blocks.cards.pieces import button, person
from blocks.wording import customer_name
from bot.actions import SHOW
from bot.notifications import TicketMoved


def moved_card(moved: TicketMoved) -> Card:
    by = ("; ", person(moved.by), " handed it over.") if moved.by else (".",)
    return Card(
        title=(f"{customer_name(moved.customer)} is with {moved.to_team} now", *by),
        parts=(Buttons((button("Show", SHOW, moved.ticket),)),),
    )
