"""The cards of what the chat changes from one day to the next, and of what a file says about it afterwards."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from blocks.card import Card, Facts, Sentence, Text
from blocks.cards.capping import cap_as_before_card, cap_changed_card, caps_card
from blocks.cards.in_force import in_force_card
from blocks.cards.pieces import aloud
from blocks.cards.staffing import moved_card, people_card, person_as_before_card
from blocks.cards.user_groups import group_lost_card, team_changed_card
from blocks.wording import plural
from bot.notifications import daily as d

_NEWER = "The file was written later, so it counts. Say it again in the chat, if it shall be otherwise."


def overtaken_card(said: d.OvertakenByFile) -> Card:
    things = plural(len(said.rows), "thing")
    title = f"Look at {things}: the program file says something else than the chat did."
    rows: dict[str, str | Sentence] = {_what(row): _line(row) for row in said.rows}
    return Card(title=title, parts=(Facts(rows), Text(_NEWER, quiet=True)), spoken=aloud(title))


def _what(row: d.Overtaken) -> str:
    return f"Cap of {row.name}" if row.what == "cap" else row.name


def _line(row: d.Overtaken) -> str:
    now = f"{row.file} in the file" if row.file else "gone from the file"
    return f"{now}; {row.chat} in the chat, by {row.by.first_name}"


CARDS: Final[Mapping[type, Callable[[Any], Card]]] = {
    d.CapChanged: cap_changed_card,
    d.CapAsBefore: cap_as_before_card,
    d.Caps: caps_card,
    d.OvertakenByFile: overtaken_card,
    d.InForce: in_force_card,
    d.ColleagueMoved: moved_card,
    d.People: people_card,
    d.PersonAsBefore: person_as_before_card,
    d.TeamChanged: team_changed_card,
    d.GroupLost: group_lost_card,
}
