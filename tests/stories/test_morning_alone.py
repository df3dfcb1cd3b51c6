"""A morning that stands alone follows the ticket it begins with, as a card does, while its day is on."""

import pytest

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def morning_of(world, name="ana"):
    """What came as their morning, and nothing with it."""
    [message] = [each for each in world.messages(f"@{name}") if each.shown.startswith("Good morning")]
    assert "Also:" not in message.shown
    return message


def as_it_stands(world, message):
    return world.slack.current(message)


@pytest.fixture
def tuesday(world):
    """Nobody has Grace, nor Tom: Ana's morning begins with one of them. Tuesday, 08:00."""
    world.feedback(score=2)
    world.feedback(score=2, customer=TOM)
    world.pass_(hours=22, minutes=46)
    return morning_of(world)


@pytest.mark.everywhere
def test_its_own_button_was_pressed_and_it_shows_what_is_next(world, tuesday):
    assert tuesday.shown.startswith("Good morning, Ana. Nobody has Grace Okafor yet: answer them by 09:14 GMT.")

    world.press("ana", "Claim", on=tuesday)

    now = as_it_stands(world, tuesday)
    assert now.shown.startswith("Good morning, Ana. Start with Grace Okafor: answer them by 09:14 GMT.")
    assert [each.label for each in now.pressables] == ["Respond", "Call", "I can't today", "Show ticket"]


def test_somebody_else_was_quicker(world, tuesday):
    world.press("ben", "Claim", on=world.card(1))

    now = as_it_stands(world, tuesday)
    assert now.shown.startswith("Good morning, Ana. Nobody has Tom Ward yet: answer them by 09:14 GMT.")


@pytest.mark.everywhere
def test_from_then_on_it_follows_the_next_one(world, tuesday):
    world.press("ben", "Claim", on=world.card(1))

    world.press("ana", "Claim", on=as_it_stands(world, tuesday))
    assert "Start with Tom Ward" in as_it_stands(world, tuesday).shown
    world.respond("ana", 2, message="Your second charge is refunded.")
    world.close("ana", 2)

    now = as_it_stands(world, tuesday)
    assert now.shown == "Good morning, Ana. You're clear for today."
    assert list(now.pressables) == []


def test_what_another_ticket_does_leaves_it_as_it_was(world, tuesday):
    drawn = as_it_stands(world, tuesday)

    world.press("ben", "Claim", on=world.card(2))

    assert as_it_stands(world, tuesday).edited == drawn.edited


def test_whoever_goes_away_is_asked_for_nothing_there(world, tuesday):
    world.press("ana", "Claim", on=tuesday)

    world.loop("ana", "away today")

    now = as_it_stands(world, tuesday)
    assert now.shown == "Good morning, Ana. You're away until Wed 4 Mar: I won't remind you of anything before."
    assert list(now.pressables) == []


def test_what_they_cannot_get_to_today_is_not_what_they_start_with(world, tuesday):
    world.press("ana", "Claim", on=tuesday)
    world.press("ana", "I can't today", on=as_it_stands(world, tuesday))
    world.submit("ana", note="The router is with Sam.")

    assert as_it_stands(world, tuesday).shown.startswith("Good morning, Ana. Nobody has Tom Ward yet")
    world.press("ben", "Claim", on=world.card(2))
    assert as_it_stands(world, tuesday).shown == "Good morning, Ana. You're clear for today."


def test_on_another_day_it_stays_as_it_was(world, tuesday):
    world.press("ana", "Claim", on=tuesday)
    world.call("ana", 1)
    on_tuesday = as_it_stands(world, tuesday).shown
    world.pass_(days=1)

    world.close("ana", 1)

    assert as_it_stands(world, tuesday).shown == on_tuesday
