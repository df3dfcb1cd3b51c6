"""`/loop`: what the words after it ask for; the same on every platform."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot import dashboards, overview, shadows
from bot import notifications as n
from bot.causes import causes_shown
from bot.errors import Reason, Refusal
from bot.maps.answers import targets_shown
from bot.people import Person, Role
from bot.ports import Views
from bot.program import Program
from bot.sayings.in_force import in_force
from bot.telling import zone_of
from bot.words import harmless
from handlers.answers import Say, Tell
from handlers.away_command import AwayCommand, named_by_address
from handlers.cap_command import CapCommand
from handlers.interactions import Interactions, parse_about, parse_page
from handlers.map_links import MapLinks
from handlers.pause_command import PauseCommand
from handlers.people_command import PeopleCommand


@dataclass(kw_only=True)
class LoopCommand:
    """Answers `/loop …`, straight to whoever asked; all but what changes from day to day only read."""

    interactions: Interactions
    views: Views
    maps: MapLinks
    away: AwayCommand = field(init=False)
    _words: dict[str, Callable[[Person, str], Awaitable[n.Notification]]] = field(init=False)

    def __post_init__(self) -> None:
        self.away = AwayCommand(interactions=self.interactions)
        pausing = PauseCommand(interactions=self.interactions)
        self._words = {
            "": self._me,
            "me": self._me,
            "next": self._next,
            "queue": self._queue,
            "team": self._team,
            "ticket": self._ticket,
            "find": self._find,
            "shadow": self._shadow,
            "away": self.away.ask,
            "back": self.away.back,
            "pause": pausing.pause,
            "resume": pausing.resume,
            "cap": CapCommand(interactions=self.interactions).ask,
            "known": self._known,
            "causes": self._causes,
            "people": PeopleCommand(interactions=self.interactions).ask,
            "program": self._in_force,
            "sla": self._sla,
            "map": self._map,
            "help": self._help,
        }

    async def ask(self, platform: str, user: str, text: str) -> Tell | Say:
        """The answer to the words after `/loop`; an unknown word gets help."""
        person = self.interactions.person(platform, user)
        text = named_by_address(text, platform, self.interactions.members)
        word, _, rest = harmless(text).strip().partition(" ")
        answer = self._words.get(word.lower())
        try:
            if answer is None:
                return Tell(n.Help(unknown=word, lead=_leads(person)))
            return Tell(await answer(person, rest.strip()))
        except Refusal as refusal:
            return Say(self.interactions.sentence(refusal))

    async def _me(self, person: Person, rest: str) -> n.Notification:
        """Whoever has nothing of their own to do, and sees all teams, is told how those stand."""
        mine = await asyncio.to_thread(dashboards.my_loop, person, self.views, self.interactions.moment())
        if not self._sees_all(person):
            return mine
        all_ = await self._all_teams(person)
        return mine if dashboards.has_something(mine) else all_

    def _sees_all(self, person: Person) -> bool:
        return overview.sees_all(person, self.interactions.moment().program)

    async def _all_teams(self, person: Person) -> n.Notification:
        return await asyncio.to_thread(overview.all_teams, person, self.views, self.interactions.moment())

    async def _next(self, person: Person, rest: str) -> n.Notification:
        return await asyncio.to_thread(dashboards.next_for, person, self.views, self.interactions.moment())

    async def _queue(self, person: Person, rest: str) -> n.Notification:
        team, page = parse_page(rest)
        return await self.interactions.queue(person, team, page)

    async def _team(self, person: Person, rest: str) -> n.Notification:
        moment = self.interactions.moment()
        if not rest and self._sees_all(person):
            return await self._all_teams(person)
        team = dashboards.team_asked(person, rest, moment.program)
        return await asyncio.to_thread(dashboards.team_loop, team, self.views, moment)

    async def _ticket(self, person: Person, rest: str) -> n.Notification:
        if not rest:
            raise Refusal(Reason.EMPTY, field="number")
        number, _ = parse_about(rest.lstrip("#"))
        return await self.interactions.shown(person, number)

    async def _find(self, person: Person, rest: str) -> n.Notification:
        return await asyncio.to_thread(dashboards.found, rest, person, self.views, self.interactions.moment())

    async def _known(self, person: Person, rest: str) -> n.Notification:
        return await self.interactions.issues.asked(person, rest)

    async def _causes(self, person: Person, rest: str) -> n.Notification:
        return await asyncio.to_thread(causes_shown, person, self.views, self.interactions.moment())

    async def _sla(self, person: Person, rest: str) -> n.Notification:
        program = self._program_for(person)
        return targets_shown(program, dashboards.teams_of(person, program))

    async def _in_force(self, person: Person, rest: str) -> n.Notification:
        self._program_for(person)
        program = self.interactions.require_program()
        return in_force(await program.latest(), self.interactions.moment(), is_file_bad=program.is_file_bad)

    async def _map(self, person: Person, rest: str) -> n.Notification:
        program = self._program_for(person)
        return self.maps.shown_to(person, person.zone or zone_of(person.team, program))

    def _program_for(self, person: Person) -> Program:
        """For whoever is in it; it says who is told what, and when."""
        program = self.interactions.moment().program
        if program.person(person.email) is None:
            raise Refusal(Reason.NOT_ALLOWED)
        return program

    async def _shadow(self, person: Person, rest: str) -> n.Notification:
        return await asyncio.to_thread(shadows.shadows, person, self.views, self.interactions.moment())

    async def _help(self, person: Person, rest: str) -> n.Notification:
        return n.Help(lead=_leads(person))


def _leads(person: Person) -> bool:
    return person.role in (Role.LEAD, Role.EXECUTIVE, Role.PROGRAM_OWNER)
