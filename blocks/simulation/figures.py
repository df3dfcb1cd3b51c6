"""Figures and days as people read them in a simulation."""

from datetime import date

#: With one decimal it would be 0.0.
_HARDLY_ANY = 0.05
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def number(value: float) -> str:
    """Whole from ten on; below that with one decimal, unless it is whole; what is hardly any is not nothing."""
    if 0 < value < _HARDLY_ANY:
        return "< 0.1"
    return f"{value:,.0f}" if value >= 10 or float(value).is_integer() else f"{value:.1f}"


def share(part: int, of: int) -> str:
    """In percent; little is not nothing, and nearly all is not all."""
    if not of:
        return ""
    percent = 100 * part / of
    if 0 < percent < 1:
        return "< 1%"
    return "> 99%" if 99 < percent < 100 else f"{percent:.0f}%"


def day(at: date) -> str:
    return f"{WEEKDAYS[at.weekday()]} {at.day} {at:%b %Y}"


def count(how_many: int, one: str, several: str = "") -> str:
    return f"{how_many:,} {one if how_many == 1 else several or f'{one}s'}"
