"""The buttons below the list of who is in a team: each opens a form."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot import actions
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.notifications import Who
from bot.people import Person
from bot.people_forms import ANY_TEAM, AddPersonForm, ChangePersonForm, ChoosePersonForm, Offered, TakeOutForm
from bot.ports import Views
from bot.program import Program
from bot.revising.staffing import movable, require_movable, theirs, trainings
from bot.rights import may_read
from bot.telling import team_name
from handlers.answers import OpenForm

#: So many customers are named to whoever takes somebody out; the others are counted.
_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePresses:
    """Forms for those who may say who is in a team."""

    views: Views
    moment: Callable[[], Moment]

    async def pressed(self, action: str, about: str, by: Person) -> OpenForm:
        """*about* is a team, or `ANY_TEAM`."""
        teams = self._teams(about, by)
        if action == actions.PEOPLE_ADD:
            return OpenForm(self._add(about, by))
        program = self.moment().program
        people = tuple(_movable(teams, program))
        return OpenForm(ChoosePersonForm(about=about, people=people, out=action == actions.PEOPLE_REMOVE))

    def _teams(self, about: str, by: Person) -> Sequence[str]:
        teams = theirs(by, self.moment().program)
        found = teams if about == ANY_TEAM else [team for team in teams if team == about]
        if not found:
            raise Refusal(Reason.NOT_ALLOWED, team=about)
        return found

    def _add(self, team: str, by: Person) -> AddPersonForm:
        return AddPersonForm(team=team, offered=_offered(by, self.moment().program))

    # -- once it is known whom it is about

    def change(self, email: str, by: Person) -> ChangePersonForm:
        program = self.moment().program
        person = require_movable(email, by, program)
        entry = program.people[person.email]
        return ChangePersonForm(
            who=Who(person.email, person.name),
            team=person.team,
            trained=entry.trained,
            calendar=entry.calendar,
            zone=entry.zone or "",
            offered=_offered(by, program),
        )

    async def take_out(self, person: Person, by: Person) -> TakeOutForm:
        program = self.moment().program
        tickets = await asyncio.to_thread(self.views.live, owner=person.email)
        known = [ticket for ticket in tickets if may_read(by, ticket, program)][:_NAMED]
        files = await asyncio.to_thread(self.views.on_file, known) if known else {}
        return TakeOutForm(
            who=Who(person.email, person.name),
            team_name=team_name(person.team, program),
            tickets=len(tickets),
            customers=tuple(files[ticket.number].customer_name for ticket in known if ticket.number in files),
        )


def _offered(by: Person, program: Program) -> Offered:
    return Offered(
        teams=tuple((team, team_name(team, program)) for team in theirs(by, program)),
        trainings=trainings(program),
        calendars=tuple(program.calendars),
    )


def _movable(teams: Sequence[str], program: Program) -> list[tuple[Who, str]]:
    return [(Who(each.email, each.name), team_name(team, program)) for team in teams for each in movable(team, program)]
