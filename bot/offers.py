"""A ticket whose owner is away, offered to whoever stands in for them."""

from dataclasses import dataclass
from datetime import datetime

from bot.people import PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Whoever it is offered to may take it over; if they do not, it goes back to its team."""

    to: PersonId
    at: datetime
