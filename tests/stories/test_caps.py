"""So many tickets a day are posted; the others stand in a list, are counted, and can be taken."""

from datetime import timedelta

import pytest

from tests.stories.test_quiet_time import workflows
from tests.world import GRACE, program_with


@pytest.fixture
def capped(open_world):
    return open_world(program=program_with(workflows=workflows(cap=2)))


def customers(world, count):
    """So many customers, one after the other."""
    return [world.feedback(2, customer={**GRACE, "id": f"C-{n}", "email": f"c{n}@example.com"}) for n in range(count)]


@pytest.mark.everywhere
def test_beyond_the_cap_nothing_is_posted_and_nothing_is_lost(capped):
    numbers = customers(capped, 5)

    assert len({0, *numbers}) == 6
    assert [capped.ticket(number).overflow for number in numbers] == [False, False, True, True, True]
    assert len(capped.messages("#care")) == 2


@pytest.mark.everywhere
def test_the_team_hears_of_them_in_one_list_at_the_beginning_of_the_day(capped):
    customers(capped, 5)
    capped.pass_(days=1)

    lists = [message for message in capped.messages("#care") if "more customers wait in the list" in message.shown]
    assert len(lists) == 1
    assert lists[0].shown.startswith("Three more customers wait in the list. Take one if you have a hand free.")
    assert lists[0].shown.count("Grace Okafor") >= 3


@pytest.mark.everywhere
def test_nobody_is_called_in_about_them_and_their_targets_count(capped):
    numbers = customers(capped, 3)
    capped.pass_(days=3)

    assert "TargetMissed" in capped.events(numbers[-1])
    assert "CalledIn" not in capped.events(numbers[-1])
    assert "TeamCalled" not in capped.events(numbers[-1])
    assert "TeamCalled" in capped.events(numbers[0])
    assert capped.facts(numbers[-1]).counts


@pytest.mark.everywhere
def test_whoever_takes_one_gets_its_card(capped):
    numbers = customers(capped, 3)
    last = numbers[-1]
    capped.pass_(days=1)
    capped.loop("ana", f"ticket {last}")

    capped.press("ana", "Claim", on=capped.person("ana").ephemerals()[-1])

    assert capped.owner(last) == "ana"
    assert capped.card(last)
    assert "Ana claimed this." in capped.timeline(last)


@pytest.mark.everywhere
def test_the_next_day_has_a_cap_of_its_own(capped):
    customers(capped, 3)
    capped.pass_(days=1)
    late = capped.feedback(2, submitted_at=(capped.clock() - timedelta(days=1)).isoformat())

    assert not capped.ticket(capped.feedback(2)).overflow
    assert capped.ticket(late).overflow
