"""What waits for somebody's hours is looked at when it leaves: of what was mended meanwhile nobody reads on Monday."""

import pytest

from tests.program_files import NEEDS_DANA, RUN_BY_FIELD_OPS, ProgramFile, noticed

BAD = ("team: care\n", "team: car\n")
WORSE = ("team: car\n", "team: cars\n")
FASTER = ("first_contact: {within: 24h, clock: customer}", "first_contact: {within: 12h, clock: customer}")
FASTER_STILL = ("first_contact: {within: 12h, clock: customer}", "first_contact: {within: 10h, clock: customer}")


@pytest.fixture
def file(tmp_path):
    return ProgramFile(tmp_path, RUN_BY_FIELD_OPS)


@pytest.fixture
def guarded(tmp_path):
    return ProgramFile(tmp_path, NEEDS_DANA)


def at_night(open_world, file):
    """Everybody is at home, and what is said to somebody waits for the morning."""
    world = open_world(file=file.path)
    world.jump(hours=14)
    return world


def write(world, file, text):
    file.path.write_text(text, "utf-8")
    noticed(world)


@pytest.mark.everywhere
def test_a_mistake_that_was_mended_at_night_is_not_told_in_the_morning(open_world, file):
    world = at_night(open_world, file)
    good = file.change(BAD)
    noticed(world)

    write(world, file, good)
    world.pass_(hours=14)

    assert [said for said in world.dms("priya") if "program file" in said] == []


def test_a_mistake_that_is_still_there_is_told_in_the_morning(open_world, file):
    world = at_night(open_world, file)
    file.edit(world, BAD)
    assert world.dms("priya") == []

    world.pass_(hours=14)

    assert [said.count('there is no team "car"') for said in world.dms("priya") if "program file" in said] == [1]


def test_of_two_mistakes_one_after_the_other_the_one_that_is_there_is_told(open_world, file):
    world = at_night(open_world, file)
    file.edit(world, BAD)
    file.edit(world, WORSE)

    world.pass_(hours=14)

    [said] = [said for said in world.dms("priya") if "program file" in said]
    assert 'there is no team "cars"' in said


def test_a_mistake_that_comes_back_the_same_night_is_told_all_the_same(open_world, file):
    world = at_night(open_world, file)
    good = file.change(BAD)
    noticed(world)
    write(world, file, good)
    file.edit(world, BAD)

    world.pass_(hours=14)

    assert len([said for said in world.dms("priya") if "program file" in said]) == 1


def test_a_mistake_that_was_mended_while_the_bot_was_down_is_not_told_either(open_world, file):
    world = at_night(open_world, file)
    good = file.change(BAD)
    noticed(world)
    world.stop_bot()
    file.path.write_text(good, "utf-8")
    world.start_bot()
    world.pass_(hours=14)

    assert [said for said in world.dms("priya") if "program file" in said] == []


@pytest.mark.everywhere
def test_a_change_that_was_taken_back_at_night_asks_nobody_in_the_morning(open_world, guarded):
    world = at_night(open_world, guarded)
    before = guarded.change(FASTER)
    noticed(world)

    write(world, guarded, before)
    world.pass_(hours=14)

    assert [said for said in world.dms("dana") if "change of the program" in said] == []
    assert [said for said in world.dms("priya") if "change of the program" in said] == []


def test_of_two_changes_the_one_that_waits_is_asked_about(open_world, guarded):
    world = at_night(open_world, guarded)
    guarded.edit(world, FASTER)
    guarded.edit(world, FASTER_STILL)

    world.pass_(hours=14)

    [asked] = [said for said in world.dms("dana") if "change of the program" in said]
    assert "10h instead of 24h" in asked
    assert len([said for said in world.dms("priya") if "change of the program" in said]) == 1
