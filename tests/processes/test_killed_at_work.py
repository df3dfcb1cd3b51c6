"""`kill -9` while people claim, write and send: what they were told is so, and no mail leaves a third time."""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from functools import partial

import pytest

from sandbox import Message
from storage.engine import open_engine
from storage.views import Views
from tests.mailbox import Mailbox
from tests.processes.town import Bot, Town

PEOPLE = ("ana", "ben", "maria")
LIVES = 6


@dataclass
class Shift:
    """What people were told has happened; and who dies after how many of what."""

    town: Town
    todo: dict[str, list[int]]
    claimed: dict[int, str] = field(default_factory=dict)
    sent: set[int] = field(default_factory=set)
    _left: int = 0
    _dying: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self, moment: int) -> None:
        self._left, self._dying = moment, asyncio.Event()

    def something_happened(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._dying.set()

    async def until_it_dies(self) -> None:
        await self._dying.wait()

    def card(self, number: int) -> Message:
        messages = self.town.workspace.messages("#care")
        return next(m for m in messages if m.metadata and m.metadata["event_payload"]["ticket"] == number)

    async def work(self, name: str) -> None:
        """One ticket after the other, until the bot is gone."""
        person = self.town.workspace.person(name)
        if person.modal:
            await person.close(all_of_them=True)
        while self.todo[name]:
            number = self.todo[name][0]
            # the answer to a press of before may have been lost with the bot: the card says by now that it is theirs
            free = "ticket.claim" in {each.action_id for each in self.card(number).pressables}
            if free and not (await person.press("ticket.claim", on=self.card(number))).ok:
                return
            self.claimed[number] = name
            self.something_happened()
            if not await self._written(name, number):
                return

    async def _written(self, name: str, number: int) -> bool:
        person = self.town.workspace.person(name)
        await person.press("ticket.respond", on=self.card(number))
        if person.modal is None:
            return False
        values = {"message": "Hello Grace, it is refunded.", "subject": f"About ticket {number}"}
        if not (await person.fill_and_submit(values)).ok:
            return False
        self.something_happened()
        # whether it was sent is not known if no answer comes: then nobody was told so, and it is not done again
        self.todo[name].pop(0)
        told = await person.fill_and_submit()
        if told.ok:
            self.sent.add(number)
            self.something_happened()
        return told.ok


async def one_life(shift: Shift, moment: int) -> None:
    """Three colleagues at work; the process dies in the middle of what they do, or of what it does for them."""
    bot = await shift.town.bot()
    shift.town.workspace.connect(f"{bot.url}/slack/events")
    shift.begin(moment)
    dying = asyncio.create_task(shift.until_it_dies())
    working = asyncio.gather(*(shift.work(name) for name in PEOPLE))
    await asyncio.wait([dying, working], return_when=asyncio.FIRST_COMPLETED)
    await bot.kill()
    await working
    dying.cancel()


async def opened(town: Town, bot: Bot) -> dict[str, list[int]]:
    """Twelve tickets, dealt out."""
    for number in range(12):
        assert await town.send(bot, f"customer-{number}")
    await town.until(12)
    return {name: list(range(place + 1, 13, len(PEOPLE))) for place, name in enumerate(PEOPLE)}


def is_known(shift: Shift, number: int) -> bool:
    """Whether it is written under the card what became of the mail."""
    shown = [message.shown for message in shift.town.workspace.thread(shift.card(number))]
    return any("wrote to Grace" in line or "e-mail to Grace" in line for line in shown)


def mail_arrives(shift: Shift, loop: asyncio.AbstractEventLoop) -> None:
    loop.call_soon_threadsafe(shift.something_happened)


# eight processes, one after the other: on a busy machine each takes ten seconds to start
@pytest.mark.timeout(300)
def test_what_people_were_told_is_so_and_a_mail_is_doubled_at_most_once(database_url, mailbox: Mailbox):
    async def story() -> Shift:
        async with Town(database_url, scopes=["channels:history"], smtp_url=mailbox.url) as town:
            first = await town.bot()
            shift = Shift(town, await opened(town, first))
            await first.kill()
            mailbox.arrives = partial(mail_arrives, shift, asyncio.get_running_loop())
            for _ in range(LIVES):
                await one_life(shift, moment=random.randint(1, 9))
            await town.bot()
            await town.until_it_holds(lambda: all(is_known(shift, number) for number in shift.sent), patience=60)
            return shift

    shift = asyncio.run(story())
    engine = open_engine(database_url)
    tickets = {ticket.number: ticket for ticket in Views(engine).live()}
    engine.dispose()
    mails = Counter(mail["Subject"] for mail in mailbox.mails)

    assert shift.sent
    assert {number: tickets[number].owner.partition("@")[0] for number in shift.claimed} == shift.claimed
    assert {number for number in shift.sent if not mails[f"About ticket {number}"]} == set()
    assert max(mails.values()) <= 2
    assert sum(count - 1 for count in mails.values()) <= LIVES
