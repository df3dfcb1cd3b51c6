"""What made customers unhappy, counted."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class CauseRow:
    """One root cause, by the name that it has now."""

    #: As people call them; *label* is empty for tickets that name no more than the group.
    group: str
    label: str
    this_month: int
    last_month: int
    #: The team that removes it; empty where nobody does.
    fixed_by: str = ""


@dataclass(frozen=True, kw_only=True)
class CausesShown:
    """`/loop causes`: the root causes of this month and the last, the most frequent first."""

    rows: tuple[CauseRow, ...]
    #: When this month and the last began.
    this_month: datetime
    last_month: datetime
    #: Tickets of both months, and those of them that have a cause.
    tickets: int
    named: int
    zone: str
