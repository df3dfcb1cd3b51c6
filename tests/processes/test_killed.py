"""`kill -9` at any moment: nothing acknowledged is lost, and nothing is posted twice that we can know of."""

import asyncio
import random

import pytest

from storage.engine import open_engine
from storage.views import Views
from tests.processes.town import Bot, Town


async def keep_sending(town: Town, bot: Bot, sender: str, enough: int) -> None:
    """Until enough answers were acknowledged, or nobody answers any more."""
    number = 0
    while len(town.acknowledged) < enough and await town.send(bot, f"{sender}-{number}"):
        number += 1


async def flood_and_kill(town: Town, life: int, moment: int) -> None:
    """Eight senders at once; the process dies once *moment* answers of this life were acknowledged."""
    bot = await town.bot()
    enough = len(town.acknowledged) + moment
    senders = [asyncio.create_task(keep_sending(town, bot, f"life{life}-{n}", enough)) for n in range(8)]
    await asyncio.wait(senders, return_when=asyncio.FIRST_COMPLETED)
    await bot.kill()
    await asyncio.gather(*senders)


def tickets(database_url: str) -> list[str]:
    engine = open_engine(database_url)
    views = Views(engine)
    live = views.live()
    found = [dossier.feedback.external_id for dossier in views.on_file(live).values()]
    engine.dispose()
    return found


@pytest.mark.everywhere
def test_nothing_acknowledged_is_lost_and_no_card_stands_twice(database_url):
    async def story() -> Town:
        # with the right to read, a message whose answer was lost is found instead of posted again
        async with Town(database_url, scopes=["channels:history"]) as town:
            for life in range(4):
                await flood_and_kill(town, life, moment=random.randint(1, 60))
            await town.bot()
            await town.until(len(tickets(database_url)), patience=90)
            return town

    town = asyncio.run(story())
    kept = tickets(database_url)

    assert set(town.acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))
    assert set(town.cards().values()) == {1}


@pytest.mark.postgres
def test_two_replicas_post_every_card_once(database_url):
    async def story() -> Town:
        async with Town(database_url) as town:
            bots = [await town.bot(), await town.bot()]
            await asyncio.gather(*(town.send(bots[n % 2], f"customer-{n // 2}") for n in range(60)))
            await town.until(30, patience=60)
            return town

    town = asyncio.run(story())

    assert len(tickets(database_url)) == 30
    assert set(town.cards().values()) == {1}
