"""Who comes and goes, whether it was typed or filled in: one way in to the decision, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import Reason, Refusal
from bot.members import Member, Members
from bot.moment import Moment
from bot.notifications import Who
from bot.notifications import daily as d
from bot.people import Person
from bot.program import Program
from bot.revising.edition import Edition
from bot.revising.entry import Entry
from bot.revising.staffing import TakeIn, as_in_file, take_in, take_out
from bot.telling import team_name, who
from handlers.program_decisions import ProgramChange

Moved = d.ColleagueMoved | d.PersonAsBefore
_PLATFORMS = ("slack", "teams")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """Each is refused to whoever may not, and answered with what is so then."""

    program: ProgramChange
    moment: Callable[[], Moment]

    async def take_in(self, wish: TakeIn, by: Person) -> Moved:
        return await self._changed(lambda latest, moment: take_in(latest, wish, by, moment), wish.email, wish.name, by)

    async def take_out(self, person: Person, by: Person) -> Moved:
        email = person.email
        return await self._changed(lambda latest, moment: take_out(latest, email, by, moment), email, person.name, by)

    async def as_in_file(self, person: Person, by: Person) -> Moved:
        email = person.email
        return await self._changed(lambda latest, moment: as_in_file(latest, email, by, moment), email, person.name, by)

    async def require_removable(self, person: Person, by: Person) -> None:
        """Refuses what taking them out would be refused for; nothing is changed."""
        take_out(await self.program.latest(), person.email, by, self.moment())

    async def _changed(
        self, decide: Callable[[Edition | None, Moment], Entry | None], email: str, name: str, by: Person
    ) -> Moved:
        before = self.moment().program
        edition = await self.program.change(decide)
        return _answer(edition, before, self.moment().program, Who(email, name), by)


def _answer(edition: Edition | None, before: Program, program: Program, about: Who, by: Person) -> Moved:
    was, is_ = (each.person(about.email) for each in (before, program))
    left, joined = (team_name(each.team, program) if each else "" for each in (was, is_))
    known = Who(about.email, is_.name) if is_ else about
    if edition is None:
        return d.PersonAsBefore(who=known, team_name=joined)
    entry = program.people.get(about.email)
    return d.ColleagueMoved(
        who=known,
        joined=joined,
        left=left,
        by=who(by.email, program),
        own=True,
        trained=entry.trained if entry else (),
        calendar=entry.calendar if entry else "",
        zone=(entry.zone or "") if entry else "",
    )


def require_member(email: str, members: Members, words: str) -> Member:
    """Somebody in the workspace, by address; *words* are how whoever asked called them."""
    found = [members.by_email(platform, email) for platform in _PLATFORMS]
    member = next((each for each in found if each is not None), None)
    if member is None:
        raise Refusal(Reason.NOT_A_MEMBER, words=words)
    return require_there(member)


def require_there(member: Member) -> Member:
    if member.deactivated:
        raise Refusal(Reason.ACCOUNT_CLOSED, owner=member.email)
    return member


def called(member: Member) -> str:
    """What they are called in the chat."""
    return member.name or member.email.partition("@")[0]
