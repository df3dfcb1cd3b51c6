"""Escalation steps that reach nobody in time: who is away, who works at other hours, who has too long to answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot import durations
from bot.absences import Absence, Absences
from bot.calendars import ALWAYS, Calendar
from bot.hours import hours_of
from bot.mistakes import Mistake, Place
from bot.people import PersonId, Role
from bot.program.escalations import Goal, Missed, Unclaimed, Used, Whom
from bot.program.model import Program
from bot.program.steps import EscalationStep
from bot.who_is_away import who_is_away
from bot.working_days import working_days_of

#: Longer than this, somebody is missed.
_LONG = timedelta(days=7)
#: So far it is looked whether two calendars have an hour in common, and how long anybody's days are.
_LOOKED_OVER = timedelta(days=28)
_TO_THE_TEAM = frozenset({Whom.TEAM, Whom.OWNER})


def steps(program: Program, now: datetime) -> Iterator[Mistake]:
    """What is wrong with the escalations that workflows in use have."""
    absences = who_is_away(program, ())
    for name, policy in program.escalations.items():
        by_it = [w for w in program.workflows if w.escalation == name and w.rollout.opens_tickets]
        teams = {team for workflow in by_it for team in program.teams_of(workflow)}
        if not teams:
            continue
        looks = [_Step(("escalations", name, n), step, program, teams, absences, now) for n, step in enumerate(policy)]
        yield from _end(looks)
        for look in looks:
            yield from look.warnings()


def _end(looks: list["_Step"]) -> Iterator[Mistake]:
    """Of the steps that come because nobody answers, the last: if it is missed, nobody is left."""
    unanswered = [look for look in looks if look.is_about_the_first_answer]
    if unanswered:
        yield from unanswered[-1].as_the_last()


@dataclass(frozen=True)
class _Step:
    place: Place
    step: EscalationStep
    program: Program
    teams: set[str]
    absences: Absences
    now: datetime

    @property
    def is_about_the_first_answer(self) -> bool:
        after = self.step.after
        return isinstance(after, Unclaimed) or (isinstance(after, Used | Missed) and after.target is Goal.FIRST_CONTACT)

    def as_the_last(self) -> Iterator[Mistake]:
        place = (*self.place, "notify")
        if _TO_THE_TEAM.issuperset(self.step.notify):
            remedy = 'Add a step that tells "lead" or somebody above: the team has been told and did not answer.'
            yield Mistake(place, "it ends here, and nobody above the team ever hears of it", remedy)
        elif gone := self._away(self.people):
            who = ", and ".join(self._until(absence) for absence in gone)
            remedy = "Name who stands in (`delegate`), or tell somebody besides."
            yield Mistake(place, f"it ends here, at {who}", remedy)

    def warnings(self) -> Iterator[Mistake]:
        yield from self._on_duty()
        yield from self._hours()
        yield from self._acknowledge()
        yield from self._repeat()

    def _on_duty(self) -> Iterator[Mistake]:
        gone = self._away(self.people) if self.step.any_hour else []
        if gone and any(absence.holds(self.now) for absence in gone):
            found = f"nobody is on duty: it disturbs only {', and '.join(self._until(absence) for absence in gone)}"
            yield Mistake((*self.place, "any_hour"), found, "Name whoever has the duty now.")

    def _hours(self) -> Iterator[Mistake]:
        if self.step.any_hour or _TO_THE_TEAM.intersection(self.step.notify):
            return
        for team in sorted(self.teams):
            works = self.program.calendar_of(team)
            theirs = {person: hours_of(person, self.program) for person in self._people_for(team)}
            if theirs and not any(_meet(hours, works, self.now) for hours in theirs.values()):
                found = f"{self._names(theirs)} and {self._called(team)} never work at the same time"
                remedy = "Tell somebody who is there when the team is, or give them a calendar that overlaps."
                yield Mistake((*self.place, "notify"), found, remedy)

    def _acknowledge(self) -> Iterator[Mistake]:
        allowed = None if self.step.any_hour else self.step.acknowledge
        longest = [day for person in self.people if (day := self._longest_day(person))]
        if allowed is None or not longest or len(longest) < len(self.people) or allowed <= max(longest):
            return
        found = (
            f"{durations.written(allowed)} is more than a whole day's work of {self._names(self.people)} "
            f"({durations.written(max(longest))} at most)"
        )
        remedy = "It runs in their own hours, so that the next one hears days later: write what is left of one day."
        yield Mistake((*self.place, "acknowledge"), found, remedy)

    def _repeat(self) -> Iterator[Mistake]:
        repeat, allowed = self.step.repeat, self.step.acknowledge
        if repeat is None or allowed is None or repeat.every < allowed:
            return
        every, within = durations.written(repeat.every), durations.written(allowed)
        found = (
            f"{every} is not before the {within} that they have to answer: "
            "by then the next one has been told, or nobody is left"
        )
        yield Mistake(
            (*self.place, "repeat"), found, "Write a shorter `every`, or give them longer with `acknowledge`."
        )

    @property
    def people(self) -> list[PersonId]:
        return list(dict.fromkeys(person for team in sorted(self.teams) for person in self._people_for(team)))

    def _people_for(self, team: str) -> Iterator[PersonId]:
        """Whom it tells by name or role, where the ticket is *team*'s; owner and team are nobody in particular."""
        for recipient in self.step.notify:
            match recipient:
                case Whom.LEAD:
                    yield self.program.teams[team].lead
                case Whom.PROGRAM_OWNER:
                    yield self.program.program.owner
                case Whom.EXECUTIVE:
                    yield from (e for e, person in self.program.people.items() if person.role is Role.EXECUTIVE)
                case Whom.OWNER | Whom.TEAM:
                    pass
                case _:
                    yield recipient

    def _away(self, people: list[PersonId]) -> list[Absence]:
        """Everybody's absence, where all of *people* are away now, or for long, and nobody stands in; else nothing."""
        if _TO_THE_TEAM.intersection(self.step.notify):
            return []
        found = [absence for person in people if (absence := self._missed(person)) is not None]
        return found if len(found) == len(people) else []

    def _missed(self, person: PersonId) -> Absence | None:
        for absence in self.absences.ahead(person, self.now):
            long = absence.until is None or absence.until - absence.since > _LONG
            if (long or absence.holds(self.now)) and not self._has_stand_in(absence):
                return absence
        return None

    def _has_stand_in(self, absence: Absence) -> bool:
        at = max(absence.since, self.now)
        return absence.delegate is not None and self.absences.at(absence.delegate, at) is None

    def _until(self, absence: Absence) -> str:
        zone = ZoneInfo(self.program.program.zone)
        since = "" if absence.holds(self.now) else f"from {absence.since.astimezone(zone):%Y-%m-%d} "
        until = f"until {absence.until.astimezone(zone):%Y-%m-%d}" if absence.until else "for good"
        return f"{self._name(absence.person)}, who is away {since}{until}"

    def _longest_day(self, person: PersonId) -> timedelta:
        """The most that they work on one day; nothing for whoever is always there."""
        days = working_days_of(person, self.program)
        if days.calendar is ALWAYS:
            return timedelta()
        longest, day = timedelta(), days.next_beginning(self.now)
        while day is not None and day < self.now + _LOOKED_OVER:
            following = days.next_beginning(day)
            longest = max(longest, days.calendar.between(day, following or day))
            day = following
        return longest

    def _names(self, people: Iterable[PersonId]) -> str:
        return ", ".join(map(self._name, people))

    def _name(self, email: PersonId) -> str:
        person = self.program.person(email)
        return person.name if person else email

    def _called(self, team: str) -> str:
        return self.program.teams[team].name or team


def _meet(one: Calendar, other: Calendar, now: datetime) -> bool:
    """Whether there is an hour at which both are open."""
    at = one.next_open(now)
    while at < now + _LOOKED_OVER:
        both = other.next_open(at)
        if one.is_open(both):
            return True
        at = one.next_open(both)
    return False
