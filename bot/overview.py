"""How all teams stand, and how far the company's objectives are: for whoever sees them all and works in none."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import notifications as n
from bot.dashboards import end_of_today, teams_of, teams_seen
from bot.metrics import METRICS, Sample, calendars, counting, counts, was_resolved
from bot.moment import Moment
from bot.people import Person
from bot.ports import Views
from bot.program import Program
from bot.rights import may_see_team
from bot.telling import maybe_who, team_name
from bot.wanted import wanted_of

_SHARES = {metric.name: metric.of for metric in METRICS}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def sees_all(person: Person, program: Program) -> bool:
    """Whether several teams are theirs to see, and none is their own."""
    seen = [team for team in program.teams if may_see_team(person, team, program)]
    return not teams_of(person, program) and len(seen) > 1


def all_teams(person: Person, views: Views, moment: Moment) -> n.AllTeams:
    zone = person.zone or moment.program.program.zone
    return n.AllTeams(
        person=n.Who(person.email, person.name),
        teams=tuple(_stands(team, views, moment) for team in teams_seen(person, moment.program)),
        objectives=_objectives(views, moment),
        wanted=wanted_of(person, views, moment, zone),
        zone=zone,
        now=moment.now,
    )


def _stands(team: str, views: Views, moment: Moment) -> n.TeamStands:
    live = views.live(teams=(team,))
    standing = counts(live, moment.now, end_of_today(moment))
    return n.TeamStands(team=team, team_name=team_name(team, moment.program), counts=standing)


def _objectives(views: Views, moment: Moment) -> tuple[n.ObjectiveStands, ...]:
    """Each in the period that runs; one that is no share is none (`bot.program.checks` says so)."""
    found = []
    for objective in moment.program.program.objectives:
        actual = _SHARES[objective.metric](_sample(objective.per, views, moment))
        if isinstance(actual, n.Share):
            found.append(
                n.ObjectiveStands(
                    metric=objective.metric,
                    target=objective.target,
                    per=objective.per,
                    actual=actual,
                    agreed_by=maybe_who(objective.agreed_by, moment.program),
                )
            )
    return tuple(found)


def _sample(per: str, views: Views, moment: Moment) -> Sample:
    since = begin(per, moment.now, moment.program.program.zone)
    facts = counting(views.facts(since, end_of_today(moment)))
    recovered = views.recovered([each.ticket for each in facts if was_resolved(each)])
    return Sample(now=moment.now, facts=facts, calendar=calendars(moment.program), recovered=recovered)


def begin(per: str, now: datetime, zone: str) -> datetime:
    """When the week, month, quarter or year began that *now* is in; weeks begin on Monday."""
    local = ZoneInfo(zone)
    today = now.astimezone(local).date()
    if per == "week":
        first = today - timedelta(days=today.weekday())
    else:
        months = _MONTHS[per]
        first = date(today.year, (today.month - 1) // months * months + 1, 1)
    return datetime.combine(first, time(), local).astimezone(UTC)
