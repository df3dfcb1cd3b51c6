"""What waits for somebody above an owner: for their help, or for an answer of whoever was called in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot import notifications as n
from bot.calling_in import CalledIn
from bot.dossier import Dossier
from bot.listing import rows
from bot.moment import Moment
from bot.people import Person, PersonId, Role
from bot.policies import is_help
from bot.ports import Views
from bot.rights import owns_program
from bot.sayings.escalating import called_in
from bot.telling import who
from bot.ticket import Ticket
from bot.urgency import by_urgency

#: More than this on a list is nobody's to take at once.
_MOST = 5


def wanted_of(person: Person, views: Views, moment: Moment, zone: str) -> n.Wanted:
    """
    The one question behind `/loop`, Home and the morning.

    What is their own stands with their own tickets, and who asked for help on a
    list of its own (`help_wanted`). A ticket stands once: what waits for their
    answer before what nobody answered, and that before what they took on of it.
    """
    called = [ticket for ticket in views.escalated() if ticket.owner != person.email]
    waiting = _urgent([ticket for ticket in called if _waits_for(person.email, ticket)], views, moment)
    unanswered = _urgent(_unanswered(person, called, waiting, moment), views, moment)
    known = {ticket.number for ticket in (*waiting, *unanswered)}
    files = views.dossiers([ticket.number for ticket in waiting[:_MOST]], history=True)
    shown = (_needs(person.email, files.get(ticket.number), moment, zone) for ticket in waiting[:_MOST])
    return n.Wanted(
        waiting=tuple(needs for needs in shown if needs is not None),
        waiting_in_all=len(waiting),
        took_on=_took_on(person.email, [t for t in called if t.number not in known], views, moment),
        unanswered=rows(unanswered[:_MOST], views, moment),
        unanswered_in_all=len(unanswered),
    )


def without(wanted: n.Wanted, first: int | None) -> n.Wanted:
    """
    Without the ticket that somebody starts with among those that nobody answered.

    When it comes back to whoever took it on is something else to be said of it.
    """
    unanswered = tuple(row for row in wanted.unanswered if row.ticket != first)
    gone = len(wanted.unanswered) - len(unanswered)
    return replace(wanted, unanswered=unanswered, unanswered_in_all=wanted.unanswered_in_all - gone)


def _waits_for(person: PersonId, ticket: Ticket) -> bool:
    """Whether time called them in, and nobody has taken it on."""
    called = (each for each in ticket.escalations if each.taken_on is None and not is_help(each.matter))
    return any(person in each.people for each in called)


def _needs(person: PersonId, dossier: Dossier | None, moment: Moment, zone: str) -> n.NeedsYou | None:
    """What their last message about it would say now, in their own zone."""
    for recorded in reversed(dossier.history if dossier else ()):
        event = recorded.event
        if not isinstance(event, CalledIn) or event.to != person or is_help(event.matter):
            continue
        needs = called_in(dossier, recorded, moment) if dossier else None
        if needs is not None:
            return replace(needs, about=replace(needs.about, zone=zone, now=moment.now))
    return None


def _took_on(person: PersonId, called: Sequence[Ticket], views: Views, moment: Moment) -> tuple[n.TookOn, ...]:
    """The earliest of each ticket, where they took on several of its matters."""
    dues = {ticket.number: min(_dues(person, ticket)) for ticket in called if _dues(person, ticket)}
    taken = sorted((ticket for ticket in called if ticket.number in dues), key=lambda each: dues[each.number])
    return tuple(n.TookOn(row=row, due=dues[row.ticket]) for row in rows(taken[:_MOST], views, moment))


def _dues(person: PersonId, ticket: Ticket) -> list[datetime]:
    taken = (each.taken_on for each in ticket.escalations)
    return [each.due for each in taken if each is not None and each.by == person]


def _unanswered(person: Person, called: Sequence[Ticket], waiting: Sequence[Ticket], moment: Moment) -> list[Ticket]:
    """For whoever sees all teams; what waits for them already is not said twice."""
    if person.role is not Role.EXECUTIVE and not owns_program(person, moment.program):
        return []
    numbers = {ticket.number for ticket in waiting}
    found = [ticket for ticket in called if any(each.unanswered_since for each in ticket.escalations)]
    return [ticket for ticket in found if ticket.number not in numbers]


def help_wanted(person: Person, views: Views, moment: Moment) -> tuple[n.HelpWanted, ...]:
    """What colleagues wait for somebody with, the longest first; who works in the frontline is never asked."""
    if person.role is Role.FRONTLINE and not owns_program(person, moment.program):
        return ()
    asked = sorted((each.help.at, each.number, each.help.by, each) for each in views.asked(person.email) if each.help)
    files = {row.ticket: row for row in rows([ticket for *_, ticket in asked], views, moment)}
    wanted = [(files.get(number), by) for _, number, by, _ in asked[:_MOST]]
    return tuple(n.HelpWanted(row=row, by=who(by, moment.program)) for row, by in wanted if row)


def _urgent(tickets: Sequence[Ticket], views: Views, moment: Moment) -> list[Ticket]:
    return by_urgency(tickets, moment.now, views.unwanted(tickets))
