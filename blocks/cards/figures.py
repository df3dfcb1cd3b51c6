"""The metrics of a period in plain words, always with their counts."""

from datetime import timedelta

from blocks.card import Facts, Sentence
from blocks.labels import METRICS
from blocks.wording import duration, plural, share
from bot.notifications import Figures, Share

#: Nine in ten of fewer than ten would be all of them.
_TENTHS = 10


def figures(period: Figures) -> Facts:
    """One fact for each metric that has anything to say."""
    pairs = {
        METRICS["response_rate"]: _share(period.response_rate),
        METRICS["first_contact_within_target"]: _in_time(period),
        "First heard after": _first_contact(period),
        METRICS["acknowledged_within_60m"]: _share(period.acknowledged_within_60m),
        METRICS["closed_within_48h"]: _share(period.closed_within_48h),
        METRICS["resolved_within_target"]: _share(period.resolved_within_target),
        METRICS["promises_kept"]: _share(period.promises_kept),
        METRICS["confirmed"]: _confirmed(period),
        METRICS["reopened"]: _share(period.reopened),
        METRICS["asked_for_help"]: _share(period.asked_for_help),
        METRICS["escalated"]: _share(period.escalated),
        METRICS["recovered"]: _share(period.recovered),
        "Counted apart (spam, doubles, no contact wanted)": str(period.counted_apart or ""),
    }
    said: dict[str, str | Sentence] = {name: value for name, value in pairs.items() if value}
    return Facts(said)


def _share(figure: Share) -> str:
    """Empty where nothing was there to count: no figure is better than a hollow one."""
    return share(figure.part, figure.whole) if figure.whole else ""


def _in_time(period: Figures) -> str:
    said = _share(period.first_contact_within_target)
    if not period.missed_unstaffed or not said:
        return said
    fell = "was" if period.missed_unstaffed == 1 else "were"
    return f"{said}; {plural(period.missed_unstaffed, 'late one')} {fell} due while nobody was on shift"


def _first_contact(period: Figures) -> str:
    """Half and nine tenths instead of median and percentile: everybody knows what those are."""
    if period.first_contact_median is None:
        return ""
    ours = _ours(period.first_contact_median_staffed)
    tenths = period.first_contact_p90 if period.first_contact_n >= _TENTHS else None
    nine = f", nine in ten within {duration(tenths)}" if tenths else ""
    whom = f"half of {period.first_contact_n}" if period.first_contact_n > 1 else "the only one"
    return f"{duration(period.first_contact_median)}{ours} for {whom}{nine}"


def _ours(staffed: timedelta | None) -> str:
    return f" ({duration(staffed)} of our working hours)" if staffed is not None else ""


def _confirmed(period: Figures) -> str:
    if not period.asked:
        return ""
    yes = period.confirmed
    return f"{yes.part} of {yes.whole} who answered; {period.asked} asked"
