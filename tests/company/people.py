"""Who works there, when, and what happens to them in that month."""

from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from bot.people import Role
from bot.program import Program
from bot.program.people import CalendarEntry, PersonEntry
from tests.world import program, program_with

LONDON = ZoneInfo("Europe/London")
#: A month with five weekends, Good Friday and Easter Monday (3 and 6 April), and the clock change of 29 March.
FIRST, LAST = date(2026, 3, 16), date(2026, 4, 15)

FRONTLINE = ("ana", "ben", "carla", "deepa", "erik", "fay", "sam")
LEADS = ("maria", "tom")
EXECUTIVE = "dana"
PROGRAM_OWNER = "priya"
EVERYBODY = ("ana", "ben", "carla", "deepa", "erik", "fay", "maria", "sam", "tom", "dana", "priya")

_WEEKDAYS = {"open": {"mon-fri": ["08:00-12:30", "13:15-18:00"]}, "holidays": "GB-ENG", "zone": "Europe/London"}
_CALENDARS: dict[str, dict[str, Any]] = {
    "weekdays": _WEEKDAYS,
    "afternoons": {**_WEEKDAYS, "open": {"mon-fri": "13:00-18:00"}},
    "stockholm": {"open": {"mon-fri": ["08:00-12:00", "13:00-17:00"]}, "holidays": "SE", "zone": "Europe/Stockholm"},
}
#: Besides the starter program's Ana and Ben, who are there on Saturdays, too.
_COLLEAGUES = {"carla": "weekdays", "deepa": "weekdays", "erik": "stockholm", "fay": "afternoons"}
_NAMES = {"carla": "Carla Reyes", "deepa": "Deepa Rao", "erik": "Erik Lund", "fay": "Fay Morgan"}


def address(name: str) -> str:
    return f"{name}@contoso.example"


def the_program() -> Program:
    """The starter program, with people enough for forty answers a day."""
    starter = program()
    calendars = {name: CalendarEntry.model_validate(entry) for name, entry in _CALENDARS.items()}
    people = {
        address(name): PersonEntry(name=_NAMES[name], role=Role.FRONTLINE, team="care", calendar=calendar)
        for name, calendar in _COLLEAGUES.items()
    }
    return program_with(people={**starter.people, **people}, calendars={**starter.calendars, **calendars})


def moment(day: date, wall: time) -> datetime:
    """A time on London's clocks."""
    return datetime.combine(day, wall, LONDON)


class Away(NamedTuple):
    """Somebody says at `said` that `who` is away."""

    said: datetime
    by: str
    who: str
    since: datetime
    until: datetime
    delegate: str | None = None


class Troubles(NamedTuple):
    """What does not go as it should."""

    away: tuple[Away, ...] = ()
    #: Days on which somebody does nothing although they should be there; "" is everybody.
    idle: tuple[tuple[str, date], ...] = ()
    #: From when until when the bot is down.
    outages: tuple[tuple[datetime, datetime], ...] = ()


NO_TROUBLES = Troubles()
THE_MONTH = Troubles(
    away=(
        Away(
            moment(date(2026, 3, 20), time(16, 30)),
            "ben",
            "ben",
            moment(date(2026, 3, 23), time()),
            moment(date(2026, 3, 30), time()),
            "carla",
        ),
        Away(
            moment(date(2026, 3, 25), time(8, 30)),
            "maria",
            "deepa",
            moment(date(2026, 3, 25), time(8, 30)),
            moment(date(2026, 3, 27), time()),
        ),
    ),
    idle=(("", date(2026, 3, 21)), ("maria", date(2026, 3, 31))),
    outages=((moment(date(2026, 4, 9), time(9, 30)), moment(date(2026, 4, 9), time(14, 0))),),
)
