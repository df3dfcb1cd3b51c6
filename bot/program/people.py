"""Who takes part in the program: people, their teams and their calendars."""

import re
from datetime import UTC, datetime, time
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.calendars import Calendar, Hours, holidays_of
from bot.people import Person, Role
from bot.program.part import Day, Email, Part, Sentence, Zone, wrong

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?[-–] ?([01]\d|2[0-4]):([0-5]\d)")
#: The calendar of a team that names none: open day and night.
ALWAYS_NAME = "always"
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)


class PersonEntry(Part):
    name: Sentence
    role: Literal[Role.FRONTLINE, Role.LEAD, Role.EXECUTIVE, Role.PROGRAM_OWNER]
    team: str = ""
    zone: Zone | None = None

    def person(self, email: str) -> Person:
        return Person(email=email, name=self.name, role=self.role, team=self.team, zone=self.zone or "")


class Conversation(Part):
    """Where a team's tickets are posted, by platform; at least one."""

    slack: Sentence | None = None
    teams: Sentence | None = None

    @model_validator(mode="after")
    def _somewhere(self) -> "Conversation":
        if self.slack is None and self.teams is None:
            raise wrong("it names no conversation", "Give `slack:` a channel id, or `teams:` a conversation id.")
        return self


class Team(Part):
    name: Sentence | None = None
    lead: Email
    conversation: Conversation
    calendar: str = ALWAYS_NAME


def _hours(value: object) -> object:
    """`"08:00-12:30"`, or a list of such, as pairs of wall times."""
    spans = value if isinstance(value, list | tuple) else [value]
    return tuple(_span(span) if isinstance(span, str) else span for span in spans)


def _span(text: str) -> tuple[time, time]:
    match = _SPAN.fullmatch(text.strip())
    if match is None or (match[3] == "24" and match[4] != "00"):
        raise wrong(f'"{text}" is not a span of hours', 'Write "08:00-12:30"; a day may end at 24:00.')
    start_hour, start_minute, end_hour, end_minute = map(int, match.groups())
    return time(start_hour, start_minute), time(end_hour % 24, end_minute)


def _week(value: object) -> object:
    """`{mon-fri: …, sat: …}` as one entry for each weekday."""
    if not isinstance(value, dict):
        return value
    week: dict[str, object] = {}
    for key, hours in value.items():
        for weekday in _weekdays(str(key)):
            if weekday in week:
                raise wrong(f'"{weekday}" has its hours twice', "Name each weekday once.")
            week[weekday] = hours
    return week


def _weekdays(key: str) -> tuple[str, ...]:
    first, dash, last = key.partition("-")
    if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
        raise wrong(f'"{key}" is not a weekday', "Write mon, tue, wed, thu, fri, sat or sun, or two as in mon-fri.")
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    if end < start:
        raise wrong(f'"{key}" runs backwards', "A week begins on Monday: write the earlier day first.")
    return WEEKDAYS[start : end + 1]


def _country(place: str) -> str:
    try:
        holidays_of(place, _ANY_TIME.year)
    except ValueError as unknown:
        raise wrong(str(unknown), "Write a country such as GB, or a part of one such as GB-SCT.") from unknown
    return place


OpenHours = Annotated[Hours, BeforeValidator(_hours)]
Week = Annotated[dict[str, OpenHours], BeforeValidator(_week)]


class CalendarEntry(Part):
    """A calendar as the file writes it."""

    zone: Zone
    open: Week
    holidays: Annotated[str, AfterValidator(_country)] = ""
    closed: tuple[Day, ...] = ()
    extra: dict[Day, OpenHours] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _makes_sense(self) -> "CalendarEntry":
        try:
            self.calendar.is_open(_ANY_TIME)
        except ValueError as mistake:
            remedy = "Hours follow each other within one day; after 24:00 go on at 00:00 of the next."
            raise wrong(str(mistake), remedy) from mistake
        return self

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar(
            zone=ZoneInfo(self.zone),
            open={WEEKDAYS.index(day): hours for day, hours in self.open.items()},
            holidays=self.holidays,
            closed=frozenset(self.closed),
            extra=self.extra,
        )
