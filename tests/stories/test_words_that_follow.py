"""A customer's words that come after their score, or after we reached them: somebody hears them."""

import pytest

from tests.world import GRACE, World, program, program_with

SAID = "Still broken, in fact."


@pytest.fixture
def answered(world: World) -> int:
    """A ticket of Ana's, whose customer she reached."""
    return _answered(world)


@pytest.mark.everywhere
def test_a_comment_that_follows_its_score_is_heard_like_one_that_came_with_it(world, answered):
    world.feedback(score=9, comment="", id="resp-later")
    world.pass_(minutes=2)

    assert world.feedback(score=9, comment=SAID, id="resp-later") == 0

    assert world.timeline(answered)[-1] == f"Grace wrote again.\n{SAID}"
    assert world.ticket(answered).wrote_at == world.clock()


def test_it_is_heard_although_they_were_reached_between_the_score_and_the_words(world):
    ticket = world.feedback(score=2)
    world.pass_(minutes=1)
    world.feedback(score=9, comment="", id="resp-later")
    world.pass_(minutes=1)
    world.call("ana", ticket)
    world.pass_(minutes=1)

    world.feedback(score=9, comment=SAID, id="resp-later")

    assert world.timeline(ticket)[-1] == f"Grace wrote again.\n{SAID}"


def test_words_written_before_they_were_reached_are_not_news_afterwards(world, answered):
    before = (world.ticket(answered).submitted_at).isoformat()

    world.feedback(score=9, comment=SAID, id="resp-later", submitted_at=before)

    assert "CustomerWrote" not in world.events(answered)


def test_where_the_answer_has_a_ticket_of_its_own_both_hear_the_words(world, answered):
    other = world.feedback(score=3, comment="", id="resp-later")
    world.press("ben", "Claim", on=world.card(other))
    world.pass_(minutes=2)

    world.feedback(score=3, comment=SAID, id="resp-later")

    assert world.events(answered).count("CustomerWrote") == 1
    assert world.events(other).count("CustomerWrote") == 1


def test_a_correction_without_new_words_is_heard_by_nobody(world, answered):
    world.feedback(score=9, comment="", id="resp-later")

    world.feedback(score=8, comment="", id="resp-later")

    assert "CustomerWrote" not in world.events(answered)


@pytest.mark.everywhere
def test_an_answer_that_joins_after_they_were_reached_is_heard_though_it_was_written_before(open_world):
    workflows = tuple(
        type(each).model_validate({**each.model_dump(exclude_unset=True), "quiet_for": "30d"})
        for each in program().workflows
    )
    world = open_world(program=program_with(workflows=workflows))
    ticket = world.feedback(score=2)
    world.pass_(hours=1)
    written = world.clock()
    world.pass_(minutes=5)
    world.call("ana", ticket)
    world.pass_(hours=1)

    assert world.feedback(score=1, comment=SAID, submitted_at=written.isoformat(), customer=GRACE) == 0

    assert SAID in world.card(ticket).shown
    assert world.ticket(ticket).wrote_at == written
    assert world.events(ticket).count("CustomerWrote") == 1


def _answered(world: World) -> int:
    ticket = world.feedback(score=2)
    world.pass_(minutes=1)
    world.call("ana", ticket)
    world.pass_(hours=1)
    return ticket
