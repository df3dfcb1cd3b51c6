"""Whom a ticket may be given to, as something to choose from: whoever is there first, and when the others come."""

from datetime import datetime, timedelta

from blocks.card import Part, Text, When
from blocks.cutting import cut
from blocks.days import day
from blocks.form import Option
from blocks.moments import written, zone_named
from blocks.wording import listed
from bot.forms import AwayColleague, Colleagues, TeamOffered

#: What Slack takes of an option; of what does not fit the name is cut, not what is said of it.
_LABEL = 75


def people(colleagues: Colleagues) -> tuple[Option, ...]:
    """Nobody who is away: that would be refused."""
    return tuple(
        Option(value=each.who.email, label=_label(each.who.name, _off(each.off_until, colleagues.zone, colleagues.now)))
        for each in colleagues.here
    )


def away(colleagues: Colleagues) -> tuple[Part, ...]:
    """Why somebody whom one looks for is not on the list."""
    if not colleagues.away:
        return ()
    return (Text(f"Away: {listed([_back(each, colleagues) for each in colleagues.away])}.", quiet=True),)


def team(offered: TeamOffered, name: str, zone: str, now: datetime | None) -> Option:
    """*name* is what the form calls it."""
    said = "everybody is away" if offered.deserted else _off(offered.off_until, zone, now)
    return Option(value=offered.key, label=_label(name, said))


def _back(each: AwayColleague, colleagues: Colleagues) -> str:
    back = f" until {day(each.back, colleagues.zone, colleagues.now)}" if each.back else ""
    return each.who.name + back + (f" ({each.delegate.first_name} stands in)" if each.delegate else "")


def _off(until: datetime | None, zone: str, now: datetime | None) -> str:
    return f"off until {_when(until, zone, now)}" if until else ""


def _when(at: datetime, zone: str, now: datetime | None) -> str:
    """ "14:00 GMT", "tomorrow 08:00 GMT", "Mon 7 Dec"."""
    local = zone_named(zone)
    days = (at.astimezone(local).date() - now.astimezone(local).date()) if now else None
    time = written(When(at, "time", zone))
    if days == timedelta():
        return time
    return f"tomorrow {time}" if days == timedelta(days=1) else day(at, zone, now)


def _label(name: str, said: str) -> str:
    return f"{cut(name, _LABEL - len(said) - 3)} ({said})" if said else name
