"""`/loop program`: which revision is in force, what waits, and what the chat has changed."""

from tests.program_files import NEEDS_DANA, RUN_BY_FIELD_OPS, ProgramFile, noticed


def test_it_says_what_the_chat_has_changed_and_by_whom(world):
    assert "Nothing is changed in the chat: it holds as the file says." in world.loop("priya", "program")

    world.loop("priya", "pause no-score until Thursday")
    world.loop("maria", "cap detractor 20")
    world.loop("maria", "people remove Ben")

    shown = world.loop("ana", "program")
    assert "Three things changed in the chat:" in shown
    assert "Cap of detractor  20 a day; by Maria since Mon 2 Mar; the file says nothing of it" in shown
    assert "Workflow no-score  paused until Thu 5 Mar; by Priya since Mon 2 Mar" in shown
    assert "Ben Okoro  in no team; by Maria since Mon 2 Mar; the file says Customer Care" in shown


def test_a_pause_that_is_over_is_none(world):
    world.loop("priya", "pause detractor until tomorrow")
    world.clock.pass_(hours=24)

    assert "Nothing is changed in the chat" in world.loop("priya", "program")


def test_it_says_what_waits_and_for_whom(open_world, tmp_path):
    file = ProgramFile(tmp_path, NEEDS_DANA)
    world = open_world(file=file.path)
    file.edit(world, ("close_after: 7d", "close_after: 9d"))
    noticed(world)

    assert "waits for a word from Dana." in world.loop("priya", "program")


def test_nobody_from_outside_is_told(world):
    world.slack.add_user("U0EVE", "eve", "Eve", "eve@elsewhere.example")

    assert "in force" not in world.loop("eve", "program")


def test_while_the_file_has_a_mistake_it_says_so(open_world, tmp_path):
    file = ProgramFile(tmp_path, RUN_BY_FIELD_OPS)
    world = open_world(file=file.path)
    good = file.change(("team: care\n", "team: car\n"))
    noticed(world)
    said = world.loop("priya", "program")
    assert "The file has a mistake by now, so this is what it said before." in said
    assert "as the file says" not in said

    file.path.write_text(good, "utf-8")
    noticed(world)
    assert "it holds as the file says" in world.loop("priya", "program")
