"""Where a ticket went that used to stand here."""

from blocks.card import Buttons, Card
from blocks.cards.pieces import button, person
from blocks.wording import capital, customer_name
from bot.actions import SHOW
from bot.notifications import TicketMoved


def moved_card(moved: TicketMoved) -> Card:
    if moved.again:
        return _further_down(moved)
    by = ("; ", person(moved.by), " handed it over.") if moved.by else (".",)
    # nothing to press: the other team's tickets are not this one's to see
    return Card(title=(f"{capital(customer_name(moved.customer))} is with {moved.to_team} now", *by))


def _further_down(moved: TicketMoved) -> Card:
    """It left, and came back as a card of its own, where it is seen."""
    return Card(title=f"{customer_name(moved.customer)} is back: look further down", parts=(_show(moved),))


def _show(moved: TicketMoved) -> Buttons:
    return Buttons((button("Show", SHOW, moved.ticket),))
