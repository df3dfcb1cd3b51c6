"""How a team stands: what to take first, then the figures."""

from collections.abc import Iterator
from datetime import timedelta

from blocks.card import Buttons, Card, Part, Sentence, Table, Text, When
from blocks.cards.figures import figures
from blocks.cards.pieces import aloud
from blocks.cards.rows import facts, shows
from blocks.wording import capital, number, plural
from bot.notifications import Counts, TeamLoop

#: Of what is late, the first few are named; the rest is in the queue.
_FIRST = 3
#: A period ends with midnight, which is the next day's name.
_LAST = timedelta(seconds=1)


def team_card(team: TeamLoop) -> Card:
    title = _first(team)
    return Card(title=title, parts=tuple(_parts(team)), spoken=aloud(title))


def _first(team: TeamLoop) -> Sentence:
    if len(team.late) > 1:
        return (f"Take these {number(min(len(team.late), _FIRST))} first in {team.team_name}",)
    if team.late:
        return (f"Take this one first in {team.team_name}",)
    if team.counts.unclaimed:
        waits = "waits" if team.counts.unclaimed == 1 else "wait"
        return (f"{capital(plural(team.counts.unclaimed, 'ticket'))} in {team.team_name} {waits} for somebody",)
    return (f"Nothing is late in {team.team_name}",)


def _parts(team: TeamLoop) -> Iterator[Part]:
    late = team.late[:_FIRST]
    if late:
        yield facts(late, team.zone, team.now)
    yield Text(_now(team.counts))
    yield _period(team)
    if team.figures.tickets:
        yield figures(team.figures)
    if team.by_owner:
        rows = tuple((who.name, str(open_), str(overdue)) for who, open_, overdue in team.by_owner)
        yield Table(("Who", "Open", "Late"), rows)
    if late:
        yield Buttons(shows(late))


def _now(counts: Counts) -> str:
    return (
        f"Now: {counts.open} open, {counts.unclaimed} that nobody has{in_issues(counts)}, "
        f"{counts.overdue} late, {counts.due_today} due today."
    )


def in_issues(counts: Counts) -> str:
    """Said only where there are any."""
    return f", {counts.in_issues} in a known issue" if counts.in_issues else ""


def _period(team: TeamLoop) -> Text:
    since = When(team.figures.since, "day", team.zone)
    until = When(team.figures.until - _LAST, "day", team.zone)
    said = plural(team.figures.tickets, "ticket")
    return Text((f"{capital(said)} from ", since, " to ", until, ":" if team.figures.tickets else "."))
