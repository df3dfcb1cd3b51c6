"""The tables of a month: who got how many direct messages, when, and of which kind."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bot.calling_in import CalledIn, NobodyAnswered
from bot.program.escalations import Whom
from tests.company.people import EVERYBODY
from tests.company.seen import AT_ANY_HOUR, BY_A_DEED, DirectMessage
from tests.world import World

_DAY = timedelta(days=1)
_SATURDAY = 5
#: What each kind is called on the page, in the order of the columns.
KINDS = {
    "morning": "morning",
    "nudge": "nudge",
    "owner_asked": "asked whether they still have it",
    "given_back": "went back to the team",
    "called_in": "called in",
    "called_at_once": "called in because of a deed",
    AT_ANY_HOUR: "called at any hour",
    "nobody_answered": "nobody answered",
    "woken": "snooze over",
    "stayed_silent": "customer silent",
    "offered": "stand in",
    "taken_on": "lead or executive answered",
    "assigned": "given a ticket",
    "help_asked": "help asked for",
}
_OTHER = "other"

Row = tuple[str, list[int]]


def table(head: Sequence[str], rows: Iterable[Row]) -> str:
    """Numbers by person; nothing stands where there was nothing."""
    lines = [f"| who | {' | '.join(head)} | all |", f"| --- {'| ---: ' * (len(head) + 1)}|"]
    for who, numbers in rows:
        cells = [str(number or "") for number in (*numbers, sum(numbers))]
        lines.append(f"| {who} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _rows(messages: Sequence[DirectMessage], columns: Sequence[Any], of: Callable[[DirectMessage], Any]) -> list[Row]:
    counted = Counter((each.to, of(each)) for each in messages)
    return [(name, [counted[name, column] for column in columns]) for name in EVERYBODY]


def by_day(messages: Sequence[DirectMessage], first: date, last: date) -> str:
    days = [first + _DAY * n for n in range((last - first).days + 1)]
    weeks = [days[at : at + 7] for at in range(0, len(days), 7)]
    tables = [table([_named(day) for day in week], _rows(messages, week, lambda m: m.at.date())) for week in weeks]
    return "\n\n".join(tables)


def _named(day: date) -> str:
    name = f"{day:%a} {day.day} {day:%b}"
    return f"*{name}*" if day.weekday() >= _SATURDAY else name


def by_hour(messages: Sequence[DirectMessage]) -> str:
    hours = list(range(24))
    return table([str(hour) for hour in hours], _rows(messages, hours, lambda m: m.at.hour))


def by_kind(messages: Sequence[DirectMessage]) -> str:
    kinds = [*KINDS.values(), _OTHER]
    return table(kinds, _rows(messages, kinds, lambda m: KINDS.get(m.kind, _OTHER)))


def kinds_of(pairs: Iterable[tuple[DirectMessage, DirectMessage]]) -> str:
    """What came after what, and how often: "1 “nudge” after “called in”"."""
    named = (f"“{KINDS.get(next_.kind, _OTHER)}” after “{KINDS.get(one.kind, _OTHER)}”" for one, next_ in pairs)
    return ", ".join(f"{count} {what}" for what, count in sorted(Counter(named).items()))


def in_all(messages: Sequence[DirectMessage]) -> str:
    """Per person: on how many days something came, a usual and the worst day, and what came outside their hours."""
    lines = [
        "| who | messages | days with one | usual day | worst day | lists | outside hours | by a deed | at any hour |",
        "| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for name in EVERYBODY:
        theirs = [each for each in messages if each.to == name]
        days = Counter(each.at.date() for each in theirs)
        usual = sorted(days.values())[len(days) // 2] if days else 0
        worst = max(days, key=lambda day: days[day], default=None)
        outside = [each for each in theirs if not each.in_hours]
        deeds = sum(each.kind in BY_A_DEED for each in outside)
        called = sum(each.kind == AT_ANY_HOUR for each in outside)
        lists = sum(each.parts > 1 for each in theirs)
        shown = f"{days[worst]} on {_named(worst)}" if worst else ""
        lines.append(
            f"| {name} | {len(theirs)} | {len(days)} | {usual} | {shown} | {lists} "
            f"| {len(outside)} | {deeds} | {called} |"
        )
    return "\n".join(lines)


def of_tickets(world: World, until: datetime) -> str:
    """What became of the customers."""
    facts = world.bot.views.facts(until - 90 * _DAY, until)
    counting = [each for each in facts if each.counts]
    answered = [each for each in counting if each.first_contact_at is not None]
    in_time = [each for each in answered if each.first_contact_at and each.first_contact_at <= each.first_contact_due]
    over = [each for each in counting if each.first_contact_at or each.first_contact_due < until]
    staffed = [
        each for each in over if _had_a_staffed_minute(world, each.team, each.submitted_at, each.first_contact_due)
    ]
    events = [recorded.event for fact in facts for recorded in world.dossier(fact.ticket).history]
    steps = Counter(_told(event, world) for event in events if isinstance(event, CalledIn))
    rows = {
        "tickets": len(facts),
        "counted apart (opted out)": len(facts) - len(counting),
        "with a first contact, or past its time": len(over),
        "answered in time": len(in_time),
        "whose time held no staffed minute": len(over) - len(staffed),
        "lead called in, times": steps["lead"],
        "executive called in, times": steps["executive"],
        "nobody answered, times": sum(isinstance(event, NobodyAnswered) for event in events),
        "still open": sum(each.live for each in facts),
    }
    return "\n".join(["| what | how many |", "| --- | ---: |", *(f"| {what} | {n:,} |" for what, n in rows.items())])


def _had_a_staffed_minute(world: World, team: str, since: datetime, due: datetime) -> bool:
    return world.program.calendar_of(team).between(since, due) > timedelta()


def _told(event: CalledIn, world: World) -> str:
    person = world.program.person(event.to)
    return "lead" if event.slot == Whom.LEAD else (person.role.value if person else "")
