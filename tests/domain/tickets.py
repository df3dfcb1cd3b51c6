"""Tickets for tests of the rules, and asking them: opened on Monday morning, nothing done yet."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from bot import commands as c
from bot import events as e
from bot.apply import apply
from bot.decide import decide
from bot.errors import Refusal
from bot.moment import Moment
from bot.people import Person
from bot.program.targets import Clock
from bot.ticket import Channel, Status, Target, Ticket
from bot.words import Words
from tests.clocks import MONDAY
from tests.world import program

#: An hour after the customer pressed send.
NOW = MONDAY + timedelta(hours=1)
_DAY = 24 * 3600
#: A customer who can be written to.
REACH = c.Reach(channel=Channel.EMAIL, has_address=True, consents=True, do_not_contact=False)


def target(days: int) -> Target:
    return Target(MONDAY + timedelta(days=days), Clock.CUSTOMER, days * _DAY)


def a_ticket(**said: Any) -> Ticket:
    """Grace's ticket in Customer Care, different in what is *said*."""
    whole: dict[str, Any] = {
        "number": 1,
        "version": 1,
        "status": Status.OPEN,
        "team": "care",
        "workflow": "detractor",
        "revision": program().revision,
        "feedback": "f" * 32,
        "customer": "grace",
        "submitted_at": MONDAY,
        "first_contact": target(1),
        "resolve": target(30),
    }
    return Ticket(**{**whole, **said})


def after(ticket: Ticket, *events: e.Event, at: datetime = NOW) -> Ticket:
    """*ticket* once those have happened to it."""
    for event in events:
        ticket = apply(ticket, event, at)
    return ticket


def a_moment(now: datetime = NOW) -> Moment:
    return Moment(now, program())


def decided(ticket: Ticket, command: c.Command, now: datetime = NOW) -> tuple[e.Event, ...]:
    return decide(ticket, command, a_moment(now))


def refused(ticket: Ticket, command: c.Command, now: datetime = NOW) -> Refusal:
    with pytest.raises(Refusal) as said:
        decided(ticket, command, now)
    return said.value


def sent(by: Person, message: str = "letter", **more: Any) -> c.Send:
    return c.Send(**{"by": by, "message": Words(message), "reach": REACH, **more})


def waiting_to_leave(by: Person) -> Ticket:
    """Ana's answer will leave in a minute."""
    ticket = a_ticket(owner=by.email)
    return after(ticket, *decided(ticket, sent(by)))
