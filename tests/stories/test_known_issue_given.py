"""What comes out of a known issue is given to somebody as what comes in is, and a call for help goes its own way."""

import pytest

from tests.stories.test_known_issue import CUSTOMERS, answer_all, cards_of, declare, end, issue_card, no_internet
from tests.stories.test_taking_turns import teams
from tests.world import program_with


@pytest.fixture
def in_turn(open_world):
    return open_world(program=program_with(teams=teams(assign="in_turn", most_open=2)))


def ask_for_help(world, name, number, reason="public_risk"):
    world.loop(name, f"ticket {number}")
    world.press(name, "Ask for help", on=world.person(name).ephemerals()[-1])
    world.submit(name, reason=reason, note="She wrote to the newspaper.")


@pytest.mark.everywhere
def test_who_had_heard_nothing_when_it_ended_is_given_out_in_turn(in_turn):
    declare(in_turn)
    numbers = [no_internet(in_turn, each) for each in range(3)]
    assert [in_turn.owner(number) for number in numbers] == [None] * 3

    end(in_turn)

    assert [in_turn.owner(number) for number in numbers] == ["ana", "ben", "ana"]
    assert "It's Ana's turn: Ana has this one." in in_turn.timeline(numbers[0])
    assert [len(cards_of(in_turn, number)) for number in numbers] == [1, 1, 1]
    in_turn.pass_(minutes=10)
    assert any("It's your turn, so this one is yours." in said for said in in_turn.dms("ben"))


def test_who_replies_and_who_cannot_be_written_to_are_given_out_in_turn(in_turn):
    declare(in_turn)
    replies = no_internet(in_turn)
    refuses = no_internet(in_turn, 1, contact={"consent": {"email": False}})
    answer_all(in_turn)
    assert in_turn.owner(refuses) == "ana"

    no_internet(in_turn, comment="Thank you, but the bill is wrong, too.")

    assert in_turn.owner(replies) == "ben"


def test_whose_answer_comes_back_is_given_out_in_turn(in_turn):
    declare(in_turn)
    number = no_internet(in_turn)
    in_turn.mailbox.refuses = "550 no such user"

    answer_all(in_turn)

    assert in_turn.owner(number) == "ana"


def test_whoever_takes_one_out_keeps_it(in_turn):
    declare(in_turn)
    number = no_internet(in_turn)
    in_turn.loop("ben", f"ticket {number}")

    in_turn.press("ben", "Claim", on=in_turn.person("ben").ephemerals()[-1])

    assert in_turn.owner(number) == "ben"


def test_where_nobody_has_room_the_lead_hears_of_what_came_out(in_turn):
    declare(in_turn)
    numbers = [no_internet(in_turn, each % 3) for each in range(5)]

    end(in_turn)

    assert [in_turn.owner(number) for number in numbers] == ["ana", "ben", "ana", "ben", None]
    assert cards_of(in_turn, numbers[-1])
    in_turn.pass_(hours=1)
    keys = [said.metadata["event_payload"]["key"] for said in in_turn.messages("@maria") if said.metadata]
    assert any("nobody_to_give" in key for key in keys)


def test_a_public_risk_in_an_issue_is_not_held_back_by_it(world):
    declare(world)
    number = no_internet(world)

    ask_for_help(world, "ana", number)
    world.pass_(minutes=10)

    assert not world.ticket(number).in_issue
    assert any("Tom Ward" in said for said in world.dms("dana"))
    assert cards_of(world, number)


def test_a_public_risk_of_before_joins_no_issue_while_it_is_open(world):
    number = no_internet(world)
    world.press("ana", "Claim", on=world.card(number))
    ask_for_help(world, "ana", number)
    world.pass_(minutes=10)
    world.press("dana", "Ana carries on", on=world.messages("@dana")[-1])
    world.submit("dana", note="Ring them, and tell me.")
    world.press("ana", "Put back", on=world.card(number))
    world.settle()

    declare(world)

    assert not world.ticket(number).in_issue
    assert "nobody waits" in issue_card(world).shown


@pytest.mark.parametrize("outcome", ["reached", "voicemail"])
def test_a_promise_that_joins_one_is_not_kept_by_an_answer_to_all_that_was_on_its_way(world, outcome):
    declare(world)
    customer = {**CUSTOMERS[0], "phone": "+44 20 7946 0018"}
    promised = world.feedback(score=2, comment="Charged twice.", customer=customer)
    world.press("ana", "Claim", on=world.card(promised))
    world.call("ana", promised, outcome, promise="the refund", promise_due=world.in_(hours=6))
    waits = no_internet(world)
    world.pass_(minutes=5)
    answer_all(world, wait=False)

    world.press("ana", "Same as …", on=world.card(promised))
    world.submit("ana", ticket=str(waits))
    world.pass_(minutes=5)

    assert len(world.mailbox.mails) == 1
    assert world.owner(waits) == "ana"
    assert [promise.kept_at for promise in world.facts(waits).promises] == [None]
    world.pass_(hours=5)
    assert any("Keep the promise to Tom Ward" in said for said in world.dms("ana"))
