"""A direct message that asked for something says what became of it, and has nothing to press in vain."""

import pytest


def asked(world, name, words="Please"):
    """The one message that asked, as it stands now."""
    return next(m for m in world.messages(f"@{name}") if words in m.shown and "Good to meet you" not in m.shown)


def labels(message):
    return [each.label for each in message.pressables]


@pytest.fixture
def late(world):
    """Ana has it, and nobody has answered Grace in time: Maria was called in, then Dana."""
    world.feedback(score=2, comment="Three visits and still no broadband.")
    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1, "voicemail")
    world.pass_(hours=24)
    world.press("ana", "Still mine", on=world.messages("@ana")[-1])
    world.pass_(hours=5)
    return world


@pytest.mark.everywhere
def test_once_the_customer_is_answered_nobody_is_asked_any_more(late):
    before = len(late.messages("@maria")), len(late.messages("@dana"))
    late.call("ana", 1)

    for name in ("maria", "dana"):
        message = asked(late, name)
        assert message.shown.startswith("Ana spoke with Grace.")
        assert "Answered Tue 3 Mar, 14:14 GMT" in message.shown
        assert "You were asked: Please" in message.shown
        assert "Three visits and still no broadband." in message.shown
        assert labels(message) == ["Show ticket"]
    assert (len(late.messages("@maria")), len(late.messages("@dana"))) == before, "nothing new was said"


def test_whoever_took_it_on_is_named_to_the_others(late):
    late.press("dana", "I'll call", on=asked(late, "dana"))

    assert asked(late, "maria").shown.startswith("Dana will see to this; to be settled by")
    assert labels(asked(late, "maria")) == ["Show ticket"]


def test_the_words_are_those_of_then(late):
    before = asked(late, "dana").shown.splitlines()
    late.pass_(minutes=30)
    late.call("ana", 1)

    assert set(before[1:]) <= set(asked(late, "dana").shown.splitlines())


def test_a_message_that_still_asks_stays_as_it_is(late):
    before = asked(late, "dana").shown
    late.press("ben", "Note", on=late.card(1))
    late.submit("ben", note="She is on her mobile.")

    assert asked(late, "dana").shown == before
    assert "I'll call" in labels(asked(late, "dana"))


def test_what_comes_back_is_asked_in_a_message_of_its_own(late):
    late.press("dana", "Ana carries on", on=asked(late, "dana"))
    late.submit("dana", note="Ring her once more.", due=late.in_(hours=1))
    late.pass_(hours=2)

    assert asked(late, "dana").shown.startswith("Dana says: Ana carries on")
    assert "Ana carries on" in labels(late.messages("@dana")[-1])


@pytest.mark.everywhere
def test_help_that_was_given_is_asked_for_no_more(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.press("ana", "Ask for help", on=world.card(1))
    world.submit("ana", reason="other", note="May I refund both?")
    message = asked(world, "maria", "asks for your help")
    assert "Advise Ana" in labels(message)

    world.press("maria", "Advise Ana", on=message)
    world.submit("maria", note="Yes, both.")

    message = asked(world, "maria", "asks for your help")
    assert message.shown.startswith("Maria advised Ana.")
    assert "May I refund both?" in message.shown
    assert labels(message) == ["Show ticket"]


def test_one_that_was_deleted_is_not_posted_anew(late):
    late.slack.faults.fail("chat.update", "message_not_found")
    before = len(late.messages("@maria"))

    late.call("ana", 1)
    late.slack.faults.clear()
    late.pass_(minutes=10)

    assert len(late.messages("@maria")) == before


def test_a_restart_forgets_none_of_them(late):
    late.slack.faults.fail("chat.update", "service_unavailable")
    late.call("ana", 1)
    late.stop_bot()
    late.slack.faults.clear()
    late.start_bot()
    late.pass_(minutes=10)

    assert asked(late, "maria").shown.startswith("Ana spoke with Grace.")
