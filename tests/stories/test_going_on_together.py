"""Two tickets that are one matter: whose it is then, and what was promised on either."""

import pytest

from tests.world import World


@pytest.mark.everywhere
def test_a_promise_that_goes_on_is_said_under_the_ticket_that_remains(world):
    first, second = _two(world)
    world.call("ana", first, promise="a refund", promise_due=world.in_(days=1))

    _join(world, "ana", first, second)

    assert (
        "Ana found ticket 1 to be the same as this one; the older clock counts.\n"
        "Promised: a refund, by Tue 3 Mar, 09:14 GMT."
    ) in world.timeline(second)
    assert world.asked("/healthz").json()["dead_messages"] == 0


def test_handed_over_afterwards_the_history_tells_of_it_too(world):
    first, second = _two(world)
    world.call("ana", first, promise="a refund", promise_due=world.in_(days=1))
    _join(world, "ana", first, second)

    world.press("ana", "Hand over", on=world.card(second))
    world.submit("ana", team="field-ops")

    [so_far] = world.timeline(second, "#field-ops")
    assert "Promised: a refund, by Tue 3 Mar, 09:14 GMT." in so_far


@pytest.mark.parametrize(("hours_of_first", "stands"), [(5, "a refund"), (50, "a visit")])
def test_of_two_promises_whichever_comes_first_stands(world, hours_of_first, stands):
    first, second = _two(world)
    world.call("ana", first, promise="a refund", promise_due=world.in_(hours=hours_of_first))
    world.call("ana", second, promise="a visit", promise_due=world.in_(hours=24))

    _join(world, "ana", first, second)

    assert f"Ana promised: {stands}, by" in world.card(second).shown


def test_a_promise_that_went_on_is_counted_where_it_is_kept(world):
    first, second = _two(world)
    world.call("ana", first, promise="a refund", promise_due=world.in_(hours=5))
    _join(world, "ana", first, second)
    world.pass_(hours=1)

    world.press("ana", "Promise kept", on=world.card(second))

    [promise] = world.facts(second).promises
    assert promise.kept_at == world.clock()


def test_whoever_looked_after_the_one_goes_on_with_the_other(world):
    first, second = _two(world)
    world.press("ana", "Claim", on=world.card(first))

    _join(world, "ana", first, second)

    assert world.owner(second) == "ana"
    assert "Ana took this on." in world.timeline(second)
    assert world.dms("ana") == []


def test_who_has_it_because_a_colleague_joined_them_hears_of_it(world):
    first, second = _two(world)
    world.press("ana", "Claim", on=world.card(first))

    _join(world, "ben", first, second)

    assert world.owner(second) == "ana"
    assert "Ben gave this to Ana Ruiz." in world.timeline(second)
    assert len(world.dms("ana")) == 1


def test_whoever_has_the_one_that_remains_keeps_it(world):
    first, second = _two(world)
    world.press("ana", "Claim", on=world.card(first))
    world.press("ben", "Claim", on=world.card(second))

    _join(world, "ana", first, second)

    assert world.owner(second) == "ben"


def _two(world: World) -> tuple[int, int]:
    return world.feedback(score=2, comment="Charged twice."), world.feedback(score=3, comment="And a third time.")


def _join(world: World, name: str, number: int, into: int) -> None:
    world.press(name, "Same as …", on=world.card(number))
    world.submit(name, ticket=str(into))
