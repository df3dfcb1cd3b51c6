"""A message that asks for nothing any more does not look as if it did: reminders, questions, offers, and lists."""

import pytest

from tests.stories.test_nights import going_by

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}
LEAD = {"after": "unclaimed 1h", "notify": "lead", "acknowledge": "8h"}
ACTIONS = {"I'll call", "Call", "Respond", "Claim", "Still mine", "I can't today", "Ana carries on"}


def alive(message):
    """What of it could be pressed to some end, besides looking."""
    return [each.label for each in message.pressables if not each.label.startswith("Show")]


def last(world, name, words):
    return [each for each in world.messages(f"@{name}") if words in each.shown][-1]


@pytest.fixture
def reminded(world):
    """Ana has it, reached nobody, and was reminded once."""
    world.pass_(hours=4)
    world.feedback(score=2, comment="Three visits and still no broadband.")
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=4)
    world.call("ana", 1, outcome="voicemail")
    world.pass_(hours=18)
    return world


@pytest.mark.everywhere
def test_a_reminder_has_nothing_to_press_once_the_customer_is_answered(reminded):
    nudge = last(reminded, "ana", " left")
    assert "I can't today" in alive(nudge)

    reminded.call("ana", 1)

    after = next(each for each in reminded.messages("@ana") if each.ts == nudge.ts)
    assert after.shown.startswith("Ana spoke with Grace.")
    assert alive(after) == []


def test_a_reminder_of_what_somebody_else_has_now_has_nothing_to_press(reminded):
    nudge = last(reminded, "ana", " left")

    reminded.press("ana", "Put back", on=reminded.card(1))

    after = next(each for each in reminded.messages("@ana") if each.ts == nudge.ts)
    assert alive(after) == []


def test_a_reminder_that_still_holds_stays_as_it_is_and_is_not_even_sent_again(reminded):
    before = last(reminded, "ana", " left")
    updates = len([call for call in reminded.slack.called("chat.update") if call.args["ts"] == before.ts])

    reminded.press("ben", "Note", on=reminded.card(1))
    reminded.submit("ben", note="She is on her mobile.")

    assert last(reminded, "ana", " left").shown == before.shown
    again = [call for call in reminded.slack.called("chat.update") if call.args["ts"] == before.ts]
    assert len(again) == updates


def test_a_question_that_was_answered_asks_no_more(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=23)

    asked = last(world, "ana", "Do you still have")

    world.press("ana", "Still mine", on=asked)

    after = next(each for each in world.messages("@ana") if each.ts == asked.ts)
    assert "Grace Okafor: You still have it." in after.shown
    assert "Still mine" not in alive(after)


@pytest.fixture
def listed(open_world):
    """Maria was called in for two customers at once."""
    world = open_world(program=going_by(LEAD))
    world.slack.faults.down()
    world.feedback(score=2)
    world.feedback(score=2, id="second", customer=TOM)
    world.pass_(minutes=65)
    world.slack.faults.clear()
    world.pass_(minutes=5)
    assert world.messages("@maria")[-1].shown.startswith("Two things to look at")
    return world


@pytest.mark.everywhere
def test_of_a_list_only_what_is_left_can_be_pressed(listed):
    listed.press("ana", "Claim", on=listed.card(2))

    message = listed.messages("@maria")[-1]
    assert message.shown.startswith("One thing to look at")
    assert "Tom Ward: Ana claimed this." in message.shown
    assert alive(message) == ["I'll call", "Hand to …"]

    listed.press("maria", "I'll call", on=message)
    message = next(each for each in listed.messages("@maria") if each.ts == message.ts)
    assert message.shown.startswith("Nothing is left to look at here")
    assert alive(message) == []


def test_a_restart_and_an_outage_forget_no_part_of_a_list(listed):
    listed.slack.faults.fail("chat.update", "service_unavailable")
    listed.press("ana", "Claim", on=listed.card(2))
    listed.stop_bot()
    listed.slack.faults.clear()
    listed.start_bot()
    listed.pass_(minutes=10)

    assert listed.messages("@maria")[-1].shown.startswith("One thing to look at")


def test_what_a_companion_left_alone_says_is_drawn_anew_by_its_own_name(open_world):
    world = open_world(program=going_by(LEAD))
    world.feedback(score=2)
    world.feedback(score=2, id="second", customer=TOM)
    world.pass_(minutes=58)
    world.slack.faults.fail("chat.postMessage", "service_unavailable")
    world.pass_(minutes=20)
    world.press("ana", "Claim", on=world.card(1))
    world.slack.faults.clear()
    world.pass_(minutes=10)
    [asked] = [each for each in world.messages("@maria") if "Please see to" in each.shown]
    assert "Tom Ward" in asked.shown

    world.press("ana", "Claim", on=world.card(2))
    world.pass_(minutes=5)

    [answered] = [each for each in world.messages("@maria") if "Tom Ward" in each.shown]
    assert alive(answered) == []
