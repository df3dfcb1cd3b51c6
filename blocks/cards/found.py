"""Tickets that were looked for."""

from collections.abc import Iterator

from blocks.card import Buttons, Card, Part, Text
from blocks.cards.rows import facts, shows
from blocks.cutting import cut
from blocks.literals import one_line
from blocks.wording import and_more, capital, plural
from bot.notifications import Found

#: What one looked for may be a customer's own words: a few are enough to recognise them.
_WORDS = 40


def found_card(found: Found) -> Card:
    count = len(found.rows) + found.more
    spoken = f"{capital(plural(count, 'ticket'))} found."
    return Card(
        title=f"{capital(plural(count, 'ticket'))} with “{cut(one_line(found.words), _WORDS)}”",
        parts=tuple(_parts(found)),
        spoken=spoken,
    )


def _parts(found: Found) -> Iterator[Part]:
    if not found.rows:
        yield Text("Try a name, a ticket's number, or fewer words.")
        return
    yield facts(found.rows, found.zone, found.now)
    if found.more:
        yield Text(f"{and_more(found.more)}: another word narrows it down.", quiet=True)
    yield Buttons(shows(found.rows))
