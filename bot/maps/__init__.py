"""The map of a program: what people read, as plain data drawn from what runs."""

from bot.maps.program_map import PolicyMap, ProgramMap, StepMap, TeamMap, ToldBesides, WorkflowMap, program_map
from bot.maps.public_map import PublicMap, TeamPromise, public_map

__all__ = [
    "PolicyMap",
    "ProgramMap",
    "PublicMap",
    "StepMap",
    "TeamMap",
    "TeamPromise",
    "ToldBesides",
    "WorkflowMap",
    "program_map",
    "public_map",
]
