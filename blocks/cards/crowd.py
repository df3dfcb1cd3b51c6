"""In a team's conversation: one message for everybody who waits there without a card."""

from blocks.card import Buttons, Card, Sentence, Style, Text
from blocks.cards.pieces import aloud, button, moment
from blocks.wording import capital, customer_name, number
from bot.actions import NEXT, QUEUE
from bot.notifications import Crowd, CrowdOver


def crowd_card(crowd: Crowd) -> Card:
    title: Sentence = (
        _how_many(crowd.count),
        ", the most urgent since ",
        moment(crowd.since, crowd.zone, crowd.now),
        ".",
    )
    if crowd.count == 1:
        title = (_how_many(crowd.count), " since ", moment(crowd.since, crowd.zone, crowd.now), ".")
    due = moment(crowd.next.due, crowd.zone, crowd.now)
    was = "it was due " if crowd.next.overdue else "due "
    return Card(
        title=title,
        parts=(
            Text((f"Next: {customer_name(crowd.next.customer)}, {was}", due, ".")),
            Buttons(
                (
                    button("Next for you", NEXT, crowd.team, Style.PRIMARY),
                    button("See the queue", QUEUE, f"{crowd.team}/1"),
                )
            ),
            Text("Each gets a card here as soon as there is room: claim those above.", quiet=True),
        ),
        spoken=aloud(title),
    )


def _how_many(count: int) -> str:
    return "One more customer is waiting" if count == 1 else f"{capital(number(count))} more customers are waiting"


def crowd_over_card(over: CrowdOver) -> Card:
    return Card(title="Everybody who was waiting here has a card, or has been looked after.", quiet=True)
