"""What a button that ends an absence is about: whose it is and when it begins, in signs that name nobody."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.absences import Absence
from bot.people import PersonId
from bot.reactions.about import mark


def about(absence: Absence) -> str:
    """Empty where it has no end that anybody knows: such a one ends by itself, or not at all."""
    if absence.until is None:
        return ""
    return f"{mark(absence.person)}/{absence.since.astimezone(UTC):%Y%m%dT%H%M%S%f}"


def whose(about: str, people: Iterable[PersonId]) -> PersonId | None:
    """Whom it is about; None where that is nobody any more."""
    return next((each for each in people if mark(each) == about.partition("/")[0]), None)


def since(about: str) -> datetime | None:
    try:
        return datetime.strptime(about.partition("/")[2], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    except ValueError:
        return None
