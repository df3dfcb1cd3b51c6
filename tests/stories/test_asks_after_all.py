"""Who asked to be left in peace, and asks for a call with a newer answer, is called about that."""

from datetime import timedelta

import pytest

FAULT = {"id": "fault", "touchpoint": "first-payment", "comment": "My line is dead. Please call me.", "score": 1}
PLEASE = {"wanted": True, "preferred": "phone"}


@pytest.fixture
def in_peace(world):
    """Grace unsubscribed; her first ticket says so."""
    ticket = world.feedback(score=2)
    world.feedback(score=None, comment="STOP")
    world.pass_(hours=1)
    assert "Leave Grace Okafor in peace" in world.card(ticket).shown
    return ticket


@pytest.mark.everywhere
def test_about_what_they_ask_for_they_are_reached_and_about_nothing_else(world, in_peace):
    fault = world.feedback(**FAULT, contact=PLEASE)

    assert world.card(fault).shown.startswith("Call Grace Okafor by")
    assert "Grace asks for us about this; of everything else they still want no word." in world.timeline(fault)
    world.respond("ana", fault, message="The engineer comes today.")
    assert len(world.mailbox.mails) == 1
    assert "Leave Grace Okafor in peace" in world.card(in_peace).shown
    assert not {"Respond", "Call"} & set(world.card(in_peace).buttons)


def test_an_answer_that_asks_for_nothing_changes_nothing(world, in_peace):
    other = world.feedback(**FAULT)

    assert "Leave Grace Okafor in peace" in world.card(other).shown
    assert "ContactWanted" not in world.events(other)


def test_an_answer_completed_with_the_wish_counts_from_then_on(world, in_peace):
    fault = world.feedback(**FAULT)

    world.pass_(minutes=5)
    later = {"submitted_at": world.clock().isoformat(), "updated_at": world.clock().isoformat()}
    world.feedback(**{**FAULT, **later}, contact=PLEASE)
    world.feedback(**{**FAULT, **later}, contact=PLEASE)

    assert world.card(fault).shown.startswith("Call Grace Okafor by")
    assert world.events(fault).count("ContactWanted") == 1


def test_who_says_stop_again_is_left_in_peace_again(world, in_peace):
    fault = world.feedback(**FAULT, contact=PLEASE)
    world.pass_(minutes=5)
    world.respond("ana", fault, message="The engineer comes today.", wait=False)

    world.feedback(score=None, comment="STOP")
    world.pass_(minutes=5)

    assert "Leave Grace Okafor in peace" in world.card(fault).shown
    assert "Grace asked us not to get in touch any more." in world.timeline(fault)
    assert world.mailbox.mails == []


def test_what_they_asked_for_before_they_said_stop_asks_for_nothing_any_more(world):
    asked = world.clock().isoformat()
    world.pass_(hours=1)
    world.feedback(score=None, comment="STOP")

    fault = world.feedback(**FAULT, contact=PLEASE, submitted_at=asked)

    assert "Leave Grace Okafor in peace" in world.card(fault).shown


def test_a_ticket_joined_with_the_one_that_asks_may_be_answered(world, in_peace):
    fault = world.feedback(**FAULT, contact=PLEASE)

    world.press("ana", "Same as …", on=world.card(fault))
    world.submit("ana", ticket=str(in_peace))

    world.respond("ana", in_peace, message="The engineer comes today.")
    assert len(world.mailbox.mails) == 1


def test_who_suggests_what_to_take_next_counts_them_among_those_to_answer(world, in_peace):
    world.feedback(**FAULT, contact=PLEASE)

    assert "Grace Okafor" in world.loop("ana", "next")
    assert "call" in world.loop("ana", "next").lower()


def test_who_had_said_stop_long_before_they_asked_gets_the_answer_that_is_on_its_way(world):
    earlier = (world.clock() - timedelta(days=300)).isoformat()
    other = world.feedback(score=2)
    fault = world.feedback(**FAULT, contact=PLEASE)
    world.pass_(minutes=5)
    world.respond("ana", fault, message="The engineer comes today.", wait=False)

    world.feedback(score=None, comment="STOP", submitted_at=earlier)
    world.pass_(minutes=5)

    assert len(world.mailbox.mails) == 1
    assert "OptedOut" not in world.events(fault)
    assert "Leave Grace Okafor in peace" in world.card(other).shown
