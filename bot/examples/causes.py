"""Why customers were unhappy, counted."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.examples.example import FIELD, ZONE, Example, at
from bot.notifications import CausesShown, Notification
from bot.notifications.causes import CauseRow

_VISITS = CauseRow(group="Visits", label="Missed visit", this_month=7, last_month=12, fixed_by=FIELD)
_BILL = CauseRow(group="Billing", label="Unclear invoice", this_month=4, last_month=6, fixed_by="Billing")
_OLD = CauseRow(group="Billing", label="", this_month=0, last_month=2, fixed_by="Billing")
_OTHER = CauseRow(group="Anything else", label="", this_month=1, last_month=0)
_SHOWN = CausesShown(
    rows=(_VISITS, _BILL, _OLD, _OTHER),
    this_month=at(1, 0),
    last_month=datetime(2026, 2, 1, tzinfo=UTC),
    tickets=64,
    named=32,
    zone=ZONE,
)

CAUSES: tuple[Example[Notification], ...] = (
    Example("causes", "`/loop causes`", _SHOWN),
    Example("causes-many", "The same, with more than anybody compares.", replace(_SHOWN, rows=(_BILL,) * 30)),
    Example("causes-none", "The same, before any ticket was closed.", replace(_SHOWN, rows=(), named=0)),
)
