"""Why customers were unhappy: what comes up most stands first, with the team that can remove it."""

from collections.abc import Iterator

from blocks.card import Card, Facts, Part, Text, When
from blocks.wording import in_passing, plural
from bot.notifications.causes import CauseRow, CausesShown

#: More than these nobody compares; the rest is counted.
_MOST = 12


def causes_card(causes: CausesShown) -> Card:
    title = _first(causes)
    return Card(title=title, parts=tuple(_parts(causes)), spoken=title)


def _first(causes: CausesShown) -> str:
    if not causes.rows:
        return "No ticket of this month or the last has a root cause yet"
    first = causes.rows[0]
    times = plural(first.this_month + first.last_month, "customer")
    return f"{_named(first)} made {times} unhappy" + (f"; {first.fixed_by} can mend it" if first.fixed_by else "")


def _named(row: CauseRow) -> str:
    return f"{row.group}: {in_passing(row.label)}" if row.label else row.group


def _counted(row: CauseRow) -> str:
    """In words: a table's columns would be too narrow for what causes are called."""
    said = f"{row.this_month} this month, {row.last_month} last month"
    return f"{said}; {row.fixed_by or 'nobody fixes it yet'}"


def _parts(causes: CausesShown) -> Iterator[Part]:
    if not causes.rows:
        yield Text("It is named when a ticket is closed: the form asks for it.")
        return
    shown = causes.rows[:_MOST]
    yield Facts({_named(row): _counted(row) for row in shown})
    if rest := causes.rows[_MOST:]:
        others = sum(row.this_month + row.last_month for row in rest)
        yield Text(f"{plural(len(rest), 'other cause')}, with {plural(others, 'ticket')}.")
    since = When(causes.last_month, "day", causes.zone)
    yield Text(
        (
            f"{causes.named} of {plural(causes.tickets, 'ticket')} since ",
            since,
            " have a cause, by when the customer wrote.",
        ),
        quiet=True,
    )
