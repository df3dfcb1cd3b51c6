"""What waits in a team, the most urgent first."""

from collections.abc import Iterator

from blocks.card import Button, Buttons, Card, Part, Sentence, Style, Text
from blocks.cards.pieces import aloud, button
from blocks.cards.rows import facts, first, shows
from blocks.wording import customer_first, number, whose
from bot.actions import CLAIM
from bot.notifications import Queue, Row

#: Buttons for the first few; whoever wants the tenth asks for it by number.
_FIRST = 3


def queue_card(queue: Queue) -> Card:
    title = _first(queue)
    return Card(title=title, parts=tuple(_parts(queue)), spoken=aloud(title))


def _first(queue: Queue) -> Sentence:
    if not queue.rows:
        return (f"Nobody waits in {queue.team_name}.",)
    return first(queue.rows[0], queue.zone, queue.now)


def _parts(queue: Queue) -> Iterator[Part]:
    if not queue.rows:
        return
    yield facts(queue.rows, queue.zone, queue.now)
    if queue.more:
        yield Text(f"And {number(queue.more)} more.", quiet=True)
    free = [row for row in queue.rows if row.owner is None]
    yield Buttons(_claims(free) or shows(queue.rows, _FIRST))


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
