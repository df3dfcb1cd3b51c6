"""Whom a step of an escalation policy can tell, and when."""

from datetime import datetime

from bot.hours import at_a_mark, width_of
from bot.moment import Moment
from bot.people import PersonId
from bot.policies import hours_to_tell, is_help, is_swift, span_of
from bot.program.steps import EscalationStep
from bot.ticket import Ticket


def reachable(
    person: PersonId, at: datetime, step: EscalationStep, matter: str, ticket: Ticket, moment: Moment
) -> datetime:
    """When they can be told what has come at *at*: in their own hours, together with what else is then to be said."""
    if step.any_hour:
        return at
    hours = hours_to_tell(person, ticket, moment)
    swift = is_help(matter) or is_swift(step)
    return hours.next_open(at) if swift else at_a_mark(hours, at, width_of(span_of(step, ticket)))


def present(
    person: PersonId | None, at: datetime, step: EscalationStep, matter: str, ticket: Ticket, moment: Moment
) -> PersonId | None:
    """Whoever is there when it can be told: they themselves, whoever stands in for them, or nobody."""
    if not person:
        return person
    for each in (person, _delegate_of(person, reachable(person, at, step, matter, ticket, moment), moment)):
        if each is None or moment.program.person(each) is None:
            continue
        if moment.absences.at(each, reachable(each, at, step, matter, ticket, moment)) is None:
            return each
    return None


def _delegate_of(person: PersonId, at: datetime, moment: Moment) -> PersonId | None:
    absence = moment.absences.at(person, at)
    return absence.delegate if absence else None
