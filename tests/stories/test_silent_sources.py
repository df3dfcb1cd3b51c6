"""A source that falls silent for longer than the program expects is reported once, and so is that it speaks again."""

from datetime import timedelta

import pytest

from bot.feedback import Feedback
from bot.intake import RecordHistory
from tests.world import program, program_with


def watching(**expected):
    """A program that expects each of these sources so often, and no other."""
    sources = {
        name: source.model_copy(update={"expect_every": expected.get(name.replace("-", "_"))})
        for name, source in program().sources.items()
    }
    return program_with(sources=sources)


@pytest.fixture
def daily(open_world):
    return open_world(program=watching(relationship_nps=timedelta(days=1)))


def heard(world, who="@priya"):
    """What the program's owner was told of sources."""
    said = [message.shown for message in world.messages(who)]
    return [told for told in said if "silent" in told or "ever came from it" in told]


@pytest.mark.everywhere
def test_a_silence_is_said_once_with_the_last_answer_and_so_is_its_end(daily):
    world = daily
    world.feedback(score=9, comment="Sam was great!")

    world.pass_(hours=23)
    assert heard(world) == []

    world.pass_(days=3)
    [told] = heard(world)
    assert told.startswith("Ask why relationship-nps is silent: nothing has come from it since Mon 2 Mar, 09:14 GMT.")
    assert "Its last answer: 9 of 10 after first payment" in told
    assert "Sam was great!" in told
    assert "The program expects a pause of 24 h at most." in told

    world.feedback(score=8)
    world.pass_(hours=3)
    assert heard(world)[1:] == ["relationship-nps speaks again; it had been silent since Mon 2 Mar, 09:14 GMT."]

    world.pass_(hours=12)
    assert len(heard(world)) == 2


def test_the_next_silence_is_another_one(daily):
    world = daily
    for _ in range(2):
        world.feedback(score=9)
        world.pass_(days=3)

    assert len([told for told in heard(world) if told.startswith("Ask why")]) == 2


def test_it_is_said_in_the_owners_own_hours(daily):
    world = daily
    world.pass_(hours=9)
    world.feedback(score=9)  # on Monday evening

    world.pass_(hours=24)
    assert heard(world) == []
    world.pass_(hours=16)
    assert len(heard(world)) == 1


def test_what_never_sent_anything_counts_from_when_the_program_took_effect(open_world):
    world = open_world(program=watching(typeform_nps=timedelta(days=2)))

    world.pass_(days=1, hours=20)
    assert heard(world) == []

    world.pass_(days=1)
    [told] = heard(world)
    assert told.startswith("Check that typeform-nps is connected: nothing ever came from it, and the program")
    assert "since Mon 2 Mar, 09:14 GMT." in told


def test_past_answers_that_were_imported_are_no_sign_of_life(daily):
    world = daily
    world.run(imported(world, score=3, comment="Long ago"))

    world.pass_(days=2)

    assert "nothing ever came from it" in heard(world)[0]
    assert "Long ago" not in heard(world)[0]


async def imported(world, **said):
    answer = Feedback(source="relationship-nps", external_id="old", submitted_at=world.clock(), **said)
    await world.bot.writer.do(RecordHistory(answer))


def test_several_that_fall_silent_together_are_one_message(open_world):
    day = timedelta(days=1)
    world = open_world(program=watching(relationship_nps=day, typeform_nps=day, delighted_nps=day))

    world.pass_(days=2)

    [told] = heard(world)
    assert told.startswith("Three sources are silent. Ask why: relationship-nps, typeform-nps and delighted-nps.")


def test_while_one_is_silent_another_is_a_message_of_its_own(open_world):
    expected = {"relationship_nps": timedelta(days=1), "typeform_nps": timedelta(days=3)}
    world = open_world(program=watching(**expected))

    world.pass_(days=4)

    first, second = heard(world)
    assert "relationship-nps" in first
    assert "typeform-nps" not in first
    assert "relationship-nps" not in second
    assert "typeform-nps" in second


def test_a_source_that_nobody_expects_anything_of_may_be_silent(open_world):
    world = open_world(program=watching())

    world.pass_(days=20)

    assert heard(world) == []


def test_of_a_source_that_is_no_longer_watched_nothing_more_is_said(daily):
    world = daily
    world.pass_(days=2)
    assert len(heard(world)) == 1

    world.change_program(watching(typeform_nps=timedelta(days=60)))
    world.feedback(score=9)
    world.pass_(days=2)

    assert len(heard(world)) == 1


def test_an_outage_of_days_is_said_once(daily):
    world = daily
    world.jump(days=4)
    world.pass_(hours=8)

    assert len(heard(world)) == 1
