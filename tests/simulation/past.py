"""Past answers, made up as a test needs them."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from bot.feedback import Customer, Feedback, Scale
from bot.program import Program
from tests import world
from tests.clocks import MONDAY

_CAREFUL = ("vulnerable", "complaint")


@lru_cache(maxsize=1)
def program() -> Program:
    """The starter program without its careful cases: what is counted are the others."""
    return world.program_with(workflows=tuple(each for each in world.program().workflows if each.name not in _CAREFUL))


def program_with(**parts: Any) -> Program:
    """The same, with some of its parts replaced."""
    return Program(**{**{name: getattr(program(), name) for name in Program.model_fields}, **parts})


#: Midnight at the beginning of a Monday.
MIDNIGHT = MONDAY.replace(hour=0, minute=0, second=0, microsecond=0)


def answer(number: int, at: datetime, score: float | None = 2, comment: str = "", **more: object) -> Feedback:
    return Feedback(
        source="relationship-nps",
        external_id=f"r{number}",
        submitted_at=at,
        score=score,
        scale=None if score is None else Scale.NPS,
        comment=comment,
        **more,
    )


def at(day: int, hour: float) -> datetime:
    """So many days after that Monday, at that hour."""
    return MIDNIGHT + timedelta(days=day, hours=hour)


def several(how_many: int, day: int, hour: float = 10, **more: object) -> list[Feedback]:
    """Unhappy customers, one a second."""
    begins = at(day, hour)
    return [answer(day * 10_000 + n, begins + timedelta(seconds=n), **more) for n in range(how_many)]


def of(customer: str) -> Customer:
    return Customer(external_id=customer)
