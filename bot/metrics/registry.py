"""The metrics by name, each with its one definition; `docs/metrics.md` prints the same sentences."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_type_hints

from bot.metrics import reaching, settling, standing
from bot.metrics.reaching import FirstContact
from bot.metrics.sample import Sample
from bot.notifications import Share


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure with its name, its definition for people, and how it is counted."""

    name: str
    definition: str
    of: Callable[[Sample], Share | FirstContact | int]


METRICS: tuple[Metric, ...] = (
    Metric(
        "response_rate",
        "Tickets with a first contact, of those that have had one or whose first-contact deadline has passed. "
        "A first contact is a message that was delivered and not bounced, or a call that reached the customer.",
        reaching.response_rate,
    ),
    Metric(
        "first_contact",
        "From submission to the first contact: median, 90th percentile (nearest rank) and how many there were; "
        "on the customer's clock and on the staff's.",
        reaching.first_contact,
    ),
    Metric(
        "first_contact_within_target",
        "First contacts before their deadline, of the same tickets as in response_rate; "
        "missed ones that had no staffed minute before the deadline are named beside it.",
        reaching.first_contact_within_target,
    ),
    Metric(
        "acknowledged_within_60m",
        "Tickets claimed within 60 minutes of submission, of all tickets.",
        reaching.acknowledged_within_60m,
    ),
    Metric(
        "closed_within_48h",
        "Tickets resolved within 48 hours of submission and not reopened, of those submitted at least 48 hours ago.",
        settling.closed_within_48h,
    ),
    Metric(
        "resolved_within_target",
        "Tickets resolved before their deadline and not reopened, of those resolved or past their deadline.",
        settling.resolved_within_target,
    ),
    Metric("asked_for_help", "Tickets for which somebody asked for help, of all tickets.", settling.asked_for_help),
    Metric("escalated", "Tickets that time brought to a lead or above, of all tickets.", settling.escalated),
    Metric("reopened", "Tickets reopened at least once, of those that were resolved.", settling.reopened),
    Metric(
        "confirmed",
        "Customers who said yes, it is solved, of those who were asked and answered; "
        "how many were asked stands beside it.",
        settling.confirmed,
    ),
    Metric(
        "promises_kept",
        "Promises to customers kept by their time, of all promises whose time has come.",
        settling.promises_kept,
    ),
    Metric(
        "recovered",
        "Customers whose later score left the detractor band, of the resolved tickets whose customer scored again.",
        settling.recovered,
    ),
    Metric("open", "Tickets that are not resolved, now.", standing.open_now),
    Metric(
        "unclaimed", "Open tickets that nobody has claimed, without those in a known issue, now.", standing.unclaimed
    ),
    Metric("overdue", "Open tickets whose next step is late, now.", standing.overdue),
    Metric(
        "due_today",
        "Open tickets whose next step is due before today ends in the program's zone, now.",
        standing.due_today,
    ),
)

#: The metrics that are counted in percent: what an objective can ask for.
SHARES = tuple(metric.name for metric in METRICS if get_type_hints(metric.of)["return"] is Share)
