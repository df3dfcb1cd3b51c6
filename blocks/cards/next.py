"""The one to take next, as a whole ticket; or that nobody waits."""

from blocks.card import Card
from blocks.cards.pieces import aloud
from blocks.cards.queue import queue_card
from blocks.cards.ticket import ticket_card
from blocks.cards.ticket_title import by_when, step
from blocks.wording import customer_name
from bot.notifications import NextForYou, Queue


def next_card(next_: NextForYou) -> Card:
    if next_.about is not None:
        about = next_.about
        said = ("Next for you: ", step(about, customer_name(about.customer)), *by_when(about))
        return Card(title=said, parts=ticket_card(about).parts, spoken=aloud(said))
    if next_.row is not None:
        return queue_card(
            Queue(team="", team_name="your team", rows=(next_.row,), total=1, before=0, zone=next_.zone, now=next_.now)
        )
    return Card(title="Nobody is waiting for you right now.")
