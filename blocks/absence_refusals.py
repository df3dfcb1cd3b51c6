"""Why somebody could not be put down as away, or be given something: in a sentence for whoever asked."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from blocks.cutting import cut
from blocks.days import day
from blocks.literals import one_line
from blocks.wording import listed, whose
from bot.errors import Reason, Refusal

_FORMS: Final = "“/loop away until Monday”, “/loop away from 1 Dec until 8 Dec ask Ben”"
_PAUSES: Final = "“/loop pause detractor until Monday”"
#: What is read as days; short, for the whole sentence is one title.
_READABLE: Final = "“until Monday”"
_SPAN: Final = "“from 1 Dec until 8 Dec ask Ben”"
#: More names than this are a list, not a sentence.
_FEW: Final = 5


def away(refusal: Refusal, name: Callable[[str], str]) -> str:
    """Whoever was to get a ticket, or to stand in, is away."""
    owner, until = refusal.data.get("owner"), refusal.data.get("until")
    who = name(str(owner)) if owner else "whoever that is"
    back = f" until {day(until, str(refusal.data.get('zone', 'UTC')))}" if isinstance(until, datetime) else ""
    if refusal.field == "delegate":
        return f"Name somebody else to stand in: {who} is away{back}, too."
    instead = refusal.data.get("instead")
    if instead and instead != owner:
        return f"Choose {name(str(instead))}, who stands in: {who} is away{back}."
    return f"Choose somebody else: {who} is away{back}."


def back_again(refusal: Refusal, name: Callable[[str], str]) -> str:
    owner = refusal.data.get("owner")
    return f"It's in good hands: {name(str(owner)) if owner else 'its owner'} is back, and still has it."


def no_day(refusal: Refusal, name: Callable[[str], str]) -> str:
    """A day that was not understood, or none where one is needed."""
    said = cut(one_line(str(refusal.data.get("words", ""))), 40)
    is_pause = refusal.field == "pause"
    if not said:
        return f"Say until when, too: {_PAUSES if is_pause else _FORMS}."
    readable = _PAUSES if is_pause else f"{_READABLE}, {_SPAN}"
    return f"Write {readable} or “until 2026-12-01”: I can't read “{said}” as a day."


def backwards(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Name a later day to be back on: that one comes before the first day away."


def nobody_called(refusal: Refusal, name: Callable[[str], str]) -> str:
    said = cut(one_line(str(refusal.data.get("words", ""))), 40)
    found = refusal.data.get("found")
    several = [str(each) for each in found] if isinstance(found, tuple) else []
    if 1 < len(several) <= _FEW:
        return f"Write the whole name or the address: “{said}” may be {listed(several, 'or')}."
    return f"Write their name as the program has it, or their address: I know nobody called “{said}”."


def same_person(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Name a colleague to stand in: nobody can stand in for themselves."


def account_closed(refusal: Refusal, name: Callable[[str], str]) -> str:
    owner = refusal.data.get("owner")
    theirs = whose(name(str(owner))) if owner else "their"
    return f"Have {theirs} account in the workspace opened again first: it is closed. Once it is open, they are here."


SENTENCES: Final = {
    Reason.ACCOUNT_CLOSED: account_closed,
    Reason.AWAY: away,
    Reason.BACK_AGAIN: back_again,
    Reason.NO_DAY: no_day,
    Reason.BACKWARDS: backwards,
    Reason.NOBODY_CALLED: nobody_called,
    Reason.SAME_PERSON: same_person,
}
