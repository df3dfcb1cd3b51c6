"""A team whose tickets are taken one after the other: nobody picks the easy ones."""

import pytest

from tests.stories.test_taking_turns import customer, teams
from tests.world import program_with

REFUSED = "Take ticket {first} first: in this team one comes after the other. “/loop next” shows it."


@pytest.fixture
def line(open_world):
    return open_world(program=program_with(teams=teams(assign="queue")))


def two(world):
    first = world.feedback(2, customer=customer(1))
    world.pass_(minutes=5)
    return first, world.feedback(2, customer=customer(2))


def test_only_the_one_that_comes_next_can_be_claimed(line):
    first, second = two(line)

    line.press("ana", "Claim", on=line.card(second))
    assert line.told("ana")[-1] == REFUSED.format(first=first)
    assert line.owner(second) is None

    line.press("ana", "Claim", on=line.card(first))
    line.press("ana", "Claim", on=line.card(second))
    assert (line.owner(first), line.owner(second)) == ("ana", "ana")


def test_loop_next_gives_the_one_to_take(line):
    first, _ = two(line)
    line.loop("ana", "next")

    line.press("ana", "Claim", on=line.person("ana").ephemerals()[-1])

    assert line.owner(first) == "ana"


@pytest.mark.parametrize("label", ["ticket.respond", "ticket.call"])
def test_answering_would_claim_it_and_is_refused_before_a_word_is_written(line, label):
    first, second = two(line)

    line.press("ana", label, on=line.card(second))

    assert line.person("ana").modal is None
    assert line.told("ana")[-1] == REFUSED.format(first=first)


def test_a_form_that_was_open_before_is_refused_when_it_is_sent(line):
    second = line.feedback(2, customer=customer(2))
    line.write("ana", second, message="Hello.")
    older = (line.clock().replace(hour=1)).isoformat()
    line.feedback(2, customer=customer(1), submitted_at=older)

    line.submit("ana")
    line.pass_(minutes=2)

    assert line.owner(second) is None
    assert line.mailbox.mails == []


def test_a_lead_chooses(line):
    _, second = two(line)

    line.press("maria", "Claim", on=line.card(second))

    assert line.owner(second) == "maria"


def test_who_wants_no_answer_holds_nobody_up(line):
    line.feedback(2, customer=customer(1), contact={"wanted": False})
    line.pass_(minutes=5)
    second = line.feedback(2, customer=customer(2))

    line.press("ana", "Claim", on=line.card(second))

    assert line.owner(second) == "ana"
