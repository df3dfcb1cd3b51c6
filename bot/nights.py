"""Nights left alone: which messages may reach somebody outside their hours, however late they are."""

from collections.abc import Iterator
from datetime import timedelta

from bot.calling_in import CalledIn
from bot.dossier import Dossier
from bot.effects import Address, Place
from bot.events import AskedForHelp
from bot.hours import hours_of
from bot.moment import Moment
from bot.outgoing import Companion, Leased
from bot.policies import policy_of
from bot.readers import leads_to

#: What a colleague does makes us say it at once; so much later it is late, like everything else.
_JUST_NOW = timedelta(minutes=15)
_A_COLLEAGUES_DOING = frozenset({"assigned", "advised", "taken_on", "put_away", "called_back"})
_CALLS = frozenset({"called_in", "introduction", "help_asked"})


def rest(leased: Leased, moment: Moment) -> timedelta:
    """How long whoever it is for is left alone yet; nothing, where that is no one person."""
    return rest_at(leads_to(leased.to, leased.subject, moment.program), moment)


def rest_at(to: Address, moment: Moment) -> timedelta:
    """The same, of a place."""
    if to.place is not Place.PERSON:
        return timedelta()
    return max(hours_of(to.name, moment.program).next_open(moment.now) - moment.now, timedelta())


def comes_at_once(leased: Leased, moment: Moment) -> bool:
    """Whether somebody's own doing is behind it, just now."""
    return leased.notification in _A_COLLEAGUES_DOING and moment.now - leased.since < _JUST_NOW


def calls(leased: Leased) -> Iterator[Leased | Companion]:
    """Those of several that may call somebody at any hour: one is enough, whoever is woken reads the others, too."""
    together: tuple[Leased | Companion, ...] = (leased, *leased.companions)
    yield from (each for each in together if each.notification in _CALLS)


def disturbs(dossier: Dossier, version: int | None, moment: Moment) -> bool:
    """Whether such a call was meant for any hour; *version* names it, the history tells it."""
    recorded = next((each for each in dossier.history if each.version == version), None)
    if recorded is None:
        return False
    steps = policy_of(dossier.ticket, moment)
    if isinstance(recorded.event, AskedForHelp):
        # whom it may reach at this hour was decided when it was made; held up, it is late as others are
        asked = (step for step, _, _ in recorded.event.steps)
        return moment.now - recorded.at < _JUST_NOW or any(s < len(steps) and steps[s].any_hour for s in asked)
    event = recorded.event
    return isinstance(event, CalledIn) and event.step < len(steps) and steps[event.step].any_hour
