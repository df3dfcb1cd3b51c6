"""What was changed in the chat since the file was written: kept beside it, and in force with it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

from pydantic import Field

from bot.people import PersonId
from bot.program.known_issues import KnownIssue
from bot.program.part import Part


class Pause(Part):
    """A workflow that opens no ticket for a while: what it would follow up is kept, and goes to no other."""

    workflow: str
    since: datetime
    #: When it ends by itself; None: when somebody says so.
    until: datetime | None = None
    by: PersonId

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


class CapSet(Part):
    """So many tickets a day of a workflow are posted as cards, whatever its file says; None: all of them."""

    workflow: str
    a_day: Annotated[int, Field(ge=1)] | None
    since: datetime
    by: PersonId
    #: What the file said then: once it says something else, that is the newer word.
    over: int | None


class PersonSet(Part):
    """Somebody taken into a team, or out of one, whatever the file says; what is None is as the file has it."""

    email: PersonId
    #: For whom the file does not name.
    name: str
    #: Empty: they are in no team any more, and in the program neither.
    team: str
    trained: tuple[str, ...] | None = None
    calendar: str | None = None
    zone: str | None = None
    since: datetime
    by: PersonId
    #: Their team in the file then; None: it did not name them. Once it says something else, that is the newer word.
    over: str | None


class GroupMember(Part):
    """Somebody in a user group, as the chat knows them."""

    email: PersonId
    name: str


class GroupRead(Part):
    """Who was in a user group when the chat was last asked, and said somebody: kept for when it cannot be asked."""

    group: str
    #: When that was last found to be different.
    since: datetime
    people: tuple[GroupMember, ...]


class Adjustments(Part):
    """Everything that the chat has changed, whatever the file says."""

    pauses: Mapping[str, Pause] = Field(default_factory=dict)
    caps: Mapping[str, CapSet] = Field(default_factory=dict)
    #: By its id; those that ended, too, for as long as anybody looks back.
    issues: Mapping[str, KnownIssue] = Field(default_factory=dict)
    groups: Mapping[str, GroupRead] = Field(default_factory=dict)
    people: Mapping[PersonId, PersonSet] = Field(default_factory=dict)

    def pause(self, workflow: str, now: datetime) -> Pause | None:
        """What keeps *workflow* from opening tickets now."""
        pause = self.pauses.get(workflow)
        return pause if pause is not None and pause.holds(now) else None

    def over(self, now: datetime) -> tuple[Pause, ...]:
        """Pauses whose time has passed, and which nobody has ended."""
        return tuple(pause for pause in self.pauses.values() if not pause.holds(now))

    def with_pause(self, pause: Pause) -> "Adjustments":
        return self.model_copy(update={"pauses": {**self.pauses, pause.workflow: pause}})

    def with_cap(self, cap: CapSet) -> "Adjustments":
        return self.model_copy(update={"caps": {**self.caps, cap.workflow: cap}})

    def with_group(self, read: GroupRead) -> "Adjustments":
        return self.model_copy(update={"groups": {**self.groups, read.group: read}})

    def with_person(self, person: PersonSet) -> "Adjustments":
        return self.model_copy(update={"people": {**self.people, person.email: person}})

    def without_person(self, email: PersonId) -> "Adjustments":
        return self.model_copy(update={"people": {name: each for name, each in self.people.items() if name != email}})

    def without_cap(self, workflow: str) -> "Adjustments":
        return self.model_copy(update={"caps": {name: cap for name, cap in self.caps.items() if name != workflow}})

    def without(self, *workflows: str) -> "Adjustments":
        left = {name: pause for name, pause in self.pauses.items() if name not in workflows}
        return self.model_copy(update={"pauses": left})

    def with_issue(self, issue: KnownIssue, *, kept_since: datetime) -> "Adjustments":
        """What ended before *kept_since* is forgotten."""
        known = {id: each for id, each in self.issues.items() if each.ended_at is None or each.ended_at >= kept_since}
        return self.model_copy(update={"issues": {**known, issue.id: issue}})


NO_ADJUSTMENTS = Adjustments()
