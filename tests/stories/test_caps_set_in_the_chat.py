"""What changes daily changes in the chat: how many tickets a day of a workflow are posted as cards."""

import asyncio

import pytest

from blocks.maps import markdown, page
from bot.maps import program_map
from tests.program_files import ProgramFile, noticed
from tests.stories.test_caps import customers
from tests.world import program

DETRACTOR = "  - name: detractor\n"


@pytest.fixture
def file(tmp_path) -> ProgramFile:
    return ProgramFile(tmp_path)


def overflows(world, count):
    return [world.ticket(number).overflow for number in customers(world, count)]


def in_the_file(a_day):
    return (DETRACTOR, f"{DETRACTOR}    cap: {a_day}\n")


@pytest.mark.everywhere
def test_a_lead_sets_a_cap_and_the_owner_hears_of_it(world):
    assert world.loop("maria", "cap detractor 2").startswith("Detractor posts two cards a day.")

    assert overflows(world, 3) == [False, False, True]
    assert "Detractor posts two cards a day: Maria set that." in world.dms("priya")[-1]


def test_the_files_word_counts_again_when_somebody_says_so(world):
    world.loop("maria", "cap detractor 1 a day")

    said = world.loop("priya", "cap detractor file")

    assert said.startswith("Detractor posts all its tickets as cards, as its file says.")
    assert "Priya went back to that" in world.dms("maria")[-1]
    assert overflows(world, 2) == [False, False]


def test_a_cap_of_the_file_is_lifted_and_stands_again_after_a_restart(open_world, file):
    file.change(in_the_file(1))
    world = open_world(file=file.path)
    world.loop("maria", "cap detractor none")
    assert overflows(world, 2) == [False, False]

    world.stop_bot()
    world.start_bot()

    shown = world.loop("maria", "cap")
    assert "all; by Maria since" in shown
    assert "the file says 1" in shown


def test_what_is_set_already_tells_nobody(world):
    world.loop("maria", "cap detractor 20")
    heard = len(world.dms("priya"))

    assert world.loop("maria", "cap detractor 20") == "Detractor posts 20 cards a day already."
    assert len(world.dms("priya")) == heard


def test_whoever_asks_sees_what_is_set_and_how_to_set_it(world):
    assert world.loop("maria", "cap").startswith("No workflow has a cap: every ticket is a card.")

    world.loop("maria", "cap detractor 20")

    for words in ("cap", "cap detractor"):
        assert "20; by Maria since Mon 2 Mar; the file says none" in world.loop("ana", words)
    assert "/loop cap" not in world.told("ana")[-1]


@pytest.mark.parametrize("somebody", ["ana", "dana", "tom"])
def test_nobody_else_may_set_one(world, somebody):
    assert "Ask the team's lead" in world.loop(somebody, "cap detractor 2")

    assert overflows(world, 3) == [False, False, False]


@pytest.mark.parametrize("words", ["0", "-3", "twenty", "1.5", "100001", "²"])
def test_what_is_no_number_a_day_is_asked_back(world, words):
    said = world.loop("priya", f"cap detractor {words}")

    assert said.startswith(f"Write how many a day, 1 or more, or “none” for all of them: I can't take “{words}”.")
    assert "“/loop pause detractor” stops it for a while." in said


def test_a_workflow_that_is_none_is_asked_back(world):
    assert "there is no workflow “refunds”" in world.loop("priya", "cap refunds 20")
    assert "there is no workflow “refunds”" in world.loop("priya", "cap refunds")


def test_of_two_at_once_the_later_counts_and_each_hears_of_the_other(world):
    async def both():
        await asyncio.gather(
            world.person("maria").command("/loop", "cap detractor 20", channel="#care"),
            world.person("priya").command("/loop", "cap detractor 30", channel="#care"),
        )

    world.run(both())
    world.settle()

    capped = [each.about for each in world.bot.records.editions.all() if each.what.value == "capped"]
    assert capped == ["detractor", "detractor"]
    assert world.bot.records.program.current.workflow("detractor").cap in (20, 30)
    assert any("Priya set that" in said for said in world.dms("maria"))
    assert any("Maria set that" in said for said in world.dms("priya"))


def test_a_file_that_says_nothing_new_leaves_the_cap_as_it_is(open_world, file):
    world = open_world(file=file.path)
    world.loop("maria", "cap detractor 1")

    file.edit(world, ("close_after: 7d", "close_after: 9d"))

    assert world.bot.records.program.current.program.close_after.days == 9
    assert overflows(world, 2) == [False, True]


def test_a_file_that_says_something_else_counts_and_both_hear_of_it(open_world, file):
    world = open_world(file=file.path)
    world.loop("maria", "cap detractor 1")

    file.edit(world, in_the_file(2))
    noticed(world)

    assert overflows(world, 3) == [False, False, True]
    for name in ("priya", "maria"):
        [said] = [each for each in world.dms(name) if "says something else than the chat did" in each]
        assert "2 in the file; 1 in the chat, by Maria" in said
    assert world.bot.records.editions.latest().adjustments.caps == {}


def test_a_file_that_says_what_the_chat_had_said_tells_nobody(open_world, file):
    world = open_world(file=file.path)
    world.loop("maria", "cap detractor 1")

    file.edit(world, in_the_file(1))
    noticed(world)

    assert not any("something else" in said for said in world.dms("priya"))
    assert overflows(world, 2) == [False, True]
    assert "the file says" not in world.loop("maria", "cap")


def test_a_workflow_that_left_the_file_takes_its_cap_with_it(open_world, file):
    world = open_world(file=file.path)
    world.loop("maria", "cap detractor 1")

    file.edit(world, (DETRACTOR, "  - name: unhappy\n"))
    noticed(world)

    assert "gone from the file; 1 in the chat, by Maria" in world.dms("priya")[-1]


def test_the_map_says_who_set_it(world):
    world.loop("maria", "cap detractor 20")

    drawn = markdown(page(program_map(world.bot.records.program.current), world.clock().date()))

    assert "20 a day are posted (set in the chat by Maria Chen)" in drawn
    assert program().workflow("detractor").cap is None


def test_the_example_is_no_careful_case_either(world):
    said = world.loop("priya", "cap")

    assert "/loop cap no-score 20" in said
    assert "/loop cap vulnerable" not in said
