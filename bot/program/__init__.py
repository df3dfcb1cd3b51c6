"""The program: one company's rules for closing the loop, as its file states them."""

from bot.condition_facts import Kind
from bot.program.model import Objective, Program, ProgramInfo
from bot.program.people import CalendarEntry, Conversation, PersonEntry, Team
from bot.program.remedies import Cause, RecoveryAction, RootCause, Template
from bot.program.routing import Looked, Route
from bot.program.sources import Consent, Source, SourceKind
from bot.program.steps import EscalationStep, Repeat
from bot.program.targets import Clock, Deadline, Deadlines, SlaPolicy, Target
from bot.program.workflows import Defaults, Rollout, Workflow

__all__ = [
    "CalendarEntry",
    "Cause",
    "Clock",
    "Consent",
    "Conversation",
    "Deadline",
    "Deadlines",
    "Defaults",
    "EscalationStep",
    "Kind",
    "Looked",
    "Objective",
    "PersonEntry",
    "Program",
    "ProgramInfo",
    "RecoveryAction",
    "Repeat",
    "Rollout",
    "RootCause",
    "Route",
    "SlaPolicy",
    "Source",
    "SourceKind",
    "Target",
    "Team",
    "Template",
    "Workflow",
]
