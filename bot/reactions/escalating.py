"""What calling somebody in makes us do."""

from collections.abc import Iterator
from dataclasses import replace

from bot.calling_in import CalledIn, NobodyAnswered, TakenOn, TeamCalled
from bot.effects import Effect, Priority, Send, to_person, to_team
from bot.escalation import Answered
from bot.events import AskedForHelp
from bot.history import Recorded
from bot.moment import Moment
from bot.people import PersonId, Role
from bot.reactions.about import about, mark
from bot.ticket import Ticket


def called_in(ticket: Ticket, event: CalledIn, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return tuple(_call(ticket, event.to, recorded, moment))


def _call(ticket: Ticket, person: PersonId, recorded: Recorded, moment: Moment) -> Iterator[Send]:
    """Whoever stands above the teams hears first what this is, once and for all."""
    told = about(ticket, recorded, "called_in", to_person(person), Priority.ESCALATION)
    if _is_executive(person, moment):
        yield replace(told, key=f"introduction / {mark(person)}", notification="introduction")
    yield told


def _is_executive(person: PersonId, moment: Moment) -> bool:
    known = moment.program.person(person)
    return known is not None and known.role is Role.EXECUTIVE


def asked_for_help(ticket: Ticket, event: AskedForHelp, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """A lead is asked to advise or to assign; an executive, to decide."""
    effects: list[Effect] = []
    for person in event.to:
        if _is_executive(person, moment):
            effects += _call(ticket, person, recorded, moment)
        else:
            effects.append(about(ticket, recorded, "help_asked", to_person(person), Priority.ESCALATION))
    return tuple(effects)


def team_called(ticket: Ticket, event: TeamCalled, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return (about(ticket, recorded, "team_called", to_team(ticket.team), Priority.POST),)


def taken_on(ticket: Ticket, event: TakenOn, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """Visible to whoever has it, or had it; who has it now was given it with the line."""
    to = event.former if event.how is Answered.HAND_TO else event.to
    if to is None or to == event.by:
        return ()
    return (about(ticket, recorded, "taken_on", to_person(to), Priority.POST),)


def nobody_answered(ticket: Ticket, event: NobodyAnswered, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    owner = moment.program.program.owner.lower()
    to = to_person(moment.stands_in(owner) or owner)
    return (about(ticket, recorded, "nobody_answered", to, Priority.ESCALATION),)
