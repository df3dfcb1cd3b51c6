"""After an outage nobody is passed over: whoever is told late has their time before somebody above them hears of it."""

import pytest

from tests.stories.test_nights import going_by, on, pass_until

DANA = "dana@contoso.example"
LEAD = {"after": "unclaimed 1h", "notify": "lead", "acknowledge": "2h"}
EXECUTIVE = {"after": "unclaimed 3h", "notify": DANA, "acknowledge": "1h"}
ON_DUTY = {**EXECUTIVE, "any_hour": True}


def called(world, name):
    return [told for told in world.dms(name) if "Please see to" in told or "Please decide on" in told]


def outage(world, hours=5):
    """Of the chat: longer than the lead has to answer. What is due in it is decided all the same."""
    world.feedback(score=2)
    world.slack.faults.down()
    world.pass_(hours=hours)
    assert "CalledIn" in world.events(1)
    world.slack.faults.clear()
    world.pass_(minutes=6)


@pytest.mark.everywhere
def test_the_executive_is_called_after_the_lead_who_was_told_late_has_had_their_time(open_world):
    world = open_world(program=going_by(LEAD, EXECUTIVE))

    outage(world)
    assert len(called(world, "maria")) == 1
    assert called(world, "dana") == []

    world.pass_(hours=1, minutes=50)
    assert called(world, "dana") == []
    world.pass_(minutes=40)
    assert len(called(world, "dana")) == 1


def test_an_answer_of_whoever_was_told_late_spares_the_executive(open_world):
    world = open_world(program=going_by(LEAD, EXECUTIVE))

    outage(world)
    world.press("maria", "I'll call", on=world.messages("@maria")[-1])
    world.pass_(hours=2, minutes=10)

    assert called(world, "dana") == []


def test_whoever_is_on_duty_is_called_all_the_same(open_world):
    world = open_world(program=going_by(LEAD, ON_DUTY))

    outage(world)

    assert (len(called(world, "maria")), len(called(world, "dana"))) == (1, 1)


def test_nobody_is_given_up_on_who_has_not_heard_of_it(open_world):
    world = open_world(program=going_by(LEAD))

    outage(world, hours=6)

    assert "NobodyAnswered" not in world.events(1)
    pass_until(world, on(1, 17))
    assert "NobodyAnswered" in world.events(1)


def test_a_mail_does_not_wait_for_a_chat_that_is_down(open_world):
    world = open_world(program=going_by(LEAD, EXECUTIVE))
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.press("ana", "Put back", on=world.card(1))
    world.slack.faults.down()
    world.pass_(hours=2)
    world.slack.faults.clear()
    world.write("ana", 1, message="The engineer comes on Thursday.")
    world.slack.faults.down()
    world.submit("ana")
    world.pass_(minutes=2)

    assert len(world.mailbox.mails) == 1
