"""The metrics of a period, and how tickets stand now."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.calendars import ALWAYS, Calendar
from bot.facts import Facts
from bot.metrics import reaching, settling, standing
from bot.metrics.sample import Sample, Standing, counting
from bot.notifications import Counts, Figures
from bot.program import Program


def figures(
    facts: Sequence[Facts],
    since: datetime,
    until: datetime,
    now: datetime,
    program: Program,
    recovered: tuple[int, int],
) -> Figures:
    """
    The metrics of the tickets whose feedback was submitted from *since* until before *until*.

    *recovered* is what `Views.recovered` says of those that `was_resolved`.
    """
    period = [f for f in facts if since <= f.submitted_at < until]
    counted = counting(period)
    sample = Sample(now=now, facts=counted, calendar=calendars(program), recovered=recovered)
    contact = reaching.first_contact(sample)
    return Figures(
        since=since,
        until=until,
        tickets=len(counted),
        response_rate=reaching.response_rate(sample),
        first_contact_median=contact.customer.median,
        first_contact_p90=contact.customer.p90,
        first_contact_median_staffed=contact.staff.median,
        first_contact_n=contact.customer.n,
        first_contact_within_target=reaching.first_contact_within_target(sample),
        missed_unstaffed=reaching.missed_unstaffed(sample),
        acknowledged_within_60m=reaching.acknowledged_within_60m(sample),
        closed_within_48h=settling.closed_within_48h(sample),
        resolved_within_target=settling.resolved_within_target(sample),
        asked_for_help=settling.asked_for_help(sample),
        escalated=settling.escalated(sample),
        reopened=settling.reopened(sample),
        confirmed=settling.confirmed(sample),
        asked=settling.confirmed(sample).whole,
        promises_kept=settling.promises_kept(sample),
        recovered=settling.recovered(sample),
        counted_apart=len(period) - len(counted),
    )


def counts(live: Collection[Standing], now: datetime, tomorrow: datetime) -> Counts:
    """Where *live* tickets stand; *tomorrow* is when today ends."""
    sample = Sample(now=now, live=live, tomorrow=tomorrow)
    return Counts(
        open=standing.open_now(sample),
        unclaimed=standing.unclaimed(sample),
        in_issues=standing.in_issues(sample),
        overdue=standing.overdue(sample),
        due_today=standing.due_today(sample),
    )


def calendars(program: Program) -> Callable[[str], Calendar]:
    """Each team's calendar as it is today; a team the program no longer has counts as always at work."""
    return lambda team: program.calendar_of(team) if team in program.teams else ALWAYS
