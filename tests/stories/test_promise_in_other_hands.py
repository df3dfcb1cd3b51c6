"""A promise is remembered by whoever has the ticket when it is due, whoever heard of it before."""

import pytest

NEWS = "news about the engineer"


def reminders(world, name):
    return [message for message in world.messages(f"@{name}") if "Keep the promise to Grace Okafor" in message.shown]


@pytest.fixture
def promised(world):
    """Ana promised something for three in the afternoon."""
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise=NEWS, promise_due=world.in_(hours=6))
    return ticket


@pytest.mark.everywhere
def test_whoever_claims_it_after_the_lead_was_reminded_hears_of_it_in_time(world, promised):
    world.press("ana", "Put back", on=world.card(promised))
    world.pass_(hours=4, minutes=30)
    assert len(reminders(world, "maria")) == 1

    world.press("ben", "Claim", on=world.card(promised))
    assert reminders(world, "ben") == []
    world.pass_(minutes=50)

    [told] = reminders(world, "ben")
    assert NEWS in told.shown
    world.pass_(hours=3)
    assert [len(reminders(world, name)) for name in ("ana", "ben", "maria")] == [0, 1, 1]


def test_whoever_takes_it_after_its_owner_was_reminded_hears_of_it(world, promised):
    world.pass_(hours=4, minutes=30)
    assert len(reminders(world, "ana")) == 1

    world.press("ana", "Put back", on=world.card(promised))
    world.press("ben", "Claim", on=world.card(promised))
    world.pass_(hours=1)

    assert [len(reminders(world, name)) for name in ("ana", "ben", "maria")] == [1, 1, 0]


def test_given_back_by_whoever_was_reminded_its_lead_hears_of_it(world, promised):
    world.pass_(hours=4, minutes=30)
    world.press("ana", "Put back", on=world.card(promised))

    world.pass_(minutes=50)

    assert [len(reminders(world, name)) for name in ("ana", "ben", "maria")] == [1, 0, 1]


def test_who_was_reminded_and_takes_it_again_hears_of_it_once(world, promised):
    world.pass_(hours=4, minutes=30)
    world.press("ana", "Put back", on=world.card(promised))
    world.press("ana", "Claim", on=world.card(promised))

    world.pass_(hours=1)

    assert len(reminders(world, "ana")) == 1


def test_a_lead_who_was_reminded_and_takes_it_hears_of_it_once(world, promised):
    world.press("ana", "Put back", on=world.card(promised))
    world.pass_(hours=4, minutes=30)

    world.press("maria", "Claim", on=world.card(promised))
    world.pass_(hours=1)

    assert len(reminders(world, "maria")) == 1


def test_it_is_said_who_promised_it_where_they_did_not(world, promised):
    world.press("ana", "Put back", on=world.card(promised))
    world.press("ben", "Claim", on=world.card(promised))
    world.pass_(hours=4, minutes=30)

    [told] = reminders(world, "ben")
    assert f" left. Ana promised Grace: {NEWS}." in told.shown


def test_the_morning_says_who_promised_it(world):
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise=NEWS, promise_due=world.in_(days=1, hours=3))
    world.press("ana", "Put back", on=world.card(ticket))

    world.pass_(days=1)

    [for_ben] = world.messages("@ben")
    assert f"Ana promised Grace: {NEWS}." in for_ben.shown
    [for_ana] = world.messages("@ana")
    assert f"You promised Grace: {NEWS}." in for_ana.shown
