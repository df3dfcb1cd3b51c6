"""The list of a day: who came beyond a workflow's cap, for a team that has a hand free after all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.effects import Priority, Send, to_team
from bot.line import first_in_line
from bot.moment import Moment
from bot.people import PersonId
from bot.ports import UnitOfWork, Views
from bot.ticket import Ticket
from bot.urgency import by_urgency
from bot.working_days import working_days_of

#: What it is called in the outbox.
OVERFLOW: Final = "overflow"


def next_list(person: PersonId, after: datetime, moment: Moment) -> datetime | None:
    """At the beginning of a lead's working day, where their team can have such tickets."""
    program = moment.program
    capped = {team for each in program.workflows if each.cap is not None for team in program.teams_of(each)}
    leads = any(team.lead == person for name, team in program.teams.items() if name in capped)
    return working_days_of(person, program).next_beginning(after) if leads else None


def list_them(desk: UnitOfWork, lead: PersonId) -> None:
    """In each of their teams' conversations, once a day; nothing where nobody waits in the list."""
    day = working_days_of(lead, desk.moment.program).on(desk.moment.now)
    for name, team in desk.moment.program.teams.items():
        waiting, unwanted = desk.line(name)
        if team.lead == lead and first_in_line(listed(waiting), unwanted, desk.moment):
            key = f"team {name} / {OVERFLOW} {day}"
            desk.say(Send(key=key, notification=OVERFLOW, to=to_team(name), priority=Priority.POST, subject=name))


def in_list(team: str, views: Views, moment: Moment) -> list[Ticket]:
    """Those of *team* who wait in the list, the most urgent first."""
    waiting = listed(views.live(teams=(team,), unclaimed=True))
    return by_urgency(waiting, moment.now, views.unwanted(waiting))


def listed(waiting: Sequence[Ticket]) -> list[Ticket]:
    """Those that have no card of their own because they came beyond a cap."""
    return [ticket for ticket in waiting if ticket.overflow]
