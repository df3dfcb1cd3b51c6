"""An example, and the people who occur in all of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from bot.notifications import Who

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Example(Generic[T_co]):
    """Something we say or ask; `sent` tells in one sentence when."""

    name: str
    sent: str
    data: T_co


ZONE = "Europe/London"
#: Tuesday, half past ten; London is on UTC in early March.
NOW = datetime(2026, 3, 3, 10, 30, tzinfo=UTC)

ANA = Who("ana@contoso.example", "Ana Ruiz")
BEN = Who("ben@contoso.example", "Ben Okoro")
MARIA = Who("maria@contoso.example", "Maria Chen")
DANA = Who("dana@contoso.example", "Dana Whitfield")
PRIYA = Who("priya@contoso.example", "Priya Nair")
SAM = Who("sam@contoso.example", "Sam Doyle")

CARE, FIELD = "Customer Care", "Field Ops"
VISITS = "Three visits and still no broadband."
ANSWER = (
    "Hello Grace,\n\nyou waited in three times for us, and I am sorry. I have spoken with our Field Ops team: "
    "the engineer comes on Thursday, between 8 and 1, and I stay on the line until it works.\n\nAna"
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026."""
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)
