"""The morning: one message at the start of somebody's working day."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot import notifications as n
from bot.days import day_of
from bot.effects import Priority, Send, to_person
from bot.moment import Moment
from bot.parts import Begins
from bot.people import Person, PersonId
from bot.ports import UnitOfWork, Views
from bot.reactions.about import mark
from bot.rights import owns_program
from bot.ticket import Ticket
from bot.working_days import working_days_of

MORNING = "morning"
#: What would follow the morning within this time, and is about the same tickets, is part of it.
_TOGETHER = timedelta(minutes=10)


def next_morning(person: PersonId, after: datetime, moment: Moment) -> datetime | None:
    """When their next working day begins."""
    return working_days_of(person, moment.program).next_beginning(after)


def greet(desk: UnitOfWork, person: PersonId) -> None:
    """
    Say good morning, once a working day.

    After an outage that is the latest morning's, if the day is still on; what is
    in it is found out when it leaves.
    """
    day = working_days_of(person, desk.moment.program).on(desk.moment.now)
    if day is None or desk.moment.is_away(person):
        return
    desk.say(
        Send(
            key=f"morning / {mark(person)} / {day}",
            notification=MORNING,
            to=to_person(person),
            priority=Priority.POST,
            subject=day.isoformat(),
        )
    )


def morning(subject: str, to: str, views: Views, moment: Moment) -> n.Morning | None:
    """Nothing where nothing is to be said, for whoever is away, and once the day is over."""
    person = moment.program.person(to)
    if person is None or moment.is_away(to):
        return None
    if not is_on(subject, to, moment):
        return None
    said = _morning(person, views, moment)
    day = said.day
    return None if day.first is None and not day.wanted.took_on and not day.wanted.unanswered else said


def morning_anew(subject: str, to: str, views: Views, moment: Moment) -> n.Morning | None:
    """The same, drawn later in that day: what is so by then, below the greeting that it began with."""
    said = morning(subject, to, views, moment)
    began = working_days_of(to, moment.program).begins(date.fromisoformat(subject))
    return replace(said, greeted=began) if said is not None else None


def morning_alone_anew(subject: str, to: str, views: Views, moment: Moment) -> n.Morning | None:
    """Where it is all that the message says: also that nothing is left, or that they are away by now."""
    person = moment.program.person(to)
    if person is None:
        return None
    began = working_days_of(to, moment.program).begins(date.fromisoformat(subject))
    return replace(_morning(person, views, moment), greeted=began)


def begins_with(morning: n.Morning) -> Begins | None:
    """What it is drawn anew with: whatever becomes of the ticket to start with, the morning says it."""
    first = morning.day.first
    return Begins(first.ticket, first.version) if first is not None else None


def is_on(subject: str, to: str, moment: Moment) -> bool:
    """Whether it is still that working day of theirs: what was said on an earlier one stays as it was said."""
    return working_days_of(to, moment.program).on(moment.now) == date.fromisoformat(subject)


def _morning(person: Person, views: Views, moment: Moment) -> n.Morning:
    day = day_of(person, views, moment)
    return n.Morning(day=replace(day, wanted=_of_today(day.wanted, person, moment)))


def _of_today(wanted: n.Wanted, person: Person, moment: Moment) -> n.Wanted:
    """What comes back to them in this day; what nobody answered is the program owner's alone to be greeted with."""
    until = next_morning(person.email, moment.now, moment)
    took_on = tuple(each for each in wanted.took_on if until is None or each.due < until)
    if owns_program(person, moment.program):
        return replace(wanted, took_on=took_on)
    return replace(wanted, took_on=took_on, unanswered=(), unanswered_in_all=0)


def says(morning: n.Morning, reminder: n.Reminder | n.Answered) -> bool:
    """Whether that is what the morning begins with: in one message it is not said twice."""
    first = morning.day.first
    if first is None or reminder.about.ticket != first.ticket:
        return False
    said = {n.Start.CALLED: n.NeedsYou, n.Start.OWN: n.WroteAgain}.get(morning.day.start or n.Start.FREE)
    return said is not None and isinstance(reminder, said)


def says_it(ticket: Ticket, due: datetime, at: datetime, moment: Moment) -> bool:
    """
    Whether the owner's morning speaks of what is due then, so that a reminder decided on *at* would say it twice.

    It does where that is due before their next working day, for the first ten
    minutes of the day.
    """
    if ticket.owner is None or moment.program.person(ticket.owner) is None:
        return False
    days = working_days_of(ticket.owner, moment.program)
    day = days.on(at)
    begins = days.begins(day) if day is not None else None
    if begins is None or not begins <= at < begins + _TOGETHER:
        return False
    until = days.next_beginning(at)
    return until is None or due < until
