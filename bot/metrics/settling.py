"""Metrics about settling the matter: resolved in time, for good, as promised, and in the customer's own words."""

from datetime import timedelta

from bot.facts import Facts, PromiseFact
from bot.metrics.sample import Sample, share, within
from bot.notifications import Share

_CLOSED = timedelta(hours=48)


def closed_within_48h(sample: Sample) -> Share:
    old_enough = [f for f in sample.facts if f.submitted_at + _CLOSED <= sample.now]
    return share(old_enough, lambda f: not f.reopened and within(_CLOSED, f.submitted_at, f.resolved_at))


def resolved_within_target(sample: Sample) -> Share:
    judged = [f for f in sample.facts if was_resolved(f) or f.resolve_due <= sample.now]
    return share(judged, _resolved_in_time)


def asked_for_help(sample: Sample) -> Share:
    return share(sample.facts, lambda f: f.asked_for_help)


def escalated(sample: Sample) -> Share:
    return share(sample.facts, lambda f: f.escalated)


def reopened(sample: Sample) -> Share:
    return share([f for f in sample.facts if was_resolved(f)], lambda f: f.reopened > 0)


def was_resolved(facts: Facts) -> bool:
    """Resolved at least once: a ticket that was reopened stays a resolved one, that did not hold."""
    return facts.resolved_at is not None or facts.reopened > 0


def _resolved_in_time(facts: Facts) -> bool:
    return facts.resolved_at is not None and facts.resolved_at < facts.resolve_due and not facts.reopened


def confirmed(sample: Sample) -> Share:
    return share([f for f in sample.facts if f.confirmed is not None], lambda f: f.confirmed is True)


def promises_kept(sample: Sample) -> Share:
    come = [promise for f in sample.facts for promise in f.promises if promise.due <= sample.now]
    return Share(sum(map(_kept, come)), len(come))


def recovered(sample: Sample) -> Share:
    return Share(*sample.recovered)


def _kept(promise: PromiseFact) -> bool:
    return promise.kept_at is not None and promise.kept_at <= promise.due
