"""Cards as plain text: mail to staff, the command line, and what is said aloud."""

from typing import assert_never

from blocks.card import (
    Buttons,
    Card,
    Chart,
    Divider,
    Facts,
    Link,
    Mention,
    Part,
    Person,
    Picture,
    Sentence,
    Strong,
    Table,
    Text,
    Verbatim,
    When,
    Words,
)
from blocks.cutting import MORE, pieces
from blocks.fitting import LADDER, neat, sentence, title
from blocks.grids import bars, grid
from blocks.moments import written

#: Characters in a line of mail or on a terminal.
LINE = 78


def render(card: Card) -> str:
    """The whole card; the customer's words stand behind `>`, as in mail."""
    return "\n\n".join([words(title(card.title)) or MORE, *map(_part, neat(card.parts, LADDER[0]))])


def spoken(card: Card) -> str:
    """
    What a push notification and a screen reader say.

    Where the card does not say it itself: its title and our paragraphs. Never
    what may hold the customer's words or contact details.
    """
    if card.spoken.strip():
        return words(sentence(card.spoken))
    ours = neat([part for part in card.parts if isinstance(part, Text)], LADDER[0])
    return "\n".join([words(title(card.title)), *map(_part, ours)])


def words(sentence: str | Sentence) -> str:
    """*sentence* in letters only; moments in their own zone, links with their address."""
    return "".join(map(_words, pieces(sentence)))


def _words(piece: Words) -> str:
    match piece:
        case str():
            return piece
        case When():
            return written(piece)
        case Strong(words=said):
            return said
        case Person(name=name) | Mention(name=name):
            return name
        case Link(words=said, url=url):
            return said if said == url else f"{said} ({url})"
        case _:
            assert_never(piece)


def _part(part: Part) -> str:
    match part:
        case Text(words=said):
            return words(said)
        case Verbatim(words=said):
            return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))
        case Facts(pairs=pairs):
            return "\n".join(f"{name}: {words(value)}" for name, value in pairs.items())
        case Table():
            return grid(part, LINE)
        case Chart(title=said):
            return "\n".join(filter(None, (said, bars(part))))
        case Picture(url=url, words=said):
            return f"{said} ({url})"
        case Buttons():
            return _buttons(part)
        case Divider():
            return "---"
        case _:
            assert_never(part)


def _buttons(buttons: Buttons) -> str:
    labels = [f"[{button.label}]" for button in buttons.row]
    if buttons.menu is not None:
        labels.append(f"[{buttons.menu.label}: {', '.join(entry.label for entry in buttons.menu.entries)}]")
    return " ".join(labels)
