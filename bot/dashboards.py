"""What `/loop` answers: one person's tickets, a team's figures, what waits, and what was looked for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot import notifications as n
from bot.errors import Reason, Refusal
from bot.line import first_in_line, stands_in_line
from bot.listing import rows
from bot.metrics import Sample, closed_within_48h, counting, counts, figures, was_resolved
from bot.moment import Moment
from bot.people import Person
from bot.ports import Views
from bot.program import Program
from bot.rights import may_read_team, may_see_team
from bot.telling import team_name, ticket_shown, who, zone_of
from bot.ticket import LIVE, Ticket
from bot.training import is_trained, open_to
from bot.urgency import by_urgency, is_asleep
from bot.wanted import help_wanted, wanted_of

_DAYS = 30
_MINE = 5
_LATE = 5
_FOUND = 10
#: How far a search looks, to say how much more there is.
_SEARCHED = 100


# -- whose tickets and figures


def teams_of(person: Person, program: Program) -> tuple[str, ...]:
    """The teams somebody takes tickets in: their own first, then those they lead."""
    own = (person.team,) if person.team else ()
    return tuple(dict.fromkeys((*own, *sorted(program.leads(person.email)))))


def teams_seen(person: Person, program: Program) -> tuple[str, ...]:
    """The teams whose tickets and figures somebody may see, in the file's order; refuses whoever may see none."""
    seen = tuple(team for team in program.teams if may_see_team(person, team, program))
    if not seen:
        raise Refusal(Reason.NOT_ALLOWED)
    return seen


def team_asked(person: Person, words: str, program: Program) -> str:
    """
    The team that *words* name; without words the person's own, or the only one they may see.

    Refuses an unknown team, and one whose figures are not theirs to see.
    """
    seen = teams_seen(person, program)
    if not words.strip():
        return _default_team(person, seen, program)
    team = _named(words, program)
    if team not in seen:
        raise Refusal(Reason.NOT_ALLOWED, team=team)
    return team


def _default_team(person: Person, seen: Sequence[str], program: Program) -> str:
    own = [team for team in teams_of(person, program) if team in seen]
    if not own and len(seen) > 1:
        raise Refusal(Reason.UNKNOWN_TEAM, team="", teams=tuple(seen))
    return (own or seen)[0]


def _named(words: str, program: Program) -> str:
    """The team whose key, name or conversation this is, in any case."""
    wanted = words.strip().removeprefix("#").casefold()
    for key, team in program.teams.items():
        if wanted in (key.casefold(), (team.name or key).casefold(), (team.conversation.slack or key).casefold()):
            return key
    raise Refusal(Reason.UNKNOWN_TEAM, team=words.strip(), teams=tuple(program.teams))


# -- one person's day


def my_loop(person: Person, views: Views, moment: Moment) -> n.MyLoop:
    """
    Where somebody's own tickets stand.

    A resolved one with an open promise is theirs to keep, too. `counts` is about
    what is live; only `unclaimed` is what waits in their teams,
    because a ticket that is theirs is never unclaimed.
    """
    live = _urgent(views.live(owner=person.email), views, moment)
    mine = by_urgency((*live, *views.owed(person.email)), moment.now, views.unwanted(live))[:_MINE]
    done = _but(mine, views.settled(person.email, _MINE))[: _MINE - len(mine)]
    standing = counts(live, moment.now, end_of_today(moment))
    facts = views.facts(*period(moment, _DAYS), owner=person.email)
    zone = person.zone or zone_of(person.team, moment.program)
    return n.MyLoop(
        person=n.Who(person.email, person.name),
        counts=replace(standing, unclaimed=len(_unclaimed(person, views, moment))),
        closed_within_48h=closed_within_48h(Sample(now=moment.now, facts=counting(facts))),
        rows=rows((*mine, *done), views, moment),
        help_wanted=help_wanted(person, views, moment),
        wanted=wanted_of(person, views, moment, zone),
        now=moment.now,
        zone=zone,
    )


def has_something(mine: n.MyLoop) -> bool:
    """Whether something of their own is to be done, or a colleague waits for their help."""
    to_do = (row.status in LIVE or row.next_step is n.NextStep.KEEP_PROMISE for row in mine.rows)
    return bool(mine.help_wanted) or any(to_do)


def _but(those: Sequence[Ticket], tickets: Sequence[Ticket]) -> list[Ticket]:
    """*tickets* without *those*."""
    numbers = {ticket.number for ticket in those}
    return [ticket for ticket in tickets if ticket.number not in numbers]


def next_for(person: Person, views: Views, moment: Moment) -> n.NextForYou:
    """The one to take: what waits most urgently in their teams; where nothing does, their own most urgent."""
    ticket = next_to_claim(person, views, moment) or _first(views.live(owner=person.email), views, moment)
    dossier = views.dossier(ticket.number, history=True) if ticket else None
    return n.NextForYou(
        row=rows((ticket,), views, moment)[0] if ticket else None,
        about=ticket_shown(dossier, moment) if dossier else None,
        now=moment.now,
        zone=person.zone or zone_of(person.team, moment.program),
    )


def next_to_claim(person: Person, views: Views, moment: Moment) -> Ticket | None:
    """The most urgent ticket of their teams that nobody has, and that nobody put off."""
    return _first(open_to(person.email, _unclaimed(person, views, moment), moment), views, moment)


def require_next(ticket: Ticket, person: Person, views: Views, moment: Moment) -> None:
    """Refuse, before anything is written, what would claim a ticket that does not come next."""
    if stands_in_line(ticket, person, moment) and is_trained(person.email, ticket, moment):
        waiting = views.live(teams=(ticket.team,), unclaimed=True)
        first = first_in_line(waiting, views.unwanted(waiting), moment, person.email)
        if first is not None and first.number != ticket.number:
            raise Refusal(Reason.NOT_NEXT, ticket=first.number)


def _unclaimed(person: Person, views: Views, moment: Moment) -> Sequence[Ticket]:
    teams = teams_of(person, moment.program)
    return views.live(teams=teams, unclaimed=True) if teams else ()


def _first(tickets: Sequence[Ticket], views: Views, moment: Moment) -> Ticket | None:
    return next((t for t in _urgent(tickets, views, moment) if not is_asleep(t, moment.now)), None)


def _urgent(tickets: Sequence[Ticket], views: Views, moment: Moment) -> list[Ticket]:
    return by_urgency(tickets, moment.now, views.unwanted(tickets))


# -- a team's


def team_loop(team: str, views: Views, moment: Moment, days: int = _DAYS) -> n.TeamLoop:
    """How a team stands, and its figures of the last *days*; who may ask is `team_asked`'s business."""
    if team not in moment.program.teams:
        raise Refusal(Reason.UNKNOWN_TEAM, team=team, teams=tuple(moment.program.teams))
    live = views.live(teams=(team,))
    late = _urgent([ticket for ticket in live if ticket.due < moment.now], views, moment)
    return n.TeamLoop(
        team=team,
        team_name=team_name(team, moment.program),
        counts=counts(live, moment.now, end_of_today(moment)),
        figures=team_figures(team, views, moment, days),
        by_owner=_by_owner(live, moment),
        late=rows(late[:_LATE], views, moment),
        now=moment.now,
        zone=zone_of(team, moment.program),
    )


def team_figures(team: str, views: Views, moment: Moment, days: int = _DAYS) -> n.Figures:
    """A team's figures of the last *days*, today among them."""
    since, until = period(moment, days)
    facts = views.facts(since, until, team=team)
    recovered = views.recovered([each.ticket for each in counting(facts) if was_resolved(each)])
    return figures(facts, since, until, moment.now, moment.program, recovered)


def _by_owner(live: Sequence[Ticket], moment: Moment) -> tuple[tuple[n.Who, int, int], ...]:
    """Each owner with how many they have and how many of them are late; whoever needs help first."""
    owners = dict.fromkeys(ticket.owner for ticket in live if ticket.owner)
    found = []
    for owner in owners:
        own = [ticket for ticket in live if ticket.owner == owner]
        found.append((who(owner, moment.program), len(own), sum(ticket.due < moment.now for ticket in own)))
    return tuple(sorted(found, key=lambda each: (-each[2], -each[1], each[0].name)))


def queue(person: Person, team: str, views: Views, moment: Moment, page: int = 1) -> n.Queue:
    """
    What waits for somebody in *team*, the most urgent first (`bot.urgency`); *person* looks at it.

    *page* counts from one; behind the last page, it is the last one: others
    claim while somebody reads.
    """
    waiting = _urgent(views.live(teams=(team,), unclaimed=True), views, moment)
    last = max(len(waiting) - 1, 0) // n.PAGE
    before = min(max(page - 1, 0), last) * n.PAGE
    shown = waiting[before : before + n.PAGE]
    return n.Queue(
        team=team,
        team_name=team_name(team, moment.program),
        rows=rows(shown, views, moment),
        for_others=frozenset(t.number for t in shown if not is_trained(person.email, t, moment)),
        total=len(waiting),
        before=before,
        beyond=page > last + 1,
        now=moment.now,
        zone=zone_of(team, moment.program),
    )


def found(words: str, person: Person, views: Views, moment: Moment) -> n.Found:
    """Tickets of the teams they may see that have *words* in them, the newest first."""
    words = words.strip()
    teams = tuple(t for t in teams_seen(person, moment.program) if may_read_team(person, t, moment.program))
    if not words:
        raise Refusal(Reason.EMPTY, field="words")
    tickets = views.search(words, teams, _SEARCHED)
    return n.Found(
        words=words,
        rows=rows(tickets[:_FOUND], views, moment),
        more=max(len(tickets) - _FOUND, 0),
        now=moment.now,
        zone=person.zone or zone_of(person.team, moment.program),
    )


# -- in common


def end_of_today(moment: Moment) -> datetime:
    """The next midnight in the program's zone."""
    return _midnight(moment, 1)


def period(moment: Moment, days: int) -> tuple[datetime, datetime]:
    """From the start of the day *days* ago until the end of today, in the program's zone."""
    return _midnight(moment, -days), end_of_today(moment)


def _midnight(moment: Moment, days: int) -> datetime:
    zone = ZoneInfo(moment.program.program.zone)
    day = moment.now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, time(), zone).astimezone(UTC)
