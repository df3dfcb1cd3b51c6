"""Calls that do not get through: nobody above whoever they are for hears of it before they do."""

from collections.abc import Set
from datetime import timedelta

from bot.agenda import agenda
from bot.calling_in import CallIn, GiveUpWaiting, Unheard
from bot.effects import Effect, SetTimer, to_person
from bot.escalation import Told
from bot.moment import Moment
from bot.policies import policy_of
from bot.ports import UnitOfWork
from bot.reactions.about import mark
from bot.ticket import Ticket

#: When it arrives, their time to answer begins; that it was given up instead is seen after so long.
_AGAIN = timedelta(minutes=5)


def unheard(desk: UnitOfWork, ticket: Ticket) -> frozenset[Unheard]:
    """The steps of *ticket* whose calls wait because nothing can be posted there: an outage, or a wrong route."""
    open_still = (each for each in ticket.escalations if each.taken_on is None)
    return frozenset(
        Unheard(each.matter, told.step) for each in open_still for told in each.told if _is_held_up(desk, ticket, told)
    )


def _is_held_up(desk: UnitOfWork, ticket: Ticket, told: Told) -> bool:
    if not told.whom:
        return False
    which = f"{told.version} / {mark(told.whom)}"
    keys = (f"ticket {ticket.number} / {call} {which}" for call in ("called_in", "help_asked"))
    return any(desk.is_held_up(key, to_person(told.whom).lane) for key in keys)


def waits_for(command: object, unheard: Set[Unheard], ticket: Ticket, moment: Moment) -> bool:
    """Whether that is for somebody above those who have not heard yet; whoever is on duty is told at any hour."""
    if isinstance(command, GiveUpWaiting):
        return any(each.matter == command.matter for each in unheard)
    if not isinstance(command, CallIn):
        return False
    steps = policy_of(ticket, moment)
    if command.step < len(steps) and steps[command.step].any_hour:
        return False
    return any(each.matter == command.matter and each.step < command.step for each in unheard)


def look_later(ticket: Ticket, moment: Moment) -> Effect:
    """When it is looked at again, while something that has come waits."""
    later = moment.now + _AGAIN
    coming = [each for each in agenda(ticket, moment) if moment.now < each.due < later]
    return SetTimer(coming[0].name, coming[0].due) if coming else SetTimer("a call that does not get through", later)
