"""Home: somebody's day, whenever they look."""

from collections.abc import Iterator, Sequence

from blocks.card import Button, Buttons, Card, Divider, Part, Sentence, Strong, Text, Verbatim
from blocks.cards.away import ending
from blocks.cards.day_words import claims, due_lines, first_buttons, newest_words, reason, start, while_away
from blocks.cards.pieces import aloud, button
from blocks.cards.rows import by_when, facts
from blocks.cards.wanted import wanted_first, wanted_parts
from blocks.wording import and_more, customer_first, customer_name, number, whose
from bot import actions
from bot.notifications import Day, HelpWanted, Home, PromisedToday, Row, Start

_MOST = 8
_BUTTONS = 3


def home_card(home: Home) -> Card:
    day = home.day
    title = wanted_first(day.wanted) or (start(day, day.first) if day.first is not None else _clear(day))
    return Card(title=title, parts=tuple(_parts(day)), spoken=aloud(title))


def _clear(day: Day) -> Sentence:
    return (while_away(day) if day.away else f"You're clear, {day.person.first_name}.",)


def _parts(day: Day) -> Iterator[Part]:
    yield from _away(day)
    yield from wanted_parts(day.wanted, day.zone, day.now)
    if day.first is not None and day.start is not Start.CALLED:
        then = ("Then: ", *start(day, day.first), " ") if wanted_first(day.wanted) else ()
        yield Text((*then, *reason(day, day.first)))
        yield from newest_words(day.first) or ((Verbatim(day.first.verbatim),) if day.first.verbatim.strip() else ())
        yield Buttons(first_buttons(day, day.first))
    yield from _due(day)
    yield from _help(day.help_wanted, day)
    yield from _late(day)
    yield from _free(day)


def _away(day: Day) -> Iterator[Part]:
    """Whoever has something all the same reads there that they are not reminded of it."""
    if not day.away:
        return
    if day.first is not None or wanted_first(day.wanted):
        yield Text(while_away(day), quiet=True)
    if day.ends:
        yield Buttons((ending(day.ends, ""),))


def _due(day: Day) -> Iterator[Part]:
    lines, left = due_lines(day, _MOST)
    if lines.pairs:
        yield from _heading("Also due" if day.first is not None else "Due")
        yield lines
        yield Buttons(_shows([*day.due, *day.promises]))
    if left + day.later:
        yield Text(f"{and_more(left + day.later)} of yours: type “/loop”.", quiet=True)


def _shows(those: Sequence[Row | PromisedToday]) -> tuple[Button, ...]:
    """None stands out: that is for the one to start with."""
    return tuple(
        button(f"{whose(customer_first(each.customer))} ticket", actions.SHOW, each.ticket) for each in those[:_BUTTONS]
    )


def _help(wanted: Sequence[HelpWanted], day: Day) -> Iterator[Part]:
    if not wanted:
        return
    yield from _heading("Your help is wanted")
    for each in wanted:
        name = customer_name(each.row.customer)
        yield Text((f"{each.by.first_name}, with {name}", *by_when(each.row, day.zone, day.now), "."))
    yield Buttons(_shows([each.row for each in wanted]))


def _late(day: Day) -> Iterator[Part]:
    if not day.late:
        return
    yield from _heading(_counted(f"Late in your team{'s' if day.leads > 1 else ''}", day.late, day.late_in_all))
    yield facts(day.late, day.zone, day.now)
    yield from _left_out(day.late_in_all - len(day.late), day.late_above, "/loop team")
    yield Buttons(_shows(day.late))


def _free(day: Day) -> Iterator[Part]:
    if not day.free:
        return
    yield from _heading(_counted("Nobody has these yet", day.free, day.free_in_all))
    yield facts(day.free, day.zone, day.now, owners=False)
    yield from _left_out(day.free_in_all - len(day.free), day.free_above, "/loop queue")
    yield Buttons(tuple(claims(day.free, _BUTTONS)))


def _counted(heading: str, rows: Sequence[Row], in_all: int) -> str:
    """The same number as wherever else it is asked for; where each of them is listed, anybody can count."""
    return heading if in_all == len(rows) else f"{heading}: {in_all:,}"


def _left_out(rest: int, above: int, command: str) -> Iterator[Part]:
    """Of those that the list leaves out, what stands further up, and where the others are."""
    if further := max(rest - above, 0):
        besides = f", besides the {number(above)} further up" if above else ""
        yield Text(f"{and_more(further)}{besides}: type “{command}”.", quiet=True)
    elif above:
        stands = f"other {number(above)} stand" if above > 1 else "other one stands"
        yield Text(f"The {stands} further up.", quiet=True)


def _heading(words: str) -> Iterator[Part]:
    yield Divider()
    yield Text((Strong(words),))
