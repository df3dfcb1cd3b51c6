"""Several processes on one database go by one program, whoever changed it."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest

from composition import Ringback
from handlers.program_on_disk import ProgramOnDisk
from handlers.settings import Settings
from tests.program_files import NEEDS_DANA, ProgramFile
from tests.world import SECRETS, World

FASTER = ("first_contact: {within: 24h, clock: customer}", "first_contact: {within: 12h, clock: customer}")
pytestmark = pytest.mark.postgres


@pytest.fixture
def guarded(tmp_path):
    return ProgramFile(tmp_path, NEEDS_DANA)


@pytest.fixture
def world(open_world, guarded) -> World:
    return open_world(file=guarded.path)


@pytest.fixture
def other(world, database_url, tmp_path_factory) -> Iterator[Ringback]:
    """A second process, which has a copy of the file that nobody edits."""
    copy = ProgramFile(tmp_path_factory.mktemp("other"), NEEDS_DANA)
    file = ProgramOnDisk(copy.path, SECRETS, fits=lambda program: None)
    settings = Settings(_env_file=None, database_url=database_url, slack_bot_token=None, smtp_url=None)

    async def begun() -> Ringback:
        bot = Ringback(settings, file.read(), clock=world.clock, machine_now=world.machine_clock, file=file)
        await bot.start(by_itself=False)
        return bot

    bot = world.run(begun())
    yield bot
    world.run(bot.stop())


def within(bot) -> timedelta:
    return bot.records.program.current.sla["standard"].first_contact.within


def ticked(world, bot) -> None:
    for _ in range(3):
        world.run(bot.program.tick())


def test_another_process_follows_what_was_approved_here(world, other, guarded):
    guarded.edit(world, FASTER)
    ticked(world, other)
    assert within(other) == timedelta(hours=24)

    world.press("dana", "Approve", on=world.messages("@dana")[-1])
    ticked(world, other)

    assert within(world.bot) == within(other) == timedelta(hours=12)
    assert other.records.program.sources["relationship-nps"].secrets
    assert len(world.dms("dana")) == 1


def test_another_process_follows_a_pause_and_its_end(world, other):
    world.loop("priya", "pause detractor")
    ticked(world, other)
    assert other.records.program.current.adjustments.pause("detractor", world.clock())

    world.loop("priya", "resume detractor")
    ticked(world, other)
    assert not other.records.program.current.adjustments.pauses


def test_two_that_see_the_same_file_write_it_down_once(world, other, guarded, tmp_path):
    guarded.change(FASTER)
    for bot in (world.bot, other):
        bot.program.reload()
    other.program._file.path = guarded.path

    async def at_once() -> None:
        await asyncio.gather(world.bot.program.tick(), other.program.tick())

    world.run(at_once())
    ticked(world, other)
    world.settle()

    assert [each.what for each in world.bot.records.editions.all()] == ["proposed", "took_effect"]
    assert len(world.dms("dana")) == 1


def test_two_that_decide_at_once_are_one_after_the_other(world, other, guarded):
    guarded.edit(world, FASTER)
    ticked(world, other)
    waiting = world.bot.records.editions.latest().waiting
    dana = world.program.person("dana@contoso.example")

    async def at_once() -> list[object]:
        both = (world.bot.program.approve(waiting.revision, dana), other.program.decline(waiting.revision, dana))
        return await asyncio.gather(*both, return_exceptions=True)

    decided = world.run(at_once())

    assert sum(isinstance(each, Exception) for each in decided) == 1
    assert len(world.bot.records.editions.all()) == 3
