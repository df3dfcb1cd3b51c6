"""What workflows refer to: people and hours, causes and remedies, sources and the small print."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from blocks.labels import METRICS as METRIC_LABELS
from blocks.maps.conditions import in_words
from blocks.maps.names import language, titled
from blocks.maps.owners import ways
from blocks.maps.page import Code, Grid, Paragraph, Section, Words, grid, section
from blocks.maps.places import holidays
from blocks.maps.spans import day, hours, span, time_of, week, working
from blocks.maps.subjects import subject
from blocks.wording import capital, listed, money, plural, spaced
from bot.feedback import Scale
from bot.maps import ProgramMap, TeamMap
from bot.maps.expressions import in_one_line
from bot.metrics import METRICS
from bot.people import Role
from bot.program import CalendarEntry, Objective, RecoveryAction, RootCause, SlaPolicy, Source, SourceKind, Template
from bot.program.people import PersonEntry
from bot.program.remedies import label_of

ROLES: Final[Mapping[Role, str]] = {
    Role.FRONTLINE: "frontline",
    Role.LEAD: "team lead",
    Role.EXECUTIVE: "executive",
    Role.PROGRAM_OWNER: "program owner",
}
_SCALES: Final[Mapping[Scale, str]] = {
    Scale.NPS: "0 to 10",
    Scale.CSAT5: "1 to 5",
    Scale.STARS5: "one to five stars",
    Scale.CES7: "1 to 7",
    Scale.GOOD_BAD: "good or bad",
}
#: Of whoever has no calendar, and whose team has none (`bot.hours`).
USUAL_HOURS: Final = "Mon to Fri 09:00–18:00"
_FORMATS: Final[Mapping[str, str]] = {"standard": "our own format", "mapped": "a shape of its own"}
_DEFINITIONS = {metric.name: metric.definition for metric in METRICS}


def objectives(map_: ProgramMap) -> Section | None:
    lines = [Paragraph((_objective(each, map_),)) for each in map_.program.program.objectives]
    return section("What we want to reach", *lines) if lines else None


def _objective(objective: Objective, map_: ProgramMap) -> str:
    agreed = f"agreed by {map_.name_of(objective.agreed_by)}" if objective.agreed_by else "agreed by nobody yet"
    return f"{METRIC_LABELS[objective.metric]}: {objective.target * 100:g}% each {objective.per}, {agreed}."


def definitions(map_: ProgramMap) -> Section | None:
    """How the figures are counted that somebody has agreed to."""
    names = dict.fromkeys(objective.metric for objective in map_.program.program.objectives)
    rows = [(METRIC_LABELS[name], defined(name)) for name in names]
    return section("How the figures are counted", grid(("Figure", "Is"), rows)) if rows else None


def defined(metric: str) -> str:
    """Its definition, with other figures as people know them."""
    words = _DEFINITIONS[metric]
    for name, label in METRIC_LABELS.items():
        words = words.replace(f"in {name}", f"in “{label}”")
    return words


def causes(map_: ProgramMap) -> Section | None:
    rows = [_cause(key, cause, map_) for key, cause in map_.program.root_causes.items()]
    heading = ("Cause, named when a ticket is closed", "In particular", "Who fixes it")
    return section("How causes are caught", grid(heading, rows)) if rows else None


def _cause(key: str, cause: RootCause, map_: ProgramMap) -> tuple[str, ...]:
    teams = dict(zip(map_.program.teams, map_.teams, strict=True))
    return (
        cause.name or label_of(key),
        ", ".join(each.name for each in cause.subcategories.values()) or "–",
        teams[cause.fixed_by].name if cause.fixed_by else "nobody yet",
    )


def recovery(map_: ProgramMap) -> Section | None:
    actions = map_.program.recovery_actions
    rows = [_recovery(key, action) for key, action in actions.items()]
    return (
        section(
            "What may be given to put it right",
            grid(("What", "Without asking, up to", "Altogether"), rows),
            Paragraph(("This is what was agreed; nothing is given or counted by the bot yet.",)),
        )
        if rows
        else None
    )


def _recovery(key: str, action: RecoveryAction) -> tuple[str, ...]:
    limits = [f"{ROLES[role]} {money(limit)}" for role, limit in action.limit.items()]
    budget = f"{money(action.budget.money)} per {action.budget.per}" if action.budget else "no limit"
    return (action.name or label_of(key), "; ".join(limits) or "nobody: each is approved", budget)


def people(map_: ProgramMap) -> Section:
    rows: list[tuple[str, ...]] = [(_titled(team), _members(team), works(team)) for team in map_.teams]
    rows += [(capital(ROLES[each.role]), _person(each, in_team=False), _hours_of(each)) for each in map_.others]
    heading = ("Team", "People", "Hours")
    return section("Who takes part, and when they work", grid(heading, rows), _calendars(map_))


def _titled(team: TeamMap) -> str:
    return f"{team.name} ({said})" if (said := ways(team)) else team.name


def works(team: TeamMap) -> str:
    """When a team works; where its calendar is not said, people are spoken to in usual hours all the same."""
    if team.calendar or team.team.is_always_there:
        return team.calendar or "day and night"
    return f"not said; people {USUAL_HOURS}"


def _hours_of(person: PersonEntry) -> str:
    return _own_hours(person) or USUAL_HOURS


def _members(team: TeamMap) -> str:
    people = [_person(each) for each in team.people]
    people += [f"whoever is in {group} in Slack" for group in team.team.members]
    return ", ".join(people) or "nobody"


def _person(person: PersonEntry, *, in_team: bool = True) -> str:
    more = [
        *([ROLES[person.role]] if in_team and person.role is not Role.FRONTLINE else []),
        *([f"hours: {_own_hours(person)}"] if in_team and person.calendar else []),
        *([time_of(person.zone)] if person.zone else []),
        *([f"trained: {listed([spaced(each) for each in person.trained])}"] if person.trained else []),
        *([f"takes {plural(person.takes_a_day, 'new ticket')} a day"] if person.takes_a_day is not None else []),
    ]
    return f"{person.name} ({', '.join(more)})" if more else person.name


def _own_hours(person: PersonEntry) -> str:
    return label_of(person.calendar) if person.calendar else ""


def _calendars(map_: ProgramMap) -> Grid | None:
    return grid(
        ("Hours", "Open", "Closed, and other hours"), (_calendar(*each) for each in map_.program.calendars.items())
    )


def _calendar(name: str, calendar: CalendarEntry) -> tuple[str, ...]:
    hours_open = f"{week(calendar.open)}, {time_of(calendar.zone)}"
    return (label_of(name), hours_open, capital(exceptions(calendar)) or "–")


def exceptions(calendar: CalendarEntry, since: date = date.min) -> str:
    """On which days it is not as in other weeks, without those before *since*; empty where there are none."""
    public = [f"public holidays {holidays(calendar.holidays)}"] if calendar.holidays else []
    closed = [*public, *(day(on) for on in calendar.closed if on >= since)]
    extra = [f"{day(on)} open {hours(open_)}" for on, open_ in calendar.extra.items() if on >= since]
    return "; ".join([*([listed(closed)] if closed else []), *extra])


def sources(map_: ProgramMap) -> Section:
    program = map_.program
    rows = (_source(name, source) for name, source in program.sources.items())
    segments = (_segment(name, condition) for name, condition in program.segments.items())
    return section(
        "Where feedback comes from",
        grid(("Source", "Scores", "Expected", "Customers who do not say", "Tells besides"), rows),
        grid(("Feedback counts as", "When this holds"), segments),
    )


def _source(name: str, source: Source) -> tuple[str, ...]:
    tells = [spaced(each) for each in (*source.attributes, *source.context)]
    write = "may be written to" if source.consent.email else "may not be written to"
    call = "may be called" if source.consent.phone else "may not be called"
    tells += [f"the place: {subject(tuple(source.location.split('.'))) or source.location}"] if source.location else []
    return (
        f"{titled(name)} ({spaced(source.kind.value)}, {_FORMATS.get(source.format, capital(source.format))})",
        _scores(source),
        f"at least every {span(source.expect_every)}" if source.expect_every else "at any time",
        f"{write}, {call}",
        ", ".join(tells) or "–",
    )


def _scores(source: Source) -> str:
    """A risk or a drop in usage is nothing that a customer gave: on no scale of ours."""
    maps_none = source.mapping is not None and source.mapping.score is None
    if maps_none or (source.kind is SourceKind.SIGNAL and source.mapping is None):
        return "none: nobody was asked" if source.kind is SourceKind.SIGNAL else "none"
    return _SCALES[source.scale]


def _segment(name: str, condition: str) -> tuple[str | Words, ...]:
    written = in_one_line(condition)
    words = in_words(written)
    return (label_of(name), (*words, ". ", Code(written)) if words else (Code(written),))


def small_print(map_: ProgramMap) -> Section:
    program = map_.program
    info = program.program
    lines: list[Words] = [
        ("Working hours are those of the team, or of whoever is told.",),
        ("Where something is not known about a customer, a condition that asks for it does not hold.",),
        *((line,) for line in _claims(map_)),
        (f"A message to a customer can be taken back for {span(info.undo)}.",),
        (f"A solved ticket whose customer says nothing is closed after {span(info.close_after)}.",),
        (f"The figures' days, weeks and months go by {time_of(info.zone)}.",),
    ]
    if info.approval:
        agree = listed([map_.name_of(email) for email in info.approval.by], "or")
        lines.append((f"Another revision of this program takes effect once {agree} has agreed.",))
    if program.templates:
        messages = ", ".join(_template(each) for each in program.templates.values())
        lines.append((f"Messages to start from, where a workflow names none of its own: {messages}.",))
    return section("Small print", *(Paragraph(line) for line in lines), quiet=True)


def _claims(map_: ProgramMap) -> Iterator[str]:
    """What the clocks do besides, once for all policies that do the same."""
    same: dict[str, list[str]] = {}
    for map_workflow in map_.workflows:
        same.setdefault(_claim(map_workflow.sla), []).append(label_of(map_workflow.workflow.name))
    for said, names in same.items():
        yield said if len(same) == 1 else f"{listed(names)}: {said}"


def _claim(sla: SlaPolicy) -> str:
    return (
        f"Whoever took a ticket and did nothing for {working(sla.ask_after)} is asked about it; "
        f"after {working(sla.give_back_after)} more it goes back to the team. "
        f"One that waits for its customer is open again after {working(sla.wait)}."
    )


def _template(template: Template) -> str:
    more = [
        *(["for a call"] if template.channel == "phone" else []),
        *([language(template.locale)] if template.locale else []),
    ]
    return f"{template.name} ({', '.join(more)})" if more else template.name
