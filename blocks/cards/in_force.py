"""Which program is in force, what waits, and what the chat has changed of it."""

from blocks.adjustment_words import subject, words
from blocks.card import Card, Facts, Part, Sentence, Text
from blocks.cards.pieces import aloud
from blocks.wording import and_more, listed, plural
from bot.notifications.daily import InForce

#: More than these are counted.
_MOST = 20


def in_force_card(said: InForce) -> Card:
    title = f"Revision {said.revision} of the program is in force; {said.owner.name} owns it."
    parts: list[Part] = []
    if said.is_file_bad:
        parts.append(Text("The file has a mistake by now, so this is what it said before. “program check” says where."))
    if said.waiting:
        asked = listed([each.first_name for each in said.approvers], "or")
        parts.append(Text(f"Revision {said.waiting} waits for a word from {asked}."))
    if said.adjusted:
        parts.append(Text(f"{plural(len(said.adjusted), 'thing').capitalize()} changed in the chat:"))
        rows: dict[str, str | Sentence] = {
            subject(row): words(row, said.zone, said.now) for row in said.adjusted[:_MOST]
        }
        parts.append(Facts(rows))
    else:
        as_written = "." if said.is_file_bad else ": it holds as the file says."
        parts.append(Text(f"Nothing is changed in the chat{as_written}"))
    if len(said.adjusted) > _MOST:
        parts.append(Text(f"{and_more(len(said.adjusted) - _MOST)}: “ringback program revisions” lists them."))
    parts.append(Text("“/loop map” shows it as a page to read.", quiet=True))
    return Card(title=title, parts=tuple(parts), spoken=aloud(title))
