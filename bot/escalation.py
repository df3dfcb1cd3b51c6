"""An escalation: who was told that a ticket needs them, who took it on, and until when."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.people import PersonId

#: What a step that tells the team's conversation tells.
TEAM = "team"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Step number `step` (0 is the first of the policy) has told somebody, `times` in all; `whom` is empty for a team.

    `slot` is how the step names them: whoever leads the team now, another step
    of the same ticket told somebody else by that name.
    """

    step: int
    slot: str
    whom: PersonId
    since: datetime
    last: datetime
    times: int = 1
    #: The event that told them last, by the ticket's version after it.
    version: int = 0


class Answered(StrEnum):
    """How somebody answered an escalation."""

    TAKE_OVER = "take_over"
    CARRY_ON = "carry_on"
    HAND_TO = "hand_to"
    #: They did not press anything there, and did something about it.
    DEED = "deed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOn:
    """Somebody answered: it is quiet until `due`, and comes back to them if it is not settled by then."""

    by: PersonId
    at: datetime
    due: datetime
    how: Answered
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """
    One matter that somebody above was told about; it is there until the matter is settled.

    `matter` names what is wrong and since when ("promise 2026-03-04T14:00:00+00:00"):
    the same trouble once more is another matter.
    """

    matter: str
    told: tuple[Told, ...] = ()
    taken_on: TakenOn | None = None
    #: Since when nobody who was told has answered, and nobody else is left to tell.
    unanswered_since: datetime | None = None

    def told_at(self, step: int) -> tuple[Told, ...]:
        return tuple(told for told in self.told if told.step == step)

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Those who were told, the latest last."""
        return tuple(dict.fromkeys(told.whom for told in self.told if told.whom))

    @property
    def concerns(self) -> frozenset[PersonId]:
        """Those who were told, and whoever took it on."""
        return frozenset({*self.people, *((self.taken_on.by,) if self.taken_on else ())})

    def telling(self, step: int, slot: str, whom: PersonId, at: datetime, version: int) -> "Escalation":
        """The same after *whom* was told, for the first time or again; whoever had it before has it no longer."""
        others = tuple(told for told in self.told if (told.step, told.slot) != (step, slot))
        before = next((told for told in self.told if (told.step, told.slot) == (step, slot)), None)
        if before is None:
            told = Told(step=step, slot=slot, whom=whom, since=at, last=at, version=version)
        elif self.taken_on:
            told = replace(before, whom=whom, since=at, last=at, times=1, version=version)
        else:
            told = replace(before, whom=whom, last=at, times=before.times + 1, version=version)
        return replace(self, told=(*others, told), taken_on=None)

    def arriving(self, version: int, at: datetime) -> "Escalation":
        """The same after what event *version* said came only now: their time to answer begins now."""
        return replace(self, told=tuple(_arrived(each, at) if each.version == version else each for each in self.told))


def _arrived(told: Told, at: datetime) -> Told:
    """A repeat that comes late takes nothing from what the first one said."""
    return replace(told, since=at if told.times == 1 else told.since, last=at)
