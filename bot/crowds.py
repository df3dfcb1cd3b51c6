"""When more customers wait in a team than its conversation can show: who gets a card, and who is counted."""

from bot.program import Program
from bot.program.people import MOST_AT_ONCE

#: The message that stands for everybody who waits without a card, and what becomes of it.
CROWD = "crowd"
CROWD_OVER = "crowd_over"


def most_at_once(program: Program, team: str) -> int:
    """How many cards of one day, that nobody has, a team's conversation shows at most."""
    entry = program.teams.get(team)
    return entry.most_at_once if entry else MOST_AT_ONCE
