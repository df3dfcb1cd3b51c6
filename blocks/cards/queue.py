"""What waits in a team, the most urgent first."""

from collections.abc import Iterator

from blocks.card import Button, Buttons, Card, Part, Sentence, Style, Text
from blocks.cards.pieces import aloud, button
from blocks.cards.rows import facts, first, shows
from blocks.wording import customer_first, number, whose
from bot.actions import CLAIM, QUEUE
from bot.notifications import PAGE, Queue, Row

#: Buttons for the first few; whoever wants the tenth asks for it by number.
_FIRST = 3


def queue_card(queue: Queue) -> Card:
    title = _first(queue)
    return Card(title=title, parts=tuple(_parts(queue)), spoken=aloud(title))


def _first(queue: Queue) -> Sentence:
    if not queue.rows:
        return (f"Nobody waits in {queue.team_name}.",)
    if queue.beyond:
        pages = queue.before // PAGE + 1
        there = "is only one page" if pages == 1 else f"are only {number(pages)} pages"
        return (f"There {there} in {queue.team_name}: {_which(queue)}",)
    if queue.before:
        return (f"Further down in {queue.team_name}: {_which(queue)}",)
    return first(queue.rows[0], queue.zone, queue.now)


def _which(queue: Queue) -> str:
    """ "10 of 34"; on a later page "11 to 20 of 34"."""
    first_, last = queue.before + 1, queue.before + len(queue.rows)
    return f"{last} of {queue.total}" if first_ in (1, last) else f"{first_} to {last} of {queue.total}"


def _parts(queue: Queue) -> Iterator[Part]:
    if not queue.rows:
        return
    yield facts(queue.rows, queue.zone, queue.now)
    if queue.total > len(queue.rows) and not queue.before:
        yield Text(f"{_which(queue)} in {queue.team_name}, the most urgent first.", quiet=True)
    free = [row for row in queue.rows if row.owner is None and row.ticket not in queue.for_others]
    yield Buttons((*(_claims(free) or shows(queue.rows, _FIRST)), *_further(queue)))


def _further(queue: Queue) -> tuple[Button, ...]:
    """What stands behind these, and the way back to the beginning."""
    shown, left = len(queue.rows), queue.total - queue.before - len(queue.rows)
    page = queue.before // shown + 2
    more = (button(f"Next {number(min(left, shown))}", QUEUE, f"{queue.team}/{page}"),) if left > 0 else ()
    back = (button("From the top", QUEUE, f"{queue.team}/1"),) if queue.before else ()
    return more + back


def _claims(free: list[Row]) -> tuple[Button, ...]:
    return tuple(
        button(
            f"Claim {whose(customer_first(row.customer))}",
            CLAIM,
            row.ticket,
            Style.PLAIN if place else Style.PRIMARY,
        )
        for place, row in enumerate(free[:_FIRST])
    )
