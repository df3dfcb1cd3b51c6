"""The sections of a simulation: tables, and the sentences above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blocks.simulation.figures import WEEKDAYS, count, day, number, share
from blocks.simulation.findings import findings
from bot.program import Rollout
from bot.simulation import Changes, Day, Forecast
from bot.simulation.shares import NO_SCORE

#: What none of the figures says by itself.
ASSUMES = (
    "Each answer comes when it came, and counts as if the file had been in force then: its calendars, its holidays, "
    "its people.",
    "A ticket takes somebody a working day divided by their takes_a_day. They begin with what presses most, do the "
    "rest afterwards, and have no more in hand at once than they take in a day.",
    "A target of an hour or less, or of less than a ticket takes, comes on top: whoever is there puts aside what they "
    "are at, though nobody they talk to.",
    "The customer is reached 5 minutes after somebody has begun, the talk is over after 10, and nothing more is said "
    "about the ticket. In life calls meet voicemails, customers write back and people are ill: take the figures of "
    "messages and of late answers for the least there will be.",
    "Who is called in leaves it to the team. What comes within ten minutes is one message, and somebody with tickets "
    "to begin is greeted once a day; messages that a colleague's press brings are not in it.",
)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    says: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    #: The first cell of a row names it; the others are figures and words about it.
    rows: tuple[tuple[str, ...], ...] = ()
    #: Which of the pictures stands here, on a page that has some.
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    title: str
    summary: str
    stands_out: tuple[str, ...]
    sections: tuple[Section, ...]
    assumes: tuple[str, ...] = ASSUMES
    #: Of a report that is kept; on a terminal a few are named beside it.
    unread: tuple[Section, ...] = ()


def report(
    forecast: Forecast, changed: Changes | None = None, against: str = "", unread: Sequence[tuple[int, str]] = ()
) -> Report:
    """*changed* is what goes elsewhere than under *against*; *unread*, lines that are in no figure and why."""
    return Report(
        title=f"{forecast.program}, tried on the past",
        summary=_summary(forecast),
        stands_out=(
            *_unread(len(unread)),
            *(tuple(findings(forecast)) or ("Nothing stands out: it fits the people there are.",)),
        ),
        sections=tuple(_sections(forecast, changed, against)),
        unread=tuple(_rows_unread(unread)),
    )


def _summary(forecast: Forecast) -> str:
    a_day = forecast.tickets / forecast.days
    return (
        f"{count(forecast.shares.answers, 'answer')} from {day(forecast.first)} to {day(forecast.last)}: "
        f"{count(forecast.tickets, 'ticket')}, {number(a_day)} a day."
    )


def _unread(rows: int) -> Iterator[str]:
    if rows:
        yield f"{count(rows, 'row')} of the file could not be read, and {'is' if rows == 1 else 'are'} in none of this."


def _rows_unread(rows: Sequence[tuple[int, str]]) -> Iterator[Section]:
    if rows:
        lines = tuple((str(line), reason) for line, reason in rows)
        yield Section("Rows that could not be read", (), ("line", "what is wrong"), lines)


def _sections(forecast: Forecast, changed: Changes | None, against: str) -> Iterator[Section]:
    if changed is not None:
        yield _changes(changed, against)
    yield _caught(forecast)
    if forecast.teams:
        yield _teams(forecast)
        yield _people(forecast)
        yield _deadlines(forecast)
        yield _kept(forecast)
    if forecast.messages is not None:
        yield _messages(forecast)


def _caught(forecast: Forecast) -> Section:
    shares = forecast.shares
    rows = [
        (each.name, f"{each.answers:,}", share(each.answers, shares.answers), _in_use(each.rollout), each.team)
        for each in shares.workflows
    ]
    rows.append(("none of them", f"{shares.uncaught:,}", share(shares.uncaught, shares.answers), "", ""))
    besides = (
        (shares.joined, "of these, part of a ticket that their customer has"),
        (shares.listed, "of these, beyond a day's cap: in the day's list"),
        (shares.stopped, "asked to be left in peace"),
        (shares.withdrawn, "taken back"),
    )
    for number_of, what in besides:
        if number_of:
            rows.append((what, f"{number_of:,}", share(number_of, shares.answers), "", ""))
    return Section(
        "What each workflow caught",
        tuple(_uncaught(forecast)),
        ("workflow", "answers", "share", "rollout", "team"),
        tuple(rows),
        "shares",
    )


def _in_use(rollout: Rollout) -> str:
    return rollout if rollout.opens_tickets else f"{rollout} (would have)"


def _uncaught(forecast: Forecast) -> Iterator[str]:
    shares = forecast.shares
    if any(not each.rollout.opens_tickets for each in shares.workflows):
        yield "What a workflow that is not in use would have caught is counted again where it went."
    if shares.uncaught:
        bands = ", ".join(_of_band(*each) for each in shares.uncaught_bands)
        places = ", ".join(f"{name} {how_many:,}" for name, how_many in shares.uncaught_touchpoints)
        yield f"Caught by none: {bands}." + (f" By touchpoint: {places}." if places else "")


def _of_band(band: str, how_many: int) -> str:
    return f"{how_many:,} without a score" if band == NO_SCORE else count(how_many, band)


def _teams(forecast: Forecast) -> Section:
    rows = tuple(
        (
            team.name,
            f"{team.tickets:,}",
            number(team.tickets / forecast.days),
            number(team.a_working_day),
            number(team.can_do),
            f"{team.overfull:,} of {team.working_days:,}",
            _most_waiting(team.most_waiting),
        )
        for team in forecast.teams
    )
    head = ("team", "tickets", "a day", "a working day", "can do", "days too full", "most left over")
    says = ["What comes in the evening, at night and on a closed day is to be done on the next working day."]
    if any(team.untrained for team in forecast.teams):
        says.append("What those who take tickets are not trained for counts as tickets, and not as theirs to do.")
    return Section("Tickets a day, by team", tuple(says), head, rows, "days")


def _most_waiting(most: Day | None) -> str:
    return f"{number(most.waits)} on {day(most.day)}" if most and most.waits else "none"


def _people(forecast: Forecast) -> Section:
    rows = tuple(
        (
            each.name,
            team.name,
            number(each.usual),
            number(each.busy),
            f"{number(each.worst)} on {day(each.worst_day)}" if each.worst_day else "",
            str(each.can_take),
        )
        for team in forecast.teams
        for each in team.people
    )
    head = ("who", "team", "usual day", "one day in ten", "worst day", "can take")
    says = ("What falls to each on a working day, shared out by what each can take (takes_a_day).",)
    return Section("Tickets a working day, by person", says, head, rows)


def _deadlines(forecast: Forecast) -> Section:
    rows = tuple(
        (
            team.name,
            f"{team.due_off_duty:,} ({share(team.due_off_duty, team.tickets)})",
            f"{team.without_a_minute:,} ({share(team.without_a_minute, team.tickets)})",
            ", ".join(f"{WEEKDAYS[weekday]} {how_many:,}" for weekday, how_many in team.without_a_minute_weekdays),
            f"{team.late:,} ({share(team.late, team.tickets)})",
        )
        for team in forecast.teams
    )
    head = (
        "team",
        "due with nobody there",
        "nobody works before it",
        "of these due on",
        "reached too late",
    )
    says = (
        "The first contact. What is due when nobody is there has to be done before they leave; where nobody works "
        "between the answer and its target, it cannot be met.",
    )
    return Section("Targets, and who is there", says, head, rows)


def _kept(forecast: Forecast) -> Section:
    rows = tuple(
        (
            each.workflow,
            f"{each.tickets:,}",
            *(f"{part:,} ({share(part, each.tickets)})" for part in (each.late, each.without_a_minute, each.waited)),
        )
        for each in forecast.kept
    )
    head = ("workflow", "tickets", "reached too late", "nobody works before it", "wait too long")
    says = ("The first contact: how many of each workflow's customers would hear too late, and why.",)
    return Section("Targets, by workflow", says, head, rows)


def _messages(forecast: Forecast) -> Section:
    found = forecast.messages
    assert found is not None  # asked by the caller
    rows = tuple(
        (
            each.name,
            f"{each.messages:,}",
            number(each.a_day),
            f"{each.worst:,} on {day(each.worst_day)}",
            _hours(each.hours),
        )
        for each in found.people
    )
    part = f"Lived through for the last {count(found.tickets, 'ticket')}, " if found.part else "Lived through, "
    says = (
        f"{part}{day(found.first)} to {day(found.last)}, by the rules that the bot runs by: reminders, questions, "
        "calls by escalation, mornings.",
    )
    head = ("who", "messages", "a day with any", "worst day", "hours with most")
    return Section("Direct messages from the bot", says, head, rows, "hours")


def _hours(hours: tuple[int, ...]) -> str:
    most = sorted((hour for hour in range(24) if hours[hour]), key=lambda hour: -hours[hour])[:3]
    return ", ".join(f"{hour} h: {hours[hour]:,}" for hour in sorted(most))


def _changes(changed: Changes, against: str) -> Section:
    rows = tuple(
        (
            _way(each.before, each.before_team),
            _way(each.after, each.after_team),
            f"{each.answers:,}",
            share(each.answers, changed.answers),
            ", ".join(each.such_as),
        )
        for each in changed.moved
    )
    by_team = ", ".join(f"{each.team} {each.before:,} to {each.after:,}" for each in changed.teams)
    says = [
        f"{count(changed.elsewhere, 'answer')} of {changed.answers:,} would go elsewhere; "
        f"{changed.tickets_before:,} tickets become {changed.tickets_after:,}{f' ({by_team})' if by_team else ''}."
    ]
    if changed.otherwise:
        says.append(f"With other targets or another escalation: {', '.join(changed.otherwise)}.")
    return Section(f"What changes against {against}", tuple(says), ("from", "to", "answers", "share", "such as"), rows)


def _way(workflow: str | None, team: str) -> str:
    return f"{workflow} ({team})" if workflow else "nowhere"
