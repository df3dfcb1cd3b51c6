"""A customer wrote in the night: the morning says what, and how long they have waited for an answer to it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.stories.writing_again import hear, written

LONDON = ZoneInfo("Europe/London")
WORDS = "Thursday suits me. But who takes the second charge off?"


def eight_on_tuesday(world):
    world.pass_(hours=(datetime(2026, 3, 3, 8, 1, tzinfo=LONDON) - world.clock()).total_seconds() / 3600)


def morning(world, name="ana"):
    [told] = [message for message in world.messages(f"@{name}") if message.shown.startswith("Good morning")]
    return told


@pytest.mark.everywhere
def test_the_day_begins_with_what_they_wrote_and_how_long_ago(world):
    ticket = written(world)
    world.pass_(hours=12)
    hear(world, ticket, WORDS)

    eight_on_tuesday(world)

    said = morning(world)
    assert said.shown.startswith("Good morning, Ana. Start with Grace Okafor: answer them by ")
    assert "Grace wrote again Mon 2 Mar, 21:15 GMT, and has waited eleven hours for an answer." in said.shown
    assert WORDS in said.shown
    assert WORDS not in said.text
    assert [each.label for each in said.pressables] == ["Respond", "Call", "I can't today", "Show ticket"]
    assert [told for told in world.messages("@ana") if "wrote again" in told.shown] == [said]


def test_whoever_never_heard_from_us_has_waited_since_the_beginning(world):
    ticket = world.feedback(score=2, id="resp-7")
    world.press("ana", "Claim", on=world.card(ticket))
    world.pass_(hours=12)
    hear(world, ticket, WORDS)

    eight_on_tuesday(world)

    assert "Mon 2 Mar, 21:14 GMT, and has waited 23 hours for an answer." in morning(world).shown


def test_what_is_opened_again_is_not_said_to_have_waited_until_it_was_answered(world):
    ticket = written(world)
    world.close("ana", ticket)
    world.press("ana", "Reopen", on=world.card(ticket))
    world.pass_(hours=12)

    eight_on_tuesday(world)

    assert "Grace has heard from us, but it was opened again." in morning(world).shown


def test_whoever_is_not_the_first_of_the_day_stands_in_it_once_with_their_words(world):
    first = world.feedback(score=1, customer={"id": "B-4", "name": "Tom Ward", "email": "tom@example.com"})
    world.press("ana", "Claim", on=world.card(first))
    ticket = written(world)
    world.pass_(hours=12)
    hear(world, ticket, WORDS)

    eight_on_tuesday(world)

    said = morning(world).shown
    assert said.startswith("Good morning, Ana. Start with Tom Ward")
    assert "One more today, then you're clear." in said
    assert said.count("Grace Okafor") == 1
    assert said.count(WORDS) == 1


def test_home_shows_the_newest_words(world):
    ticket = written(world)
    hear(world, ticket, WORDS)

    world.run(world.person("ana").open_home())
    world.settle()
    shown = world.person("ana").home.shown

    assert WORDS in shown
    assert "Grace wrote again" in shown
    assert "Charged twice, again." not in shown
