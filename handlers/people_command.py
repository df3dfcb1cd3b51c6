"""`/loop people`: who is in which team, and who comes or goes."""

import re
from dataclasses import dataclass

from bot.dashboards import team_asked, teams_of, teams_seen
from bot.errors import Reason, Refusal
from bot.members import Member
from bot.notifications import Notification
from bot.notifications import daily as d
from bot.people import Person, Role
from bot.program import Program
from bot.program.adjusting import by_file_and_groups
from bot.revising.staffing import TakeIn
from bot.rights import is_lead, owns_program
from bot.sayings.staff import people_shown
from handlers.away_command import person_called
from handlers.interactions import Interactions
from handlers.staffing import Staffing, called, require_member

ADD, _REMOVE, _FILE = ("add", "take", "in"), ("remove", "drop", "out"), ("file",)
#: What begins a part of the sentence: `add @Ana to care trained vulnerable hours late zone Europe/Oslo`.
_PARTS = re.compile(r"(?:^|\s)(to|from|trained|hours|calendar|zone)\s+", re.IGNORECASE)
_HOURS = ("hours", "calendar")


@dataclass(frozen=True, kw_only=True)
class PeopleCommand:
    """Answers the words after `/loop people`."""

    interactions: Interactions

    async def ask(self, by: Person, words: str) -> Notification:
        if by.role is Role.NOBODY:
            raise Refusal(Reason.NOT_ALLOWED)
        verb, _, rest = words.partition(" ")
        if verb.lower() in ADD:
            return await self._add(by, rest)
        if verb.lower() in _REMOVE:
            return await self._remove(by, rest)
        if verb.lower() in _FILE:
            return await self._as_in_file(by, rest)
        return self._shown(by, words)

    def _shown(self, by: Person, words: str) -> d.People:
        """Of the team that is named; else of those they lead, or all they may see."""
        moment = self.interactions.moment()
        if words:
            teams: tuple[str, ...] = (team_asked(by, words, moment.program),)
        else:
            teams = teams_of(by, moment.program) or teams_seen(by, moment.program)
        return people_shown(by, teams, moment)

    async def _add(self, by: Person, words: str) -> Notification:
        said = _said(words)
        member = self._member(said["who"], by)
        team = self._team(by, said.get("to", ""))
        wish = TakeIn(
            email=member.email,
            name=called(member),
            team=team,
            trained=_several(said.get("trained")),
            calendar=said.get("hours"),
            zone=said.get("zone"),
        )
        return await self._staffing.take_in(wish, by)

    async def _remove(self, by: Person, words: str) -> Notification:
        return await self._staffing.take_out(self._known(_said(words)["who"], by), by)

    async def _as_in_file(self, by: Person, words: str) -> Notification:
        return await self._staffing.as_in_file(self._known(_said(words)["who"], by), by)

    @property
    def _program(self) -> Program:
        return self.interactions.moment().program

    @property
    def _staffing(self) -> Staffing:
        return Staffing(program=self.interactions.require_program(), moment=self.interactions.moment)

    def _team(self, by: Person, words: str) -> str:
        """The team that is named; else the only one that is theirs to say."""
        program = self._program
        if words:
            return team_asked(by, words, program)
        theirs = [team for team in program.teams if is_lead(by, team, program)]
        if len(theirs) != 1:
            if not theirs and not owns_program(by, program):
                raise Refusal(Reason.NOT_ALLOWED, team=by.team)
            raise Refusal(Reason.UNKNOWN_TEAM, team="", teams=tuple(theirs or program.teams))
        return theirs[0]

    def _member(self, words: str, by: Person) -> Member:
        """Somebody in the workspace: by address, or as the program calls them."""
        email = words.lower() if "@" in words.strip("@") else ""
        if not email:
            email = self._called(words, by).email
        return require_member(email, self.interactions.members, words)

    def _called(self, words: str, by: Person) -> Person:
        try:
            return person_called(words, self._program, by)
        except Refusal as refusal:
            if refusal.data.get("found"):
                raise
            raise Refusal(Reason.NOT_A_MEMBER, words=words) from None

    def _known(self, words: str, by: Person) -> Person:
        """Somebody in the program, as it is, or as its file and the user groups say."""
        try:
            return person_called(words, self._program, by)
        except Refusal:
            return person_called(words, by_file_and_groups(self._program), by)


def _said(words: str) -> dict[str, str]:
    """`@Ana to care trained vulnerable` by its parts; `who` comes first."""
    first, *rest = _PARTS.split(words.strip())
    if not first.strip():
        raise Refusal(Reason.NOT_A_MEMBER, words="")
    parts = {name.lower(): said.strip() for name, said in zip(rest[::2], rest[1::2], strict=True)}
    hours = next((parts[name] for name in _HOURS if name in parts), None)
    return {"who": first.strip(), **parts, **({"hours": hours} if hours is not None else {})}


def _several(words: str | None) -> tuple[str, ...] | None:
    if words is None:
        return None
    return tuple(filter(None, re.split(r"[\s,]+(?:and\s+)?", words.lower())))
