"""Whether a program brings more than its people can do: what going live is asked about a second time."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.feedback import Feedback
from bot.program import Program
from bot.simulation.fates import whole
from bot.simulation.forecast import loads
from bot.simulation.load import TeamLoad


@dataclass(frozen=True, slots=True, kw_only=True)
class TooMuch:
    """A team to which more falls on a working day than its people can take."""

    team: str
    name: str
    a_day: float
    can_do: float


def more_than_they_can_do(loads: Iterable[TeamLoad]) -> tuple[TooMuch, ...]:
    """
    The teams that would never catch up: on average more falls to them than they can take.

    A single day too full is none of them: what is left over is done on the next.
    Of a team whose people only the chat knows, nobody can tell.
    """
    return tuple(
        TooMuch(team=each.team, name=each.name, a_day=each.a_working_day, can_do=each.can_do)
        for each in loads
        if each.a_working_day > each.can_do and not each.unread
    )


def too_much(program: Program, past: Iterable[Feedback]) -> tuple[TooMuch, ...]:
    """
    What somebody is asked about before *program* takes effect, going by *past* feedback; nothing to ask, if empty.

    Pure, and quick enough to be asked when a program is activated: of the last
    weeks' answers. Without any past it says nothing.
    """
    return more_than_they_can_do(loads(program, whole(past)))
