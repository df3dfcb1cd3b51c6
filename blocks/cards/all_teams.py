"""How all teams stand, and how far the objectives are."""

from collections.abc import Iterator

from blocks.card import Buttons, Card, Facts, Part, Sentence, Text
from blocks.cards.pieces import aloud, button
from blocks.cards.team import in_issues
from blocks.cards.wanted import wanted_first, wanted_parts
from blocks.labels import METRICS
from blocks.wording import capital, listed, plural, share, spaced
from bot.actions import QUEUE
from bot.notifications import AllTeams, Counts, ObjectiveStands, TeamStands

#: Buttons for the first few; any team can be asked for by name.
_BUTTONS = 4


def all_teams_card(all_: AllTeams) -> Card:
    title = _first(all_)
    return Card(title=title, parts=tuple(_parts(all_)), spoken=aloud(title))


def _first(all_: AllTeams) -> str | Sentence:
    """Where it burns, else where somebody waits."""
    if wanted := wanted_first(all_.wanted):
        return wanted
    late = [team for team in all_.teams if team.counts.overdue]
    if late:
        said = [f"{plural(team.counts.overdue, 'ticket')} in {team.team_name}" for team in _most(late)]
        return f"Late: {listed(said)}"
    waiting = sum(team.counts.unclaimed for team in all_.teams)
    if waiting:
        return f"Nothing is late; {plural(waiting, 'ticket')} {'waits' if waiting == 1 else 'wait'} for somebody"
    return "Nothing is late, and everybody who waits has somebody"


def _most(teams: list[TeamStands]) -> list[TeamStands]:
    return sorted(teams, key=lambda team: -team.counts.overdue)[:3]


def _parts(all_: AllTeams) -> Iterator[Part]:
    yield from wanted_parts(all_.wanted, all_.zone, all_.now)
    yield Facts({team.team_name: _now(team.counts) for team in all_.teams})
    if all_.objectives:
        yield Facts({_named(each): _stands(each) for each in all_.objectives})
    yield Text(f"For a team's own figures, type “/loop team {all_.teams[0].team}”.")
    queues = [team for team in all_.teams if team.counts.unclaimed][:_BUTTONS]
    if queues:
        yield Buttons(tuple(button(f"{team.team_name}: who waits", QUEUE, f"{team.team}/1") for team in queues))


def _now(counts: Counts) -> str:
    waits = f"{counts.open} open, {counts.unclaimed} that nobody has{in_issues(counts)}"
    return f"{waits}, {counts.overdue} late, {counts.due_today} due today"


def _named(objective: ObjectiveStands) -> str:
    return f"{METRICS.get(objective.metric) or capital(spaced(objective.metric))}, this {objective.per}"


def _stands(objective: ObjectiveStands) -> str:
    """The counts, and the target beside them; below it is said in words, because colours mean nothing."""
    actual = objective.actual
    said = share(actual.part, actual.whole)
    aim = f"{objective.target * 100:g}%"
    by = f", agreed by {objective.agreed_by.first_name}," if objective.agreed_by else ""
    if actual.ratio is None:
        return f"{said}; the aim{by} is {aim}"
    return f"{said}; the aim of {aim}{by} is {'met' if actual.ratio >= objective.target else 'not met yet'}"
