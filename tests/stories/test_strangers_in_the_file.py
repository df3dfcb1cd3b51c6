"""Whoever writes somebody into the program file whom the chat does not know hears of it at once, not at night."""

import pytest

from tests.program_files import ProgramFile, noticed

AFTER_BEN = "  ben@contoso.example: {name: Ben Okoro, team: care, role: frontline}\n"
ZOE = "  zoe@contoso.example: {name: Zoe Adler, team: care, role: frontline}\n"


@pytest.fixture
def file(tmp_path) -> ProgramFile:
    return ProgramFile(tmp_path)


def told(world):
    return [said for said in world.dms("priya") if "as the program says" in said or said.startswith("Every team")]


def test_the_programs_owner_is_told_whom_nobody_can_reach_and_when_they_can(open_world, file):
    world = open_world(file=file.path)

    file.edit(world, (AFTER_BEN, AFTER_BEN + ZOE))
    noticed(world)

    [said] = told(world)
    assert "Nobody in the chat has zoe@contoso.example: invite them" in said
    world.pass_(days=1)
    assert told(world) == [said]

    file.edit(world, (AFTER_BEN + ZOE, AFTER_BEN))
    noticed(world)
    world.pass_(minutes=15)
    assert told(world)[1:] == ["Every team and everybody in the program can be reached again."]


def test_whoever_the_chat_knows_is_no_news(open_world, file):
    zoe = ("U0ZOE", "zoe", "Zoe Adler", "zoe@contoso.example", "Europe/London")
    world = open_world(file=file.path, furnish=lambda slack: slack.add_user(*zoe))

    file.edit(world, (AFTER_BEN, AFTER_BEN + ZOE))
    noticed(world)

    assert told(world) == []
    assert world.bot.records.program.current.person("zoe@contoso.example") is not None
