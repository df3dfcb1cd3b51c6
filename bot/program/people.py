"""Who takes part in the program: people, their teams and their calendars."""

import re
from datetime import UTC, datetime, time
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, StrictBool, WithJsonSchema, model_validator

from bot.calendars import Calendar, Hours, country_code
from bot.people import Person, Role
from bot.program.part import Day, Email, Name, Part, Sentence, Zone, written, wrong
from bot.program.user_groups import UserGroups

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d) ?[-–] ?([01]\d|2[0-4]):([0-5]\d)")
_SLACK_CHANNEL = re.compile(r"[CG][A-Z0-9]+")
_PLATFORMS = ("slack", "teams")
#: The calendar of a team that names none: open day and night.
ALWAYS_NAME = "always"
#: So many unclaimed cards of a day stand in a team's conversation, unless it says otherwise.
MOST_AT_ONCE = 30
#: New tickets that a colleague sees to on a working day, unless the program says otherwise: about one an hour.
USUALLY_TAKEN = 8
_ANY_TIME = datetime(2026, 1, 1, tzinfo=UTC)


class AwayEntry(Part):
    """Days on which somebody is not there."""

    first: Day = Field(alias="from")
    """the first of these days"""
    until: Day
    """the day on which they are back"""
    delegate: Email | None = None
    """who stands in: somebody in `people`"""

    @model_validator(mode="after")
    def _in_order(self) -> "AwayEntry":
        if self.until <= self.first:
            raise wrong(
                f"it ends on {self.until}, before it has begun", "`until` is the day they are back: write a later one."
            )
        return self


class PersonEntry(Part):
    name: Sentence
    """as colleagues and customers see it; its first word is the first name"""
    role: Literal[Role.FRONTLINE, Role.LEAD, Role.EXECUTIVE, Role.PROGRAM_OWNER]
    """`frontline`, `lead`, `executive` or `program_owner`"""
    team: str = ""
    """where they work; executives and program owners need none"""
    zone: Zone | None = None
    """if it is not the calendar's of their team"""
    calendar: str = ""
    """when they may be spoken to: a name from `calendars`, if it is not their team's. Without either, Monday to Friday
    from 9 to 18
    """
    trained: tuple[Name, ...] = ()
    """what they are trained for, `[vulnerable]`: a workflow with that `training` gives its tickets to nobody else"""
    away: tuple[AwayEntry, ...] = ()
    """when they are not there, in whole days: `[{from: 2026-12-22, until: 2027-01-04, delegate: ben@contoso.example}]`.
    `until` is the day they are back; `delegate`, who stands in, may be left out
    """
    takes_a_day: Annotated[int, Field(ge=0, le=1000)] | None = None
    """how many new tickets they can see to on a working day; if left out, 8 for whoever is `frontline`, and none for
    others. [`program simulate`](how-to/try-a-program-on-the-past.md) reckons with it
    """

    @property
    def can_take(self) -> int:
        """New tickets on a working day."""
        if self.takes_a_day is not None:
            return self.takes_a_day
        return USUALLY_TAKEN if self.role is Role.FRONTLINE else 0

    def person(self, email: str) -> Person:
        return Person(email=email, name=self.name, role=self.role, team=self.team, zone=self.zone or "")


def _slack_channel(text: str) -> str:
    if not _SLACK_CHANNEL.fullmatch(text):
        raise wrong(
            f'"{text}" is not the id of a Slack channel',
            "Write its id, such as C0123456789: open the channel in Slack, click its name, and look at the end.",
        )
    return text


SlackChannel = Annotated[str, AfterValidator(_slack_channel), written(_SLACK_CHANNEL.pattern, examples=["C0123456789"])]


class Conversation(Part):
    """Where a team's tickets are posted, by platform; at least one."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"properties": {p: {"type": "string"}}, "required": [p]} for p in _PLATFORMS]}
    )

    slack: SlackChannel | None = None
    """the channel's id, `C0CARE`, not its name: it stands below *About* when one clicks the channel's name"""
    teams: Sentence | None = None
    """the conversation's id, `19:…@thread.tacv2`"""

    @model_validator(mode="after")
    def _somewhere(self) -> "Conversation":
        if self.slack is None and self.teams is None:
            raise wrong("it names no conversation", "Give `slack:` a channel id, or `teams:` a conversation id.")
        return self


class Assign(StrEnum):
    """How a team's tickets come to their owners."""

    #: Whoever presses Claim.
    CLAIM = "claim"
    #: One after the other: only the one that comes next can be claimed.
    QUEUE = "queue"
    #: Each to whose turn it is, of those who are there and have room.
    IN_TURN = "in_turn"


class Team(Part):
    lead: Email
    """somebody in `people` with the role `lead`"""
    conversation: Conversation
    """where tickets are posted: `{slack: C0CARE, teams: "19:…@thread.tacv2"}`, one or both. Of a Slack channel
    it is the id, not the name
    """
    members: UserGroups = ()
    """a user group in Slack, `"@care-team"` or its id, or a list of them: whoever is in it works in this team, beside
    those who name it in `people` ([how that is followed](how-to/change-the-program.md#who-is-in-a-team))
    """
    calendar: str = ALWAYS_NAME
    """a name from `calendars`; `always` if left out"""
    name: Sentence | None = None
    """for readers, if the short name does not do"""
    fallback: Conversation | None = None
    """a second conversation, for what cannot be posted to the first: it was archived, or the bot is not in it
    """
    most_at_once: Annotated[int, Field(ge=1, le=200)] = MOST_AT_ONCE
    """so many cards of one day that nobody has claimed stand in the conversation (30); for everybody else who waits
    [one message does](how-to/when-it-storms.md)
    """

    assign: Assign = Assign.CLAIM
    """how tickets come to their owners: `claim` (default) by whoever presses it, `queue` one after the other, so that
    only the one that comes next can be claimed, `in_turn` to whose turn it is among those who are there and have room
    """
    most_open: Annotated[int, Field(ge=1, le=1000)] = 20
    """with `assign: in_turn`, so many open tickets somebody has before they get no more (20)"""
    locations: tuple[Sentence, ...] = ()
    """the places it looks after, as the sources call them, for workflows with `team: by_location`"""

    restricted: StrictBool = False
    """`true`: what customers say in its tickets is for its people, its lead and whoever is called in; others, who may
    see figures, see that there is a ticket
    """

    @property
    def is_always_there(self) -> bool:
        """Whether the program says so: a team that names no calendar has people who sleep."""
        return self.calendar == ALWAYS_NAME and "calendar" in self.model_fields_set


def _hours(value: object) -> object:
    """`"08:00-12:30"`, or a list of such, as pairs of wall times."""
    spans = value if isinstance(value, list | tuple) else [value]
    return tuple(_span(span) for span in spans)


def _span(text: object) -> tuple[time, time]:
    match = _SPAN.fullmatch(text.strip()) if isinstance(text, str) else None
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
        for weekday in weekdays(str(key)):
            if weekday in week:
                raise wrong(f'"{weekday}" has its hours twice', "Name each weekday once.")
            week[weekday] = hours
    return week


def weekdays(key: str) -> tuple[str, ...]:
    """The days that `mon-fri` stands for; of what is no weekday, raises what a validator raises."""
    first, dash, last = key.partition("-")
    if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
        raise wrong(f'"{key}" is not a weekday', "Write mon, tue, wed, thu, fri, sat or sun, or two as in mon-fri.")
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    if end < start:
        raise wrong(f'"{key}" runs backwards', "A week begins on Monday: write the earlier day first.")
    return WEEKDAYS[start : end + 1]


def _country(place: str) -> str:
    try:
        return country_code(place)
    except ValueError as unknown:
        raise wrong(str(unknown), "Write a country such as GB, or a part of one such as GB-SCT.") from unknown


_HOURS_WRITTEN = {"type": "string", "pattern": rf"^\s*{_SPAN.pattern}\s*$", "examples": ["08:00-12:30"]}
_HOURS_SCHEMA = {"anyOf": [_HOURS_WRITTEN, {"type": "array", "items": _HOURS_WRITTEN}]}
_WEEKDAY = "|".join(WEEKDAYS)
_WEEK_SCHEMA = {
    "type": "object",
    "patternProperties": {f"^({_WEEKDAY})(-({_WEEKDAY}))?$": _HOURS_SCHEMA},
    "minProperties": 1,
}
OpenHours = Annotated[Hours, BeforeValidator(_hours), WithJsonSchema(_HOURS_SCHEMA)]
Week = Annotated[dict[str, OpenHours], BeforeValidator(_week), WithJsonSchema(_WEEK_SCHEMA)]


class CalendarEntry(Part):
    """A calendar as the file writes it."""

    zone: Zone
    """time zone of the hours"""
    open: Week
    """hours by weekday or span of weekdays: `{mon-fri: ["08:00-12:30", "13:15-18:00"], sat: "09:00-13:00"}`. A
    day may end at `24:00`; a night goes on at `00:00` of the next
    """
    holidays: Annotated[str, AfterValidator(_country)] = ""
    """country (`GB`) or part of one (`GB-ENG`) whose public holidays are closed. `GB` alone has only those that
    all of the United Kingdom shares. A country's name in English (`Switzerland`) is taken for its code
    """
    closed: tuple[Day, ...] = ()
    """further closed days"""
    extra: dict[Day, OpenHours] = Field(default_factory=dict)
    """days with hours of their own, holidays too: `{2026-12-28: ["10:00-14:00"]}`"""

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
