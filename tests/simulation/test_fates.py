"""What becomes of each answer beyond its conditions: quiet times, caps, places, and what customers said before."""

from bot.simulation import fates, forecast, whole
from bot.simulation.fates import Why
from tests.domain.test_routing import branches
from tests.simulation.past import answer, at, of, several


def whys(program, past):
    return [fate.why for fate in fates(program, whole(past))]


def test_within_the_quiet_time_a_customer_has_one_ticket():
    program = branches(quiet_for="30d")
    past = [answer(n, at(day, 10), customer=of("A-1")) for n, day in enumerate([0, 20, 29, 31])]

    assert whys(program, past) == [Why.TICKET, Why.JOINED, Why.JOINED, Why.TICKET]


def test_nobody_knows_whether_two_strangers_are_one():
    program = branches(quiet_for="30d")

    assert whys(program, [answer(n, at(n, 10)) for n in range(2)]) == [Why.TICKET, Why.TICKET]


def test_beyond_the_cap_of_a_day_is_the_days_list():
    program = branches(cap=2)
    past = [*several(3, 0), *several(1, 1)]

    assert whys(program, past) == [Why.TICKET, Why.TICKET, Why.LISTED, Why.TICKET]


def test_the_forecast_counts_both_and_gives_nobody_more_to_do():
    found = forecast(branches(cap=2, quiet_for="30d"), [*several(3, 0), answer(9, at(1, 10), customer=of("A-1"))])

    assert found.tickets == 3
    assert (found.shares.listed, found.shares.joined) == (1, 0)
    assert found.shares.workflows[0].answers == 4


def test_the_place_decides_whose_it_is():
    program = branches(team="by_location", fallback_team="care")
    past = [answer(1, at(0, 10), context={"location": "Leeds"}), answer(2, at(0, 11))]

    assert [fate.team for fate in fates(program, past)] == ["field-ops", "care"]
    assert [team.team for team in forecast(program, past).teams] == ["care", "field-ops"]


def test_conditions_know_what_the_customer_answered_before():
    program = branches(when="history.previous_score >= 9 && score <= 6")
    past = [answer(1, at(0, 10), score=10, customer=of("A-1")), answer(2, at(5, 10), customer=of("A-1"))]

    assert whys(program, past) == [Why.NOT_CAUGHT, Why.TICKET]
