"""About being away: what happens with whose tickets comes first."""

from blocks.card import Button, Buttons, Card, Facts, Part, Sentence, Text
from blocks.cards.day_words import claims
from blocks.cards.pieces import aloud, button
from blocks.cards.rows import facts, shows
from blocks.days import day, is_later
from blocks.wording import and_more, capital, plural
from bot.actions import BACK
from bot.notifications import AwayRow, AwaySet, BackSet, WhoIsAway

_ENDS = "“/loop back” ends it."
_MOST_BUTTONS = 5
_FORMS = {
    "/loop away until Monday": "from now on; back on that day",
    "/loop away from 1 Dec until 8 Dec ask Ben": "later, and Ben is asked about what cannot wait",
}
_FOR_OTHERS = {"/loop away Ana until Monday": "the same for somebody in your team"}


def away_set_card(said: AwaySet) -> Card:
    title = f"{capital(_tickets(said))}{_when(said)}."
    return Card(title=title, parts=tuple(_below(said)), spoken=title)


def _whose(said: AwaySet) -> str:
    return "your" if said.own else f"{said.person.first_name}'s"


def _when(said: AwaySet) -> str:
    later = is_later(said.since, said.now) and said.passed_on
    return f" on {day(said.since, said.zone, said.now)}" if later else ""


def _tickets(said: AwaySet) -> str:
    asked = said.asked if said.delegate is not None else 0
    whose, count = _whose(said), asked or said.passed_on
    if not count:
        return _none(said, whose)
    which = f"{whose} {'open ticket' if count == 1 else plural(count, 'open ticket')}"
    if said.waiting or count < said.passed_on:
        which = f"{plural(count, 'open ticket')} of {'yours' if said.own else whose}"
    if said.delegate is not None and asked:
        return f"{said.delegate.first_name} is asked to take {which}"
    return f"{which} {'goes' if count == 1 else 'go'} back to {said.team_name or 'the team'}"


def _none(said: AwaySet, whose: str) -> str:
    if not said.waiting:
        return f"{whose} hands are free: there is no open ticket to pass on"
    which = "ticket" if said.waiting == 1 else plural(said.waiting, "ticket")
    return f"{whose} {which} can wait until {'you are back' if said.own else 'then'}"


def _below(said: AwaySet) -> list[Part]:
    later = is_later(said.since, said.now)
    until = f" until {day(said.until, said.zone, said.now)}, back on that day" if said.until else ""
    since = f" from {day(said.since, said.zone, said.now)}" if later else ""
    if said.own and said.by.email != said.person.email:
        first = f"{said.by.first_name} has put you down as away{since}{until}."
    else:
        who, are = ("You", "are") if said.own else (said.person.first_name, "is")
        first = f"{who} {'will be' if later else are} away{since}{until}."
    whom = "you" if said.own else "them"
    then = "In those days" if later else "Till then"
    rest = f"{then} nobody can give {whom} a ticket, and I won't remind {whom} of anything."
    ending = _to_end(said.ends, "" if said.own else said.person.first_name, later=later)
    return [Text(first), *_which(said), *_waits(said), Text(f"{rest} {_ends(said)}", quiet=True), *ending]


def _to_end(ends: str, name: str, *, later: bool) -> list[Part]:
    return [Buttons((ending(ends, name, later=later),))] if ends else []


def ending(ends: str, name: str, *, later: bool = False) -> Button:
    """What ends an absence; *name* is empty for one's own."""
    if not name:
        return button("I stay here" if later else "I'm back", BACK, ends)
    return button(f"{name} {'stays here' if later else 'is back'}", BACK, ends)


def _which(said: AwaySet) -> list[Part]:
    if not said.rows:
        return []
    more = said.passed_on - len(said.rows)
    rest = [Text(f"{and_more(more)}.", quiet=True)] if more > 0 else []
    return [facts(said.rows, said.zone, said.now, owners=False), *rest, Buttons(shows(said.rows))]


def _waits(said: AwaySet) -> list[Part]:
    parts: list[Part] = []
    if said.passed_on and said.waiting:
        parts.append(Text(f"{capital(plural(said.waiting, 'other', 'others'))} can wait until then."))
    if said.asked and said.delegate is not None and said.team_name:
        also = " What is due too soon to ask goes there at once." if said.asked < said.passed_on else ""
        taken = f"What {said.delegate.first_name} does not take within an hour goes back to {said.team_name}.{also}"
        parts.append(Text(taken))
    return parts


def _ends(said: AwaySet) -> str:
    return _ENDS if said.own else f"“/loop back {said.person.first_name}” ends it."


def back_set_card(said: BackSet) -> Card:
    title = _back(said)
    return Card(title=title, parts=(Text(_theirs(said)), *_free(said)) if said.planned else (), spoken=title)


def _free(said: BackSet) -> list[Part]:
    """What went to the team meanwhile can be theirs again, as long as nobody else has it."""
    if not said.free:
        return []
    one = said.free_in_all == 1
    words = f"{capital(plural(said.free_in_all, 'ticket'))} of yours went back to the team, and nobody has "
    return [
        Text(f"{words}{'it' if one else 'them'} yet."),
        facts(said.free, said.zone, said.now, owners=False),
        Buttons(tuple(claims(said.free, _MOST_BUTTONS))),
    ]


def _back(said: BackSet) -> str:
    name = said.person.first_name
    if said.own and said.by.email != said.person.email:
        return f"You're here again: {said.by.first_name} said so."
    if not said.planned:
        return (
            "You're here already; nothing is planned." if said.own else f"{name} is here already; nothing is planned."
        )
    if not said.was_away:
        return "You stay here: I've forgotten that." if said.own else f"{name} stays here: I've forgotten that."
    return "Good to have you back." if said.own else f"{name} is back; they hear of it from me."


def _theirs(said: BackSet) -> str:
    if not said.own:
        return f"{said.person.first_name} can be given tickets, and is reminded of them."
    if not said.tickets:
        return "You have no open ticket; “/loop next” has one for you."
    return f"You have {plural(said.tickets, 'open ticket')}, and I remind you again: “/loop” shows where to start."


def who_is_away_card(said: WhoIsAway) -> Card:
    title = _mine(said)
    others: dict[str, str | Sentence] = {row.who.name: _line(row, said) for row in said.others}
    colleagues: list[Part] = (
        [Facts(others), *_theirs_end(said)] if others else [Text("Everybody else of your team is here.")]
    )
    forms: dict[str, str | Sentence] = {**_FORMS, **(_FOR_OTHERS if said.lead else {})}
    return Card(title=title, parts=(*_mine_ends(said), *colleagues, Facts(forms)), spoken=aloud(title))


def _mine_ends(said: WhoIsAway) -> list[Part]:
    return _to_end(said.me.ends, "", later=is_later(said.me.since, said.now)) if said.me else []


def _theirs_end(said: WhoIsAway) -> list[Part]:
    row = tuple(ending(each.ends, each.who.first_name) for each in said.others if each.ends)
    return [Buttons(row[:_MOST_BUTTONS])] if row else []


def _mine(said: WhoIsAway) -> str:
    if said.me is None:
        return "You are here, and nothing is planned."
    if is_later(said.me.since, said.now):
        return f"You will be away from {day(said.me.since, said.me.zone, said.now)}{_until(said.me, said)}."
    return f"You are away{_until(said.me, said)}. {_ENDS}"


def _line(row: AwayRow, said: WhoIsAway) -> str:
    instead = f"; {row.delegate.first_name} stands in" if row.delegate else ""
    return f"away{_until(row, said) or ', nobody knows until when'}{instead}"


def _until(row: AwayRow, said: WhoIsAway) -> str:
    return f" until {day(row.until, row.zone, said.now)}" if row.until else ""
