"""What becomes of a ticket whose owner is away: it waits for them, is offered to their delegate, or is free again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.absences import Absence
from bot.hours import at_a_mark, hours_of, reachable
from bot.moment import Moment
from bot.offers import Offer
from bot.people import PersonId, Role
from bot.program.targets import Clock
from bot.ticket import Target, Ticket

#: So long, in their own hours, somebody may think about taking over a ticket.
TO_TAKE_IT = timedelta(hours=1)
#: Whatever is due later than this after somebody's return, in their own hours, can wait for them.
TO_CATCH_UP = timedelta(hours=2)
#: A customer's matter is not left alone for longer.
_LONGEST_WAIT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Offering:
    """Whoever stands in is asked, when they can be."""

    to: PersonId
    at: datetime


def absence_that_takes(ticket: Ticket, moment: Moment) -> Absence | None:
    """
    The first absence of its owner, now or to come, over which the ticket cannot wait for them.

    What somebody took although they were away stays with them. Whoever is no
    longer in the program is away, and nobody knows until when.
    """
    if ticket.owner is None or not ticket.is_live:
        return None
    since = ticket.owned_since or ticket.submitted_at
    if moment.program.person(ticket.owner) is None:
        return Absence(person=ticket.owner, since=since)
    ahead = moment.absences.ahead(ticket.owner, moment.now)
    return next((each for each in ahead if since <= each.since and not _can_wait(ticket, each, moment)), None)


def offering(ticket: Ticket, moment: Moment) -> Offering | None:
    """When it is offered to the delegate; None where there is none, or no time to wait for their answer."""
    absence = absence_that_takes(ticket, moment)
    to = absence.delegate if absence else None
    if absence is None or to is None or to == ticket.owner or _offer(ticket, absence) is not None:
        return None
    if not _answers_customers(to, moment):
        return None
    hours = hours_of(to, moment.program)
    at = reachable(hours, at_a_mark(hours, absence.since), moment.now)
    if moment.absences.at(to, at) is not None or not absence.holds(at):
        return None
    answered = hours.add(at, TO_TAKE_IT)
    return Offering(to, at) if all(due > answered for due in _due(ticket)) else None


def back_at(ticket: Ticket, moment: Moment) -> datetime | None:
    """When it goes back to its team, which works then; None where its owner is back before."""
    absence = absence_that_takes(ticket, moment)
    if absence is None or offering(ticket, moment) is not None:
        return None
    offer = _offer(ticket, absence)
    since = _answer_by(offer, moment) if offer else absence.since
    calendar = moment.program.calendar_of(ticket.team)
    # the later of the two, where nobody looked in time: it goes back while its team works
    at = calendar.next_open(max(since, moment.now))
    gone = moment.program.person(absence.person) is None
    return at if gone or moment.absences.at(absence.person, at) is not None else None


def is_deserted(team: str, moment: Moment) -> bool:
    """Whether everybody of a team is away, its lead too."""
    if not moment.absences.of:
        return False
    everybody = people_of(team, moment)
    return bool(everybody) and all(moment.is_away(person) for person in everybody)


def people_of(team: str, moment: Moment) -> frozenset[PersonId]:
    """Who works in a team, and who leads it."""
    named = moment.program.teams.get(team)
    own = {person.email for person in moment.program.people_of(team)}
    return frozenset(own | ({named.lead} if named else set()))


def _answer_by(offer: Offer, moment: Moment) -> datetime:
    """Until when they may answer; somebody who went away, too, is not waited for."""
    if moment.program.person(offer.to) is None or moment.is_away(offer.to):
        return offer.at
    return hours_of(offer.to, moment.program).add(offer.at, TO_TAKE_IT)


def _offer(ticket: Ticket, absence: Absence) -> Offer | None:
    """The offer that was made because of this absence; one of an earlier absence is over."""
    return ticket.offer if ticket.offer is not None and ticket.offer.at >= absence.since else None


def _answers_customers(email: PersonId, moment: Moment) -> bool:
    person = moment.program.person(email)
    return person is not None and person.role in (Role.FRONTLINE, Role.LEAD)


def _can_wait(ticket: Ticket, absence: Absence, moment: Moment) -> bool:
    """Whether its owner is back in time for everything that is due."""
    back = moment.absences.back(absence.person, absence.since)
    if back is None or back - absence.since > _LONGEST_WAIT:
        return False
    hours = hours_of(absence.person, moment.program)
    caught_up = hours.add(hours.next_open(back), TO_CATCH_UP)
    return all(due > caught_up for due in _due(ticket))


def _due(ticket: Ticket) -> Iterator[datetime]:
    """What its owner is needed for, each at its time."""
    if ticket.promise is not None:
        yield ticket.promise.due
    if ticket.snoozed_until is not None:
        yield ticket.snoozed_until
    first = () if ticket.answered else (ticket.first_contact,)
    for target in (*first, ticket.resolve, ticket.reply):
        if target is not None and not _stands_still(ticket, target):
            yield target.due


def _stands_still(ticket: Ticket, target: Target) -> bool:
    return ticket.paused_since is not None and target.clock is Clock.STAFF
