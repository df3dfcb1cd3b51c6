"""Whoever has just answered can still take it back for a minute: meanwhile nobody is called because of the silence."""

from tests.stories.test_escalation import IMPATIENT, going_by


def written_just_before_its_lead_would_be_told(world):
    """Due on Tuesday at 9:14; Maria would be told at 9:20, with what else is to be said then."""
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1, outcome="voicemail")
    world.pass_(hours=24)
    world.pass_(minutes=5, seconds=30)
    assert world.dms("maria") == []
    world.respond("ana", 1, message="Hello Grace.", wait=False)


def test_nobody_is_called_while_the_answer_can_be_taken_back(open_world):
    world = open_world(program=going_by(*IMPATIENT))
    written_just_before_its_lead_would_be_told(world)

    world.pass_(hours=8)

    assert len(world.mailbox.mails) == 1
    assert world.dms("maria") == world.dms("dana") == []


def test_an_answer_taken_back_leaves_the_customer_waiting_and_the_lead_is_told(open_world):
    world = open_world(program=going_by(*IMPATIENT))
    written_just_before_its_lead_would_be_told(world)
    world.press("ana", "Undo", on=world.card(1))

    world.pass_(minutes=10)

    assert world.mailbox.mails == []
    assert world.dms("maria")[-1].startswith("Please see to Grace Okafor")


def test_an_answer_that_cannot_leave_holds_nobody_up(open_world):
    world = open_world(program=going_by(*IMPATIENT))
    world.mailbox.down()
    written_just_before_its_lead_would_be_told(world)

    world.pass_(minutes=15)

    assert world.dms("maria")[-1].startswith("Please see to Grace Okafor")
    world.mailbox.up()


def test_whoever_has_answered_is_not_reminded_to_in_the_same_minute(world):
    """Nine tenths of the time have passed on Tuesday at 10:50, and Ana would hear of it at 11."""
    world.pass_(hours=4)
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=4)
    world.call("ana", 1, outcome="voicemail")
    world.pass_(hours=17, minutes=45, seconds=45)
    world.respond("ana", 1, message="Hello Grace.", wait=False)

    before = len(world.dms("ana"))
    world.pass_(seconds=50)
    assert len(world.dms("ana")) == before
    world.pass_(minutes=30)

    assert len(world.mailbox.mails) == 1
    assert len(world.dms("ana")) == before
