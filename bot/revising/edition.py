"""The program as it is in force: which revision of its file, what the chat changed, and what waits for a yes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from bot.people import PersonId
from bot.program.adjustments import NO_ADJUSTMENTS, Adjustments
from bot.revising.difference import Differences


class What(StrEnum):
    """What made an edition."""

    #: A file took effect by itself.
    TOOK_EFFECT = "took_effect"
    #: A file waits for its approver; what was in force still is.
    PROPOSED = "proposed"
    APPROVED = "approved"
    DECLINED = "declined"
    #: What waited waits no more: its author took it back.
    WITHDRAWN = "withdrawn"
    PAUSED = "paused"
    RESUMED = "resumed"
    #: A pause reached its end.
    PAUSE_OVER = "pause_over"
    #: The chat says how many tickets of a workflow are posted a day.
    CAPPED = "capped"
    #: The file says so again.
    UNCAPPED = "uncapped"
    #: The chat took somebody into a team, or out of it; or what the file says of them counts again.
    TAKEN_IN = "taken_in"
    TAKEN_OUT = "taken_out"
    AS_IN_FILE = "as_in_file"
    #: Other people are in a user group that a team is made of.
    GROUP_CHANGED = "group_changed"
    #: The file has overtaken what the chat had changed.
    OVERTAKEN = "overtaken"
    ISSUE_DECLARED = "issue_declared"
    #: Nobody joins it any more: its time has passed.
    ISSUE_FULL = "issue_full"
    ISSUE_ENDED = "issue_ended"


class Waiting(BaseModel):
    """A revision that waits for its approver, and what it would change."""

    model_config = ConfigDict(frozen=True)

    revision: str
    differences: Differences = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """
    The program from `at` on, until the next edition; none is ever changed.

    They are numbered from 1 without a gap: whoever writes the next one has seen
    the one before.
    """

    number: int
    at: datetime
    what: What
    #: Who did it; empty where the file did by itself, or time.
    by: PersonId = ""
    #: The revision, or the workflow, that it is about.
    about: str
    #: The revision of the file that is in force.
    revision: str
    adjustments: Adjustments = NO_ADJUSTMENTS
    waiting: Waiting | None = None
    #: What is different from the edition before.
    differences: Differences = ()

    def awaits(self, revision: str) -> bool:
        return self.waiting is not None and self.waiting.revision == revision
