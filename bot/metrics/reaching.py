"""Metrics about reaching the customer: how many, how fast, by when."""

from dataclasses import dataclass
from datetime import timedelta

from bot.facts import Facts
from bot.metrics.sample import Sample, Spread, share, spread, within
from bot.notifications import Share

_ACKNOWLEDGED = timedelta(minutes=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstContact:
    """The time to the first contact, on both clocks."""

    customer: Spread
    staff: Spread


def response_rate(sample: Sample) -> Share:
    return Share(sum(f.first_contact_at is not None for f in sample.facts), len(_contact_judged(sample)))


def first_contact(sample: Sample) -> FirstContact:
    reached = [(f, at) for f in sample.facts if (at := f.first_contact_at) is not None]
    staffed = [sample.calendar(f.team).between(f.submitted_at, at) for f, at in reached]
    return FirstContact(customer=spread([at - f.submitted_at for f, at in reached]), staff=spread(staffed))


def first_contact_within_target(sample: Sample) -> Share:
    judged = _contact_judged(sample)
    return Share(sum(_contacted_in_time(f) for f in judged), len(judged))


def missed_unstaffed(sample: Sample) -> int:
    """First contacts that were missed though nobody could have made them: no staffed minute before the deadline."""
    missed = (f for f in _contact_judged(sample) if not _contacted_in_time(f))
    return sum(not sample.calendar(f.team).has_a_minute(f.submitted_at, f.first_contact_due) for f in missed)


def acknowledged_within_60m(sample: Sample) -> Share:
    return share(sample.facts, lambda f: within(_ACKNOWLEDGED, f.submitted_at, f.claimed_at))


def _contact_judged(sample: Sample) -> list[Facts]:
    """Tickets of which it is known whether the first contact came in time; what a cap held back is among them."""
    return [f for f in sample.facts if f.first_contact_at is not None or f.first_contact_due <= sample.now]


def _contacted_in_time(facts: Facts) -> bool:
    return facts.first_contact_at is not None and facts.first_contact_at < facts.first_contact_due
