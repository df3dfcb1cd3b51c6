"""What the program says about itself: its targets, and the way to its map."""

from dataclasses import dataclass
from datetime import datetime

from bot.program import Rollout, Target


@dataclass(frozen=True, kw_only=True)
class WorkflowRow:
    """By when a workflow's customers hear from whom."""

    #: As the program file names it.
    name: str
    rollout: Rollout
    team_name: str
    first_contact: Target
    resolve: Target


@dataclass(frozen=True, kw_only=True)
class TargetsShown:
    """`/loop sla`: the targets of the workflows in use, and the one definition of each metric."""

    company: str
    #: Of the teams of whoever asked, where they have any; else all.
    workflows: tuple[WorkflowRow, ...]
    #: Those of the other teams.
    others: tuple[WorkflowRow, ...] = ()
    #: Name and definition.
    metrics: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class MapShown:
    """`/loop map`: all workflows, and a link to the whole page."""

    company: str
    workflows: tuple[WorkflowRow, ...]
    #: Empty where there can be none; then *unset* names the settings that it needs.
    url: str = ""
    until: datetime | None = None
    unset: tuple[str, ...] = ()
    zone: str = "UTC"
