"""What many cards are made of: moments, buttons, people, and what is said aloud."""

from collections.abc import Iterable
from datetime import datetime

from blocks import plain
from blocks.card import Button, Person, Sentence, Style, When, Words
from blocks.cutting import pieces
from blocks.moments import zone_named
from blocks.wording import capital
from bot.actions import OPEN_FORMS
from bot.notifications import Who


def moment(at: datetime, zone: str, now: datetime | None) -> When:
    """
    *at*, without its day where that is today.

    Only for what is drawn again once it has passed: yesterday's "by 14:00"
    must not stand there tomorrow.
    """
    return When(at, "time" if now is not None and _same_day(at, now, zone) else "day_time", zone)


def _same_day(one: datetime, other: datetime, zone: str) -> bool:
    local = zone_named(zone)
    return one.astimezone(local).date() == other.astimezone(local).date()


def button(label: str, action: str, about: int | str, style: Style = Style.PLAIN) -> Button:
    return Button(label=label, action=action, about=str(about), style=style, opens_form=action in OPEN_FORMS)


def person(who: Who) -> Person:
    """A colleague by first name, and without waking their phone: they know what they did."""
    return Person(who.first_name)


def aloud(sentence: str | Sentence) -> str:
    """*sentence* for a push notification: moments written out, nothing else of the card."""
    return plain.words(pieces(sentence))


def joined(sentences: Iterable[str | Sentence], by: str = " · ", *, capitals: bool = True) -> Sentence:
    """*sentences* in one line, which begins with a capital unless told otherwise; empty ones leave no trace."""
    line: list[Words] = []
    for sentence in map(pieces, sentences):
        if any(piece != "" for piece in sentence):
            line += [by, *sentence] if line else sentence
    if line and capitals and isinstance(line[0], str):
        line[0] = capital(line[0])
    return tuple(line)
