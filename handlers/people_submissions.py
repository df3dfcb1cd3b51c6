"""Sent forms about who is in a team: what was filled in becomes what one could have typed."""

from dataclasses import dataclass, replace

from bot import actions
from bot.errors import Reason, Refusal
from bot.members import Member
from bot.people import Person, stranger
from bot.program.adjusting import by_file_and_groups
from bot.program.people import PersonEntry
from bot.revising.staffing import TakeIn, require_movable
from handlers.answers import Done, FormAnswer, NextForm
from handlers.interactions import Interactions
from handlers.staffing import Staffing, called, require_member, require_there

#: Which field a refusal is about; those that say nothing of a field are about whom it is about.
_FIELDS = {Reason.NOT_ALLOWED: "team", Reason.UNKNOWN_TEAM: "team", Reason.LAST_TRAINED: "trained"}
_OF_THE_PROGRAM = {"calendar": "hours", "training": "trained", "time zone": "zone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSubmissions:
    """Decided as if it had been typed, and refused in the same words, beside the field they are about."""

    interactions: Interactions

    async def submit(self, platform: str, action: str, about: str, values: dict[str, str], by: Person) -> FormAnswer:
        try:
            return await self._taken(platform, action, about, values, by)
        except Refusal as refusal:
            raise _beside(refusal, values) from None

    async def _taken(self, platform: str, action: str, about: str, values: dict[str, str], by: Person) -> FormAnswer:
        if action == actions.PEOPLE_ADD:
            return await self._add(platform, values, by)
        if "@" not in about:  # somebody was chosen; about the team
            return await self._chosen(action, values.get("person", ""), by)
        if action == actions.PEOPLE_CHANGE:
            return await self._change(about, values, by)
        return Done(await self._staffing.take_out(self._known(about), by))

    async def _add(self, platform: str, values: dict[str, str], by: Person) -> FormAnswer:
        member = self._member(platform, values.get("person", ""))
        wish = TakeIn(
            email=member.email,
            name=called(member),
            team=values.get("team", ""),
            # what was left empty is not said: it stays as it was
            trained=_several(values.get("trained", "")) or None,
            calendar=values.get("hours") or None,
            zone=values.get("zone", "").strip() or None,
        )
        return Done(await self._staffing.take_in(wish, by))

    async def _chosen(self, action: str, email: str, by: Person) -> FormAnswer:
        presses, person = self.interactions.people, require_movable(email, by, self.interactions.moment().program)
        if action == actions.PEOPLE_CHANGE:
            return NextForm(presses.change(person.email, by))
        await self._staffing.require_removable(person, by)
        return NextForm(await presses.take_out(person, by))

    async def _change(self, email: str, values: dict[str, str], by: Person) -> FormAnswer:
        program = self.interactions.moment().program
        person = require_movable(email, by, program)
        entry = program.people[person.email]
        wish = TakeIn(email=person.email, name=person.name, team=values.get("team", person.team))
        return Done(await self._staffing.take_in(_with_others(wish, entry, values), by))

    @property
    def _staffing(self) -> Staffing:
        return Staffing(program=self.interactions.require_program(), moment=self.interactions.moment)

    def _known(self, email: str) -> Person:
        """By name even if they are gone already: the decision says so."""
        program = self.interactions.moment().program
        return program.person(email) or by_file_and_groups(program).person(email) or stranger(email)

    def _member(self, platform: str, picked: str) -> Member:
        """Whom the platform's own list gave; an address where it has none."""
        if "@" in picked:
            return require_member(picked.lower(), self.interactions.members, picked)
        member = self.interactions.members.by_user(platform, picked)
        if member is None:
            raise Refusal(Reason.NOT_A_MEMBER, field="person", words="")
        return require_there(member)


def _with_others(wish: TakeIn, entry: PersonEntry, values: dict[str, str]) -> TakeIn:
    """What is as it was, or was not asked, is not said: the file still counts for it."""
    trained = _several(values["trained"]) if "trained" in values else entry.trained
    calendar, zone = values.get("hours", entry.calendar), values.get("zone", "").strip()
    return replace(
        wish,
        trained=trained if set(trained) != set(entry.trained) else None,
        calendar=calendar if calendar != entry.calendar else None,
        zone=zone if zone != (entry.zone or "") else None,
    )


def _several(value: str) -> tuple[str, ...]:
    return tuple(filter(None, value.split(",")))


def _beside(refusal: Refusal, values: dict[str, str]) -> Refusal:
    """The same, beside the field it is about; where the form does not have that one, beside whom or which team."""
    field = refusal.field or _FIELDS.get(refusal.reason, "person")
    if refusal.reason is Reason.NOT_IN_PROGRAM:
        field = _OF_THE_PROGRAM[str(refusal.data["what"])]
    there = next((each for each in (field, "person", "team") if each in values), "")
    return Refusal(refusal.reason, field=there, **refusal.data)
