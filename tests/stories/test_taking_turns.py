"""Tickets that somebody has from the beginning: whose turn it is, or whom the customer's data names."""

from datetime import timedelta

import pytest

from tests.stories.test_quiet_time import workflows
from tests.world import GRACE, program, program_with


def teams(**more):
    """The starter program's, with keys of their own for Customer Care."""
    care = program().teams["care"]
    return {**program().teams, "care": type(care).model_validate({**care.model_dump(exclude_unset=True), **more})}


@pytest.fixture
def in_turn(open_world):
    return open_world(program=program_with(teams=teams(assign="in_turn", most_open=2)))


def customer(n):
    return {**GRACE, "id": f"C-{n}", "email": f"c{n}@example.com"}


def test_tickets_go_round(in_turn):
    numbers = [in_turn.feedback(2, customer=customer(n)) for n in range(4) if not in_turn.pass_(minutes=1)]

    assert [in_turn.owner(number) for number in numbers] == ["ana", "ben", "ana", "ben"]
    assert "It's Ana's turn: Ana has this one." in in_turn.timeline(numbers[0])
    in_turn.pass_(minutes=10)
    assert any("It's your turn, so this one is yours." in said for said in in_turn.dms("ana"))


def test_whoever_has_as_many_as_they_may_gets_no_more_and_the_lead_is_told(in_turn):
    numbers = [in_turn.feedback(2, customer=customer(n)) for n in range(6)]

    assert [in_turn.owner(number) for number in numbers[4:]] == [None, None]
    assert in_turn.card(numbers[-1])
    told = [said for said in in_turn.dms("maria") if "next ticket" in said]
    assert len(told) == 1
    assert "as many tickets as they may have at once" in told[0]


def test_nobody_away_has_a_turn(in_turn):
    in_turn.loop("ana", "away until Thursday")

    assert [in_turn.owner(in_turn.feedback(2, customer=customer(n))) for n in range(2)] == ["ben", "ben"]


def test_where_all_are_away_it_is_said_and_nobody_is_picked(in_turn):
    for name in ("ana", "ben"):
        in_turn.loop(name, "away until Thursday")

    assert in_turn.owner(in_turn.feedback(2)) is None
    assert any("Everybody in Customer Care is away" in said for said in in_turn.dms("maria"))


def test_at_night_it_is_the_turn_of_whoever_begins_in_the_morning(in_turn):
    in_turn.jump(hours=13)
    number = in_turn.feedback(2)

    assert in_turn.owner(number) == "ana"
    assert not [said for said in in_turn.dms("ana") if "your turn" in said]
    in_turn.pass_(hours=12)
    assert any("your turn" in said or "Grace" in said for said in in_turn.dms("ana"))


@pytest.fixture
def named(open_world):
    return open_world(program=program_with(workflows=workflows(owner="customer.attributes.account_manager")))


def managed(by):
    return {**GRACE, "attributes": {"account_manager": by}}


def test_whoever_looks_after_the_customer_has_their_ticket(named):
    number = named.feedback(2, customer=managed("Ben@contoso.example"))

    assert named.owner(number) == "ben"
    assert "Ben looks after Grace, and has this one." in named.timeline(number)
    named.pass_(minutes=10)
    assert any("You look after Grace, so this one is yours." in said for said in named.dms("ben"))


def test_whoever_stands_in_for_them_gets_it(named):
    named.loop("ben", "away until Thursday ask Ana")

    assert named.owner(named.feedback(2, customer=managed("ben@contoso.example"))) == "ana"


@pytest.mark.parametrize("who", ["nobody@contoso.example", "", "Ben Okoro"])
def test_a_name_that_is_nobodys_leaves_it_to_the_team(named, who):
    assert named.owner(named.feedback(2, customer=managed(who))) is None


def test_a_ticket_that_was_given_is_claimed_as_far_as_figures_go(named):
    number = named.feedback(2, customer=managed("ben@contoso.example"))

    assert named.facts(number).claimed_at - named.facts(number).submitted_at < timedelta(minutes=1)
