"""The morning: what to start with and why, what is due, and that is all."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from blocks.card import Buttons, Card, Part, Sentence, Text
from blocks.cards.day_words import due_lines, first_buttons, reason, start, then
from blocks.cards.pieces import aloud
from bot.notifications import Day, Morning, Start

#: With the title and the reason: six lines.
_MOST = 3
_NOON = 12


def morning_card(morning: Morning) -> Card:
    day = morning.day
    title = _title(day)
    return Card(title=title, parts=tuple(_parts(day)), spoken=aloud(title))


def _title(day: Day) -> Sentence:
    """After an outage it may come in the afternoon: then it does not pretend."""
    hour = day.now.astimezone(ZoneInfo(day.zone)).hour
    greeting = f"Good morning, {day.person.first_name}. " if hour < _NOON else ""
    return (greeting, *(start(day, day.first) if day.first is not None else ()))


def _parts(day: Day) -> Iterator[Part]:
    if day.first is None:
        return
    lines, left = due_lines(day, _MOST)
    yield Text((*reason(day.first), " ", then(day, left)))
    if lines.pairs:
        yield lines
    if day.start is Start.HELP and len(day.help_wanted):
        yield Text(f"{len(day.help_wanted)} more wait for your help.")
    yield Buttons(first_buttons(day, day.first))
