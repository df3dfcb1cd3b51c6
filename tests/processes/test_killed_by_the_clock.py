"""`kill -9` at the worst moments of what time brings: nothing is lost, and nothing doubled that could be known of."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, get_args

import pytest
from sqlalchemy import select

from bot.agenda import first_coming
from bot.appointments import KINDS
from bot.commands import Timed
from sandbox import SandboxServer, Workspace
from storage import rows
from storage.engine import open_engine
from tests.clocks import MONDAY
from tests.mailbox import Mailbox
from tests.office import Office
from tests.processes.stories import PROGRAMS, STORIES, Story
from tests.world import ROOT, people_and_channels, program

MOMENTS = ("before the commit", "before it is sent", "before it is remembered")
_OUTBOX = rows.table(rows.OutboxRow)
_EVENTS = rows.table(rows.EventRow)
_TIMERS = rows.table(rows.TimerRow)
_APPOINTMENTS = rows.table(rows.AppointmentRow)


class Nursery:
    """Where processes come from that are ready at once."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.processes.mortal"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._read() == 0

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    async def born(self, job: dict[str, Any]) -> int:
        """The id of a process that does *job*."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps(job)}\n")
        self._process.stdin.flush()
        return await asyncio.to_thread(self._read)

    async def ended(self) -> int:
        """How the last one ended."""
        return await asyncio.to_thread(self._read)

    def _read(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


class Street:
    """A workspace, a mail server, and processes that do what is due."""

    def __init__(self, database_url: str, mailbox: Mailbox, nursery: Nursery) -> None:
        self.workspace = Workspace(time.time, strict_rates=False)  # these bots keep no pace
        self.workspace.app.scopes = frozenset({*self.workspace.app.scopes, "channels:history"})
        people_and_channels(self.workspace, program())
        self.server = SandboxServer(self.workspace)
        self.url = database_url
        self.mailbox = mailbox
        self._nursery = nursery
        self._later = 0
        #: The name of the program that its processes go by.
        self.program = "starter"

    async def one_life(self, now: datetime, dies: str = "", on: tuple[str, ...] = ()) -> int:
        """How a process ended that did what is due *now*; it does not survive a message whose key holds *on*."""
        self._later += 30
        app = self.workspace.app
        settings = {
            "database_url": self.url,
            "slack_bot_token": app.bot_token,
            "slack_signing_secret": app.signing_secret,
            "slack_api_url": self.server.api_url,
            "smtp_url": self.mailbox.url,
            "mail_from": "care@contoso.example",
        }
        # each life is so much later that what the one before was sending is free again
        job = {
            "now": now.isoformat(),
            "later": self._later,
            "dies": dies,
            "program": self.program,
            "settings": settings,
        }
        process = await self._nursery.born(job)
        spare = self._kill_when_it_arrives(process, on) if dies == MOMENTS[2] else lambda: None
        ended = await self._nursery.ended()
        spare()
        return ended

    def pass_(self, span: timedelta) -> None:
        """For the machine's clocks, too."""
        self._later += int(span.total_seconds() // 60)

    def _kill_when_it_arrives(self, process: int, on: tuple[str, ...]) -> Callable[[], None]:
        """It stands there, and whoever sent it never hears so; returns what spares the process."""
        before = self.keys()
        doomed = [process]

        def kill() -> None:
            while doomed:
                os.kill(doomed.pop(), signal.SIGKILL)

        def look(_: int) -> None:
            if any(mark in key for key in self.keys() - before for mark in on):
                kill()

        if "mail" in on:
            self.mailbox.arrives = kill
        else:
            self.workspace.feed.listen(look)
        return doomed.clear

    def keys(self) -> Counter[str]:
        """How often each message stands in the workspace, by its key."""
        tops = [message for channel in self.workspace.channels for message in self.workspace.messages(channel)]
        messages = [*tops, *(reply for message in tops for reply in self.workspace.thread(message))]
        return Counter(message.metadata["event_payload"]["key"] for message in messages if message.metadata)


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.fixture
def street(database_url: str, mailbox: Mailbox, nursery: Nursery) -> Street:
    return Street(database_url, mailbox, nursery)


def kinds(database_url: str) -> Counter[str]:
    """What happened to tickets, by kind."""
    return Counter(event["kind"] for event in kept(database_url, _EVENTS))


def kept(database_url: str, table: Any) -> list[Any]:
    engine = open_engine(database_url)
    with engine.connect() as connection:
        found = connection.execute(select(table)).mappings().all()
    engine.dispose()
    return list(found)


def lived_before(story: Story, database_url: str) -> tuple[datetime, datetime]:
    """What was done, and whatever time brought before the story's; when that was over, and when the story begins."""
    with Office(database_url, PROGRAMS[story.program](), MONDAY) as office:
        deeds = sorted(story.deeds())
        office.walk(deeds[-1].at, deeds)
        while True:
            coming = [*kept(database_url, _TIMERS), *kept(database_url, _APPOINTMENTS)]
            first = min(each["due"] for each in coming)
            if any(each["due"] == first and each["name"].startswith(story.timer) for each in coming):
                if story.brings is not None:
                    assert brought(office) is story.brings
                return office.clock(), first
            assert first < deeds[0].at + timedelta(days=60), "it never comes"
            office.walk(first, [])


def brought(office: Office) -> type | None:
    """What time asks of the ticket next."""
    dossier = office.bot.views.dossier(1)
    assert dossier is not None
    coming = first_coming(dossier.ticket, office.bot.records.moment())
    return type(coming.command) if coming else None


async def lived(story: Story, moment: str, street: Street, before: datetime, at: datetime) -> None:
    """A life before, a death, and another life."""
    async with street.server:
        if story.unknown:
            del street.workspace.users[story.unknown]
        assert await street.one_life(before) == 0
        # whoever was told late has as long as ever
        at = max(at, *(each["due"] for each in kept(street.url, _TIMERS) if each["name"].startswith(story.timer)), at)
        if story.sleeps and moment == MOMENTS[2]:
            # nothing of it is sent before whoever it is for begins to work
            assert await street.one_life(at) == 0
            at += story.sleeps
            street.pass_(story.sleeps)
        assert await street.one_life(at, moment, story.marks) == -signal.SIGKILL
        assert await street.one_life(at) == 0
        if story.sleeps and moment != MOMENTS[2]:
            street.pass_(story.sleeps)
            assert await street.one_life(at + story.sleeps) == 0


def check(story: Story, moment: str, street: Street) -> None:
    street.program = story.program
    before, at = lived_before(story, street.url)
    happened = kinds(street.url)

    asyncio.run(lived(story, moment, street, before, at))

    if story.event:
        assert kinds(street.url)[story.event] == happened[story.event] + 1
    messages = kept(street.url, _OUTBOX)
    assert story.says in {message["notification"] for message in messages}
    assert {message["state"] for message in messages} <= {"sent", "dropped"}
    posted = [m for m in messages if m["state"] == "sent" and m["place"] != "mail" and m["part_of"] is None]
    assert {message["key"] for message in posted} <= set(street.keys())
    assert doubled(street, messages) == set()
    # nobody can look whether a direct message or a mail has arrived
    assert doubled(street, messages, private=True) <= ({*story.marks} if moment == MOMENTS[2] else set())
    mails = len(street.mailbox.mails)
    assert mails in ((1, 2) if story.says == "mail" and moment == MOMENTS[2] else (int(story.says == "mail"),))


def doubled(street: Street, messages: list[Any], *, private: bool = False) -> set[str]:
    """Which notifications stand twice, in conversations or in direct messages."""
    found = {m["key"]: m["notification"] for m in messages if (m["place"] == "person") == private}
    assert max(street.keys().values()) <= 2
    return {found[key] for key, times in street.keys().items() if times > 1 and key in found}


def test_there_is_a_story_of_everything_that_time_brings():
    assert {story.brings for story in STORIES.values()} - {None} == set(get_args(Timed))
    assert {story.timer for story in STORIES.values() if story.brings is None} == set(KINDS)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("name", STORIES)
def test_what_time_brings_survives_any_death(name, moment, street):
    check(STORIES[name], moment, street)


@pytest.mark.postgres
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_missed_target_survives_any_death_on_postgresql(moment, street):
    check(STORIES["a target is missed"], moment, street)
