"""A change of the program that waits for nobody any more: what became of it, and what it was."""

from blocks.card import Card, Sentence, Text, When
from blocks.cards.pieces import aloud
from blocks.cards.revising import what_changes
from bot.notifications.revising import ChangeSettled
from bot.revising.edition import What


def settled_card(said: ChangeSettled) -> Card:
    title = _what(said)
    about = what_changes(said.differences) if said.differences is not None else ()
    return Card(title=title, parts=(Text(_since(said), quiet=True), *about), spoken=aloud(title))


def _what(said: ChangeSettled) -> str:
    change = "your change" if said.yours else "this change"
    who = "You" if said.own else said.by.first_name if said.by else "Somebody"
    match said.what:
        case What.APPROVED:
            return f"{who} agreed to {change} of the program."
        case What.DECLINED:
            return f"{who} said “not now” to {change} of the program."
        case What.WITHDRAWN:
            return f"{'Your' if said.yours else 'This'} change of the program was taken back."
        case _:
            return f"A newer version took the place of {change} of the program."


def _since(said: ChangeSettled) -> Sentence:
    when = When(said.at, "day_time", said.zone)
    match said.what:
        case What.APPROVED:
            return ("It took effect ", when, ".")
        case What.DECLINED | What.WITHDRAWN:
            return ("That was ", when, "; everything stayed as it was.")
        case What.PROPOSED:
            return ("That was ", when, "; the newer one came in a message of its own.")
        case _:
            return ("The newer one took effect ", when, ".")
