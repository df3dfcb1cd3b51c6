"""Metrics about now: where live tickets stand."""

from bot.metrics.sample import Sample


def open_now(sample: Sample) -> int:
    return len(sample.live)


def unclaimed(sample: Sample) -> int:
    return sum(each.owner is None for each in sample.live)


def overdue(sample: Sample) -> int:
    return sum(each.due is not None and each.due < sample.now for each in sample.live)


def due_today(sample: Sample) -> int:
    end = sample.tomorrow or sample.now
    return sum(each.due is not None and sample.now <= each.due < end for each in sample.live)
