"""When a decision is taken, and under which program."""

from dataclasses import dataclass
from datetime import datetime

from bot.program import Program


@dataclass(frozen=True, slots=True)
class Moment:
    """Domain time (UTC) and today's program: all that a decision knows beside ticket and command."""

    now: datetime
    program: Program
