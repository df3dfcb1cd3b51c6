"""What is mine: where to start, what else is due, how it goes."""

from collections.abc import Iterator
from dataclasses import replace

from blocks.card import Button, Buttons, Card, Facts, Part, Sentence, Style, Text
from blocks.cards.pieces import aloud, button, person
from blocks.cards.rows import STEPS, by_when, facts, is_live, shows, to_begin_with
from blocks.cards.wanted import wanted_first, wanted_parts
from blocks.wording import capital, customer_name, listed, number, plural, share
from bot.actions import ADVISE, ASSIGN, SHOW
from bot.notifications import Counts, MyLoop, Row


def me_card(mine: MyLoop) -> Card:
    first = to_begin_with(mine.rows)
    title = wanted_first(mine.wanted) or _waits(mine) or _start(mine, first)
    return Card(title=title, parts=tuple(_parts(mine, first)), spoken=aloud(title))


def _waits(mine: MyLoop) -> Sentence:
    """A colleague who waits comes before everything of one's own."""
    if not mine.help_wanted:
        return ()
    wanted = mine.help_wanted[0]
    name = customer_name(wanted.row.customer)
    return (person(wanted.by), f" waits for your help with {name}", *by_when(wanted.row, mine.zone, mine.now), ".")


def _start(mine: MyLoop, first: Row | None) -> Sentence:
    name = mine.person.first_name
    if first is None:
        return (f"You're clear, {name}." if not mine.counts.open else f"Nothing presses right now, {name}.",)
    return (
        f"Start with {customer_name(first.customer)}: {STEPS[first.next_step] or 'have a look'}",
        *by_when(first, mine.zone, mine.now),
        ".",
    )


def _parts(mine: MyLoop, first: Row | None) -> Iterator[Part]:
    yield from wanted_parts(mine.wanted, mine.zone, mine.now)
    if mine.help_wanted:
        yield from _help(mine)
    elif first is not None and wanted_first(mine.wanted):
        yield Text(("Then: ", *_start(mine, first)))
    if said := _today(mine.counts, first):
        yield Text(said)
    if mine.rows:
        yield facts(mine.rows, mine.zone, mine.now, owners=False)
    yield Facts(_figures(mine))
    if mine.help_wanted:
        yield Buttons(_helping(mine))
    elif first is not None:
        yield Buttons(_buttons(mine, first))


def _help(mine: MyLoop) -> Iterator[Part]:
    """Who else waits, and where to start afterwards."""
    if wanted_first(mine.wanted):
        yield Text(_waits(mine))
    if others := mine.help_wanted[1:]:
        also = [f"{wanted.by.first_name} with {customer_name(wanted.row.customer)}" for wanted in others]
        yield Text(f"So {'does' if len(also) == 1 else 'do'} {listed(also)}.")
    if first := to_begin_with(mine.rows):
        yield Text(("Then: ", *_start(mine, first)))


def _helping(mine: MyLoop) -> tuple[Button, ...]:
    """What the call for help itself offers; of the others, the ticket."""
    wanted, *others = mine.help_wanted
    advised = wanted.row.owner or wanted.by
    # what they were called in for as well has its button above
    called = {needs.about.ticket for needs in mine.wanted.waiting}
    others = [other for other in others if other.row.ticket not in called]
    return (
        *(replace(each, style=_style(mine)) for each in shows([wanted.row]) if wanted.row.ticket not in called),
        button(f"Advise {advised.first_name}", ADVISE, wanted.row.ticket),
        button("Assign", ASSIGN, wanted.row.ticket),
        *(button(each.label, each.action, each.about) for each in shows([other.row for other in others], 2)),
    )


def _today(counts: Counts, first: Row | None) -> str:
    if counts.overdue > 1:
        also = f", {_due(counts)}" if counts.due_today else ""
        return f"{capital(number(counts.overdue))} are late{also}."
    if first is not None and counts.due_today:
        return f"{capital(_due(counts))}, then you're clear for today."
    if not counts.open and counts.unclaimed:
        waits = "waits" if counts.unclaimed == 1 else "wait"
        return f"{capital(plural(counts.unclaimed, 'ticket'))} in your team {waits} for somebody. Type “/loop next”."
    return ""


def _due(counts: Counts) -> str:
    return f"{number(counts.due_today)} {'is' if counts.due_today == 1 else 'are'} due today"


def _figures(mine: MyLoop) -> dict[str, str | Sentence]:
    return {
        "Open": str(mine.counts.open),
        "Late": str(mine.counts.overdue),
        "Due today": str(mine.counts.due_today),
        "Closed within 48 h": share(mine.closed_within_48h.part, mine.closed_within_48h.whole),
    }


def _buttons(mine: MyLoop, first: Row) -> tuple[Button, ...]:
    others = [row for row in mine.rows if is_live(row) and row.ticket != first.ticket]
    plain = [button(each.label, each.action, each.about) for each in shows(others, 2)]
    return (button("Start", SHOW, first.ticket, _style(mine)), *plain)


def _style(mine: MyLoop) -> Style:
    """Whoever was called in starts with that."""
    return Style.PLAIN if mine.wanted.waiting else Style.PRIMARY
