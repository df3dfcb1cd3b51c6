"""What is legal in a program and unwise: nothing stops because of it, and somebody should know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.mistakes import Mistake
from bot.program.model import Program
from bot.program.warnings.beginning import beginning, live_at_once
from bot.program.warnings.comparisons import comparisons, locales
from bot.program.warnings.intake import intake
from bot.program.warnings.loose_ends import loose_ends
from bot.program.warnings.past import Answered, Load, causes, loads, targets
from bot.program.warnings.pilots import pilots
from bot.program.warnings.promises import promises
from bot.program.warnings.steps import steps
from bot.program.warnings.unreachable import unreachable
from bot.program.warnings.untrained import untrained
from bot.program.warnings.unused import unused

__all__ = ["Known", "Load", "live_at_once", "warnings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known besides the file."""

    now: datetime
    #: Whether a program has been at work here before.
    has_run: bool = True
    #: Tickets so far.
    past: Sequence[Answered] = ()
    #: What would come to each team, as far as somebody has worked it out.
    loads: Mapping[str, Load] = field(default_factory=dict)


def warnings(program: Program, known: Known) -> list[Mistake]:
    """All that is unwise in *program*, which has no mistakes; pure."""
    return [
        *loose_ends(program),
        *intake(program),
        *comparisons(program),
        *locales(program),
        *promises(program),
        *targets(program, known.past, known.now),
        *causes(program, known.past),
        *loads(program, known.loads),
        *steps(program, known.now),
        *unused(program),
        *([] if known.has_run else beginning(program)),
        *unreachable(program),
        *pilots(program),
        *untrained(program),
    ]
