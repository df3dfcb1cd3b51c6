"""The morning: what to start with and why, what is due, and that is all."""

from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from blocks.card import Buttons, Card, Part, Sentence, Text
from blocks.cards.day_words import due_lines, first_buttons, newest_words, reason, start, then, while_away
from blocks.cards.pieces import aloud
from blocks.cards.wanted import comes_back, in_short, show_ticket, wanted_first, wanted_parts
from blocks.wording import capital, number
from bot.notifications import Day, Morning, Start, TicketShown

#: With the title and the reason: six lines.
_MOST = 3
_NOON = 12


def morning_card(morning: Morning, *, below: Set[int] = frozenset()) -> Card:
    """The tickets *below* are said further down, with more words: they stand in no list here."""
    day = morning.day
    title = _title(day, morning.greeted or day.now)
    # whoever went away after it came is asked for nothing there
    return Card(title=title, parts=() if day.away else tuple(_parts(day, below)), spoken=aloud(title))


def _title(day: Day, greeted: datetime) -> Sentence:
    """After an outage it may come in the afternoon: then it does not pretend."""
    hour = greeted.astimezone(ZoneInfo(day.zone)).hour
    greeting = f"Good morning, {day.person.first_name}. " if hour < _NOON else ""
    if day.away:
        return (greeting, while_away(day))
    if day.first is not None:
        return (greeting, *start(day, day.first))
    return (greeting, *(wanted_first(day.wanted) or comes_back(day.wanted, day.zone, day.now)))


def _parts(day: Day, below: Set[int]) -> Iterator[Part]:
    wanted = replace(day.wanted, waiting=())
    if day.first is not None:
        yield from _begin(day, day.first, below)
    elif wanted.took_on and not wanted_first(wanted):
        # the title has said the first of them
        yield Buttons((show_ticket(wanted.took_on[0].row),))
        wanted = replace(wanted, took_on=wanted.took_on[1:])
    yield from wanted_parts(wanted, day.zone, day.now)


def _begin(day: Day, first: TicketShown, below: Set[int]) -> Iterator[Part]:
    lines, left = due_lines(replace(day, due=tuple(row for row in day.due if row.ticket not in below)), _MOST)
    called = day.start is Start.CALLED and day.wanted.waiting
    rest = then(day, left)
    yield Text((*(in_short(called[0]) if called else reason(day, first)), f" {rest}" if rest else ""))
    if day.start is Start.OWN:
        yield from newest_words(first)
    if lines.pairs:
        yield lines
    if others := len(day.help_wanted):
        more = " more" if day.start is Start.HELP else ""
        yield Text(f"{capital(number(others))}{more} {'waits' if others == 1 else 'wait'} for your help.")
    yield Buttons(first_buttons(day, first))
