"""Three processes look at the same due timers at the same time: each is fired exactly once."""

from collections import Counter

import pytest

from tests.processes.hands import TUESDAY, fire_together, left_over, open_tickets, times_fired

TICKETS = 250


@pytest.mark.postgres
def test_three_processes_fire_each_timer_once_and_leave_none(database_url):
    open_tickets(database_url, TICKETS)

    hands = fire_together(database_url, TUESDAY, 3, tick=0)

    assert times_fired(database_url) == Counter(dict.fromkeys(range(1, TICKETS + 1), 1))
    assert left_over(database_url, TUESDAY) == 0
    # mornings and the like are fired, too, by whoever comes first
    assert sum(hand.fired for hand in hands) >= TICKETS
