"""Moving the domain clock over a month gives the same messages as living through it, and so does a restarted bot."""

from collections.abc import Callable
from datetime import timedelta
from random import Random
from typing import Any, NamedTuple

import pytest

from tests import databases
from tests.month import END, START, a_busy_program, deeds
from tests.office import Deed, Office

TICKETS = 60
#: Every opening and closing hour falls on one.
TICK = timedelta(minutes=5)
pytestmark = pytest.mark.timeout(400)


class Month(NamedTuple):
    """What was sent, and what happened."""

    messages: list[tuple[Any, ...]]
    events: list[tuple[Any, ...]]


@pytest.fixture
def month(sqlite_template, tmp_path):
    """A month that passes in one way or another, in a database of its own."""

    def passed(name: str, passes: Callable[[Office, list[Deed]], None]) -> Month:
        (tmp_path / name).mkdir()
        program = a_busy_program()
        with Office(databases.sqlite_url(sqlite_template, tmp_path / name), program, START) as office:
            passes(office, deeds(TICKETS, program, TICK))
            return Month(office.messages(TICK), office.events(TICK))

    return passed


def test_walking_from_due_time_to_due_time_is_living_through_every_tick(month):
    lived = month("lived", lambda office, plan: office.live(END, plan, TICK))
    walked = month("walked", lambda office, plan: office.walk(END, plan))

    assert walked.events == lived.events
    assert walked.messages == lived.messages
    assert_it_compares_much(walked)


def test_a_restart_in_the_middle_changes_nothing(month):
    chance = Random(7)

    walked = month("walked", lambda office, plan: office.walk(END, plan))
    restarted = month("restarted", lambda office, plan: office.walk(END, plan, tired=lambda: chance.random() < 0.02))

    assert restarted.events == walked.events
    assert restarted.messages == walked.messages


def assert_it_compares_much(month: Month) -> None:
    """The month holds what time does to tickets and to people."""
    done = {kind for _, _, kind, *_ in month.events}
    sent = {notification for _, notification, *_ in month.messages}

    assert {"TargetMissed", "Nudged", "OwnerAsked", "GivenBack", "Woken", "Closed", "MessageReleased"} <= done
    assert {"DeadlinesMoved", "MessageWithdrawn", "Contacted", "Reopened", "PromiseKept"} <= done
    assert {"nudge", "owner_asked", "given_back", "woken", "mail", "morning", "called_in"} <= sent
