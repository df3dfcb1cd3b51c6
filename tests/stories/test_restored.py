"""Yesterday's copy of the database is put back while the chat has today's messages."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from bot.backlog import Unsent

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


@pytest.fixture
def copied(reading_world, database_url, tmp_path):
    """A bot that may read the channels; Grace waits, and Ana has her, when the copy is made."""
    world = reading_world
    world.feedback(score=2, comment="Three visits and still no broadband.")
    world.press("ana", "Claim", on=world.card(1))
    database = Path(make_url(database_url).database)
    copy = tmp_path / "yesterday"
    copy.mkdir()

    def files():
        return [each for each in database.parent.iterdir() if each.name.startswith(database.name)]

    def keep():
        world.stop_bot()
        for each in files():
            shutil.copy(each, copy / each.name)
        world.start_bot()

    def restore(*, held=False):
        world.stop_bot()
        for each in files():
            each.unlink()
        for each in copy.iterdir():
            shutil.copy(each, database.parent / each.name)
        built = world._built

        async def held_back():
            bot = await built()
            bot.delivery.held = held
            return bot

        world._built = held_back
        world.start_bot()
        world._built = built

    world.keep, world.restore = keep, restore
    return world


def keys(world, where="#care"):
    return [m.metadata["event_payload"]["key"] for m in world.messages(where) if m.metadata]


def test_nothing_stands_twice_that_can_be_known_of_and_nothing_is_forgotten(copied):
    world = copied
    world.keep()
    world.pass_(hours=26)
    before = keys(world)
    calls = len(world.dms("maria"))
    assert calls

    world.restore()
    world.pass_(minutes=10)

    assert keys(world) == before, "no card came again"
    assert world.owner(1) == "ana"
    assert "TargetMissed" in world.events(1), "what became due meanwhile is decided anew"
    assert world.asked("/healthz").json()["status"] == "ok"


def test_after_a_day_that_is_lost_people_get_sums_and_no_flood(copied):
    world = copied
    world.keep()
    world.feedback(score=2, id="second", customer=TOM)
    world.pass_(hours=30)
    before = {name: len(world.dms(name)) for name in ("ana", "maria", "dana", "priya")}

    world.restore()
    world.pass_(minutes=10)

    after = {name: len(world.dms(name)) - before[name] for name in before}
    # who we are, and the call itself: two at the most
    assert max(after.values()) <= 2, after


def test_what_the_source_sends_again_is_taken_once_more_and_only_once(copied):
    world = copied
    world.keep()
    second = world.feedback(score=2, id="second", customer=TOM)
    assert second == 2
    world.restore()

    again = world.feedback(score=2, id="second", customer=TOM)
    world.feedback(score=2, id="second", customer=TOM)

    assert again == 2
    assert world.ticket(2).is_live
    assert len(world.bot.views.live()) == 2


def test_held_it_shows_what_would_leave_and_sends_nothing(copied):
    world = copied
    world.keep()
    world.pass_(hours=26)

    world.restore(held=True)
    posted = len(world.slack.called("chat.postMessage"))
    world.pass_(minutes=10)
    assert len(world.slack.called("chat.postMessage")) == posted
    shown = {(each.notification, each.ticket) for each in world.bot.backlog.unsent()}
    assert ("called_in", 1) in shown

    world.stop_bot()
    world.start_bot()
    world.pass_(minutes=10)
    assert [each for each in world.bot.backlog.unsent() if each.state is not Unsent.QUEUED] == []
