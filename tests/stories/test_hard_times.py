"""Several things go wrong at once: whoever stands in leaves, the lead is away too, the bot is down over a weekend."""

from datetime import timedelta

import pytest

from tests.stories.absences import claimed
from tests.timers import coming, timers

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com", "phone": "+44 20 7946 0007"}


def account_closed(world, name):
    world.slack.deactivate(world.slack.user(name).id)
    world.run(world.bot.slack.refresh())
    world.settle()


@pytest.mark.everywhere
def test_whoever_stands_in_and_leaves_is_awaited_no_longer(world):
    ticket = claimed(world)
    world.loop("ana", "away until Friday ask Ben")
    world.pass_(minutes=10)
    assert world.events(ticket)[-1] == "OfferedToDelegate"

    account_closed(world, "ben")
    world.pass_(minutes=5)

    assert world.events(ticket)[-1] == "ReturnedToTeam"
    assert timers(world) == coming(world)


def test_two_who_stand_in_for_each_other_leave_it_to_their_team(world):
    first, second = claimed(world), world.feedback(score=2, customer=TOM)
    world.press("ben", "Claim", on=world.card(second))
    world.loop("ana", "away from tomorrow until Friday ask Ben")
    assert "Name somebody else to stand in" in world.loop("ben", "away from tomorrow until Friday ask Ana")
    world.loop("ben", "away from tomorrow until Friday")

    world.pass_(days=1)

    assert (world.owner(first), world.owner(second)) == (None, None)
    assert [name for name in ("ana", "ben") if any("stand in" in said for said in world.dms(name))] == []


def test_help_is_asked_of_the_next_where_the_lead_is_away(world):
    ticket = claimed(world)
    world.loop("maria", "away until Friday")

    world.press("ana", "Ask for help", on=world.card(ticket))
    world.submit("ana", reason="needs_research", note="Which cabinet is it?")

    assert world.dms("maria") == []
    assert "Ana asks for help" in world.dms("dana")[-1]


def test_after_an_outage_over_the_weekend_monday_says_each_thing_once(world):
    """Friday afternoon to Monday, 11:14: a claim, and a promise for Saturday, were left alone."""
    world.pass_(days=4, hours=6)
    claimed(world)
    second = world.feedback(score=2, customer=TOM)
    world.call("ana", second, promise="news", promise_due=world.in_(days=1))
    before = {name: len(world.dms(name)) for name in ("ana", "maria", "dana")}
    world.stop_bot()
    for clock in (world.clock, world.machine_clock):
        clock.now += timedelta(days=2, hours=20)

    world.start_bot()
    world.pass_(minutes=30)

    told = {name: world.dms(name)[count:] for name, count in before.items()}
    assert [len(said) for said in told.values()] == [1, 1, 0]
    assert told["ana"][0].startswith("Good morning, Ana.")
    assert "Grace Okafor" in told["maria"][0]
    assert "Tom Ward" in told["maria"][0]
    assert timers(world) == coming(world)
