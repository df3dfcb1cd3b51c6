"""Metrics about now: where live tickets stand."""

from bot.metrics.sample import Sample


def open_now(sample: Sample) -> int:
    return len(sample.live)


def unclaimed(sample: Sample) -> int:
    """What waits in a known issue waits for one answer to everybody, not for somebody to claim it."""
    return sum(each.owner is None and not each.in_issue for each in sample.live)


def in_issues(sample: Sample) -> int:
    return sum(each.owner is None and each.in_issue for each in sample.live)


def overdue(sample: Sample) -> int:
    return sum(each.due is not None and each.due < sample.now for each in sample.live)


def due_today(sample: Sample) -> int:
    end = sample.tomorrow or sample.now
    return sum(each.due is not None and sample.now <= each.due < end for each in sample.live)
