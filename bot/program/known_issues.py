"""A known issue: what many customers wait for at once, what they are told, and which answers are about it."""

import json
from datetime import datetime

from bot.people import PersonId
from bot.program.part import Part


class KnownIssue(Part):
    """
    What a lead declared; it holds no customer's words and no customer's name.

    What matches while it *takes* more, and would open a ticket of its team,
    waits in it; once it has ended, nobody does.
    """

    #: The number of the edition in which it was declared.
    id: str
    name: str
    team: str
    #: What customers are told, in a line: an answer to all of them begins with it.
    told: str
    #: Of these at least one; what is given must all be so.
    words: tuple[str, ...] = ()
    place: str = ""
    touchpoint: str = ""
    condition: str = ""
    since: datetime
    by: PersonId
    #: Who answers for it, and is reminded of everybody who waits.
    lead: PersonId
    #: Until when more may join; None: until somebody ends it.
    until: datetime | None = None
    #: Its lead was asked whether it is over.
    asked: bool = False
    ended_at: datetime | None = None
    ended_by: PersonId = ""
    cause: str = ""
    #: What was done about it: stands on every ticket that it settled.
    actions: str = ""

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None

    def takes(self, now: datetime) -> bool:
        """Whether an answer that comes now may join it."""
        return not self.is_over and (self.until is None or now < self.until)

    def is_due(self, now: datetime) -> bool:
        """Whether its time has passed, and nobody has asked its lead yet."""
        return not self.is_over and not self.asked and self.until is not None and self.until <= now

    @property
    def when(self) -> str:
        """All but the place as one condition; empty where the place is all."""
        mentions = f"mentions({', '.join(map(_quoted, self.words))})" if self.words else ""
        touchpoint = f"touchpoint == {_quoted(self.touchpoint)}" if self.touchpoint else ""
        given = [each for each in (mentions, touchpoint, self.condition) if each]
        return " && ".join(f"({each})" for each in given)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
