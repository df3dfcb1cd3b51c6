"""A direct message that asks for nothing any more: what it said, and what became of it."""

from blocks.card import Buttons, Card, Sentence, Text, When
from blocks.cards.pieces import aloud, button
from blocks.cards.timeline import line
from blocks.cutting import pieces
from bot import actions
from bot.notifications import Answered


def over(card: Card, answered: Answered) -> Card:
    """*card* without the buttons that could only be refused, and with the answer before everything else."""
    came: Sentence = line(answered.entry) if answered.entry else ("This is settled.",)
    asked = Text(("You were asked: ", *pieces(card.title)), quiet=True)
    when = Text(("Answered ", When(answered.at, "day_time", answered.zone), "; there is nothing to do here any more."))
    kept = tuple(part for part in card.parts if not isinstance(part, Buttons))
    show = Buttons((button("Show ticket", actions.SHOW, answered.said.about.ticket),))
    return Card(title=came, parts=(when, asked, *kept, show), spoken=aloud(came))
