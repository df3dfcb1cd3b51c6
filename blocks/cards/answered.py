"""A direct message that asks for nothing any more: what it said, and what became of it."""

from blocks.card import Buttons, Card, Sentence, Text, When
from blocks.cards.pieces import aloud, button
from blocks.cards.timeline import line
from blocks.cutting import pieces
from bot import actions
from bot.notifications import Answered

#: What somebody did about what was asked; after a claim, say, the customer still waits.
_ANSWERS = frozenset({"TakenOn", "Contacted", "Noted"})
_SETTLES = frozenset({"Resolved", "Closed", "Merged"})


def over(card: Card, answered: Answered) -> Card:
    """*card* without the buttons that could only be refused, and with the answer before everything else."""
    came: Sentence = line(answered.entry) if answered.entry else ("This is off your hands.",)
    when = When(answered.at, "day_time", answered.zone)
    asked = Text((_what(answered), when, ". You were asked: ", *pieces(card.title)), quiet=True)
    kept = tuple(part for part in card.parts if not isinstance(part, Buttons))
    show = Buttons((button("Show ticket", actions.SHOW, answered.said.about.ticket),))
    return Card(title=came, parts=(asked, *kept, show), spoken=aloud(came))


def _what(answered: Answered) -> str:
    if answered.entry is None:
        return "Since "
    if answered.entry.what in _ANSWERS:
        return "Answered "
    return "Settled " if answered.entry.what in _SETTLES else "No answer is needed from you since "
