"""Nights left alone: which messages may reach somebody outside their hours, however late they are."""

from collections.abc import Iterator
from datetime import timedelta

from bot.calling_in import CalledIn
from bot.dossier import Dossier
from bot.effects import Place
from bot.events import AskedForHelp
from bot.hours import hours_of
from bot.moment import Moment
from bot.outgoing import Companion, Leased
from bot.policies import policy_of

#: What a colleague does makes us say it at once; so much later it is late, like everything else.
_JUST_NOW = timedelta(minutes=15)
_A_COLLEAGUES_DOING = frozenset({"assigned", "advised", "taken_on", "put_away", "called_back"})
#: A call for help leaves at any hour; whom it may reach then was decided when it was made.
_HELP = "help_asked"
_CALLS = frozenset({"called_in", "introduction"})


def rest(leased: Leased, moment: Moment) -> timedelta:
    """How long whoever it is for is left alone yet; nothing, where that is no one person."""
    if leased.to.place is not Place.PERSON:
        return timedelta()
    return max(hours_of(leased.to.name, moment.program).next_open(moment.now) - moment.now, timedelta())


def comes_at_once(leased: Leased, moment: Moment) -> bool:
    """Whether somebody's own doing is behind it, just now."""
    if leased.notification in _A_COLLEAGUES_DOING:
        return moment.now - leased.since < _JUST_NOW
    return leased.notification == _HELP


def calls(leased: Leased) -> Iterator[Leased | Companion]:
    """Those of several that may call somebody at any hour: one is enough, whoever is woken reads the others, too."""
    together: tuple[Leased | Companion, ...] = (leased, *leased.companions)
    yield from (each for each in together if each.notification in _CALLS)


def disturbs(dossier: Dossier, version: int | None, moment: Moment) -> bool:
    """Whether such a call was meant for any hour; *version* names it, the history tells it."""
    event = next((recorded.event for recorded in dossier.history if recorded.version == version), None)
    if isinstance(event, AskedForHelp):
        return True
    steps = policy_of(dossier.ticket, moment)
    return isinstance(event, CalledIn) and event.step < len(steps) and steps[event.step].any_hour
