"""To whoever asked: the page that helps with a ticket."""

from blocks.card import Buttons, Card
from blocks.cards.pieces import aloud
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.pages import paragraphs
from bot.notifications import PlaybookShown


def playbook_card(shown: PlaybookShown) -> Card:
    row = loudest_first(ways(shown.about))
    parts = (*paragraphs(shown.page), *((Buttons(row),) if row else ()))
    return Card(title=shown.page.title, parts=parts, spoken=aloud((shown.page.title,)))
