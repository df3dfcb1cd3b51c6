"""By when a customer hears from us, and on whose clock that is counted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import model_validator

from bot.calendars import Calendar
from bot.program.part import Duration, Part, Percent, wrong

_A_DAY = timedelta(days=1)


class Clock(StrEnum):
    """The customer's runs day and night; the staff's only while the team works."""

    CUSTOMER = "customer"
    STAFF = "staff"


class Target(Part):
    """
    Something that must happen within a span of time from the customer's pressing send.

    Defaults are G2's: the first contact within 24 h, everything solved within 30 days.
    """

    within: Duration
    """how long it may take, from the customer's pressing send"""
    clock: Clock = Clock.CUSTOMER
    """`customer` (default) runs day and night, `staff` while the team works"""

    @model_validator(mode="after")
    def _is_meant(self) -> "Target":
        if self.clock is Clock.STAFF and self.within > 7 * _A_DAY:
            raise wrong(
                "so long a time on the staff's clock is hardly meant",
                "On that clock 24h are 24 staffed hours, about three working days; write hours, at most 168h.",
            )
        return self

    def deadline(self, since: datetime, calendar: Calendar) -> "Deadline":
        return Deadline(clock=self.clock, customer_due=since + self.within, staff_due=calendar.add(since, self.within))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """By when, on both clocks; `due` is the one that counts."""

    clock: Clock
    customer_due: datetime
    staff_due: datetime

    @property
    def due(self) -> datetime:
        return self.customer_due if self.clock is Clock.CUSTOMER else self.staff_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    first_contact: Deadline
    resolve: Deadline


class SlaPolicy(Part):
    first_contact: Target = Target(within=_A_DAY)
    """`{within •, clock}`; `24h` on the customer's clock if left out"""
    resolve: Target = Target(within=30 * _A_DAY)
    """the same; `30d` if left out"""
    nudge: tuple[Percent, ...] = (0.5, 0.9)
    """when the owner is reminded, as shares of the time, in their own hours; `[50%, 90%]`. An empty list: never"""

    ask_after: Duration = timedelta(hours=8)
    """a claim whose owner did nothing for so long, before the first answer, is asked about; counted while the team
    works; `8h`
    """
    give_back_after: Duration = timedelta(hours=4)
    """and goes back to the team if nothing happens for so much of their own working time after that; `4h`"""
    wait: Duration = timedelta(hours=24)
    """a ticket whose customer has the next word is open again after so long, and its owner is told; counted while the
    team works, so that `24h` (if left out) is nearly three working days
    """

    def deadlines(self, since: datetime, calendar: Calendar) -> Deadlines:
        return Deadlines(
            first_contact=self.first_contact.deadline(since, calendar),
            resolve=self.resolve.deadline(since, calendar),
        )
