"""A customer who answers twice within a workflow's quiet time has one ticket."""

import pytest

from tests.world import GRACE, program, program_with


@pytest.fixture
def quiet(open_world):
    return open_world(program=program_with(workflows=workflows(quiet_for="30d")))


def workflows(**more):
    """The starter program's, with keys of their own."""
    return tuple(
        type(each).model_validate({**each.model_dump(exclude_unset=True), **more}) for each in program().workflows
    )


def test_a_second_answer_joins_the_open_ticket(quiet):
    first = quiet.feedback(2)
    quiet.pass_(hours=1)

    assert quiet.feedback(1, "And again this morning.") == 0
    assert quiet.timeline(first)[-1] == "Grace answered another survey: 1 out of 10."
    assert "And again this morning." in quiet.card(first).shown
    assert quiet.messages("#care") == [quiet.card(first)]


def test_a_score_alone_joins_it_too(quiet):
    first = quiet.feedback(2)

    quiet.feedback(4, "")

    assert quiet.timeline(first)[-1] == "Grace answered another survey: 4 out of 10."


def test_the_same_answer_twice_is_said_once(quiet):
    first = quiet.feedback(2)
    for delivery in ("a", "b"):
        quiet.feedback(1, "", id="resp-again", key=delivery)

    assert quiet.events(first).count("AnsweredAgain") == 1


def test_words_that_come_later_are_heard_on_the_ticket_that_it_joined(quiet):
    first = quiet.feedback(2)
    quiet.press("ana", "Claim", on=quiet.card(first))
    quiet.feedback(1, "", id="resp-again")
    before = quiet.ticket(first)

    quiet.feedback(1, "Still no call.", id="resp-again", key="later")

    assert "Still no call." in quiet.card(first).shown
    assert quiet.ticket(first).first_contact == before.first_contact
    assert quiet.ticket(first).feedback == before.feedback


def test_after_the_quiet_time_there_is_another_ticket(quiet):
    first = quiet.feedback(2)
    quiet.jump(days=31)

    assert quiet.feedback(1, "Again.") not in (0, first)


def test_what_comes_after_a_settled_ticket_is_noted_there(quiet):
    first = quiet.feedback(2)
    quiet.press("ana", "Claim", on=quiet.card(first))
    close(quiet, first)
    quiet.pass_(hours=2)

    assert quiet.feedback(3, "Better, thank you.") == 0
    assert quiet.timeline(first)[-1] == "Grace answered another survey: 3 out of 10.\nBetter, thank you."
    assert quiet.ticket(first).status == "resolved"


def test_somebody_else_gets_a_ticket_of_their_own(quiet):
    first = quiet.feedback(2)
    other = quiet.feedback(2, customer={**GRACE, "id": "B-2", "email": "tom@example.com", "name": "Tom Ward"})

    assert other not in (0, first)


def test_without_a_quiet_time_everybody_gets_tickets(world):
    first = world.feedback(2)

    assert world.feedback(1) not in (0, first)


def close(world, number):
    world.press("ana", "Close", on=world.card(number))
    world.submit("ana", cause="billing/double-charge", actions="Refunded.", outcome="solved")
