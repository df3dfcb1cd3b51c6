"""Figures about the loop: each metric is defined once (CONTRACT, Metrics)."""

from bot.metrics.figures import calendars, counts, figures
from bot.metrics.reaching import FirstContact
from bot.metrics.registry import METRICS, SHARES, Metric
from bot.metrics.sample import Sample, Spread, counting
from bot.metrics.settling import closed_within_48h, was_resolved

__all__ = [
    "METRICS",
    "SHARES",
    "FirstContact",
    "Metric",
    "Sample",
    "Spread",
    "calendars",
    "closed_within_48h",
    "counting",
    "counts",
    "figures",
    "was_resolved",
]
