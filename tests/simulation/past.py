"""Past answers, made up as a test needs them."""

from datetime import datetime, timedelta

from bot.feedback import Customer, Feedback, Scale
from tests.clocks import MONDAY

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
