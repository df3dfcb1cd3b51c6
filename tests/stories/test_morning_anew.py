"""A morning that is one message with something else is drawn anew with it: as the day stands, while it is on."""

import pytest

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


@pytest.fixture
def tuesday(world):
    """Ana has done nothing since Monday: her morning asks about both. Tuesday, 08:05."""
    for customer in ({}, {"customer": TOM}):
        number = world.feedback(score=2, **customer)
        world.press("ana", "Claim", on=world.card(number))
    world.pass_(hours=22, minutes=51)
    return world.messages("@ana")[-1]


def as_it_stands(world, message):
    return world.slack.current(message).shown


@pytest.mark.everywhere
def test_in_the_morning_it_goes_on_greeting(world, tuesday):
    assert "Start with Grace Okafor: answer them by 09:14 GMT." in tuesday.shown
    assert "Do you still have Tom Ward?" in tuesday.shown

    world.call("ana", 1)

    shown = as_it_stands(world, tuesday)
    assert shown.startswith("Good morning, Ana. Start with Tom Ward: answer them by 09:14 GMT.")


def test_in_the_afternoon_it_says_what_is_so_by_then(world, tuesday):
    """Tom's answer is late by now: it no longer says by when it is due this morning."""
    world.run(world.person("ana").press("Still mine", on=tuesday, value="2"))
    world.pass_(hours=7)

    world.press("ben", "Claim", on=world.card(1))

    shown = as_it_stands(world, tuesday)
    assert shown.startswith("Good morning, Ana. Start with Tom Ward: answer them now; it was due 09:14 GMT.")


def test_on_another_day_it_stays_as_it_was(world, tuesday):
    world.pass_(days=1)
    before = as_it_stands(world, tuesday)

    world.press("ben", "Claim", on=world.card(1))
    world.press("ben", "Claim", on=world.card(2))

    assert as_it_stands(world, tuesday) == before
