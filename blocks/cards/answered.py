"""A direct message that asks for nothing any more: what it said, and what became of it."""

from blocks.card import Buttons, Card, Sentence, Text, When
from blocks.cards.pieces import aloud, button
from blocks.cards.timeline import line
from blocks.cutting import pieces
from bot import actions
from bot.notifications import Answered, Asking, HelpAskedFor, NeedsYou, StillYours

#: What somebody did about what was asked; after a claim, say, the customer still waits.
_ANSWERS = frozenset({"TakenOn", "Contacted", "Noted"})
_SETTLES = frozenset({"Resolved", "Closed", "Merged"})


def over(card: Card, answered: Answered) -> Card:
    """*card* without the buttons that could only be refused, and with the answer before everything else."""
    title = came(answered)
    when = When(answered.at, "day_time", answered.zone)
    asked = Text((_what(answered), when, f". {_it_was(answered.said)}: ", *pieces(card.title)), quiet=True)
    kept = tuple(part for part in card.parts if not isinstance(part, Buttons))
    show = Buttons((button("Show ticket", actions.SHOW, answered.said.about.ticket),))
    return Card(title=title, parts=(asked, *kept, show), spoken=aloud(title))


def came(answered: Answered) -> Sentence:
    """What became of it."""
    if answered.entry is not None:
        return line(answered.entry)
    return ("You still have it.",) if isinstance(answered.said, StillYours) else ("This is off your hands.",)


def _it_was(said: Asking) -> str:
    return "You were asked" if isinstance(said, NeedsYou | HelpAskedFor | StillYours) else "This said"


def _what(answered: Answered) -> str:
    if answered.entry is None:
        return "Since "
    if answered.entry.what in _ANSWERS:
        return "Answered "
    return "Settled " if answered.entry.what in _SETTLES else "No answer is needed from you since "
