"""In a team's conversation, once a day: who came beyond a cap and waits in a list."""

from blocks.card import Buttons, Card, Style, Text
from blocks.cards.pieces import aloud, button
from blocks.cards.rows import facts
from blocks.wording import and_more, capital, number, whose
from bot.actions import NEXT, QUEUE
from bot.giving_reasons import Why
from bot.notifications import DaysList, NobodyToGive

_WHY = {
    Why.AWAY: "Everybody in {team} is away",
    Why.FULL: "Everybody in {team} has as many tickets as they may have at once",
    Why.EMPTY: "Nobody works in {team}",
}
_REMEDY = {
    Why.AWAY: "Assign it to somebody, or say who stands in.",
    Why.FULL: "Close what is settled, or give somebody a hand.",
    Why.EMPTY: "Ask your program's owner to name its people.",
}


def days_list_card(shown: DaysList) -> Card:
    """They were counted and are waited for; only nobody was asked to be quick."""
    one = shown.total == 1
    title = "One more customer waits in the list" if one else f"{capital(number(shown.total))} more customers wait"
    title += ". Take one if you have a hand free." if one else " in the list. Take one if you have a hand free."
    more = shown.total - len(shown.rows)
    rest = (Text(f"{and_more(more)}.", quiet=True),) if more > 0 else ()
    row = (button("Next for you", NEXT, shown.team, Style.PRIMARY), button("See the queue", QUEUE, f"{shown.team}/1"))
    why = Text("They came beyond what you have agreed to take on a day.", quiet=True)
    parts = (facts(shown.rows, shown.zone, shown.now), *rest, Buttons(row), why)
    return Card(title=title, parts=parts, spoken=aloud((title,)))


def nobody_to_give_card(nobody: NobodyToGive) -> Card:
    title = f"Find somebody for {whose(nobody.team_name)} next ticket."
    why = f"{_WHY[nobody.why].format(team=nobody.team_name)}, so it is free for whoever claims it."
    row = (button("See the queue", QUEUE, f"{nobody.team}/1", Style.PRIMARY),)
    parts = (Text(why), Text(_REMEDY[nobody.why]), Buttons(row), Text("I say so once a day.", quiet=True))
    return Card(title=title, parts=parts, spoken=aloud((title, " ", why)))
