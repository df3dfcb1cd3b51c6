"""Who is away, from when until when, and who stands in for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.people import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """Nobody gives them anything to do from `since`, and until `until`; None: nobody knows when they are back."""

    person: PersonId
    since: datetime
    until: datetime | None = None
    #: Who looks after what is theirs meanwhile, where somebody said so.
    delegate: PersonId | None = None

    def holds(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Absences:
    """Everybody's absences, past ones left out."""

    of: Mapping[PersonId, tuple[Absence, ...]] = field(default_factory=dict)

    def at(self, person: PersonId, at: datetime) -> Absence | None:
        """The absence that keeps *person* away at that time."""
        return next((absence for absence in self.of.get(person, ()) if absence.holds(at)), None)


NOBODY_AWAY = Absences()
