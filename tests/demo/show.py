"""The demo as somebody runs it on a Monday morning: the bot, the workspace and mail, all over the wire."""

import asyncio
import shutil
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import app
from handlers.cli.demo import Stage, source_of_samples
from handlers.cli.house import House
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.web_server import listen
from handlers.demo.clock import Access, DemoClock
from handlers.program_file import load
from handlers.samples import Sample
from sandbox import Backstage, Message, Workspace
from tests.cli.process import PROGRAM
from tests.clocks import MONDAY

T = TypeVar("T")

HOUSE = House(app.composition)
TOKEN = "the-token-of-this-run"
ANGRY = {"score": "2", "comment": "Charged twice, again.", "name": "Grace Okafor", "email": "grace@example.com"}


@dataclass(frozen=True)
class Show:
    """A demo that runs."""

    stage: Stage
    workspace: Workspace
    running: asyncio.Task[None]

    @property
    def backstage(self) -> Backstage:
        assert self.workspace.backstage is not None
        return self.workspace.backstage

    async def soon(self, find: Callable[[], T]) -> T:
        """What *find* finds, once it finds something."""
        deadline = time.monotonic() + 60
        while not (found := find()):
            assert time.monotonic() < deadline, "still waiting"
            await asyncio.wait([self.running], timeout=0.02)
            assert not self.running.done(), self.running.exception()
        return found

    async def card(self, words: str, where: str = "#care") -> Message:
        return await self.soon(
            lambda: next((card for card in self.workspace.messages(where) if words in card.shown), None)
        )

    async def angry(self) -> Message:
        """Grace is angry, and the team sees it."""
        answer = await self.backstage.send_feedback(self.stage.source, ANGRY)
        assert answer.ok, answer
        return await self.card("Charged twice")

    async def pressed(self, name: str, label: str, card: Message) -> Message:
        """The card, once the bot has drawn what came of it."""
        before = self.workspace.current(card)
        assert (await self.workspace.person(name).press(label, on=before)).ok
        await self.soon(lambda: self.workspace.current(card) != before)
        return self.workspace.current(card)

    async def moved(self, step: str) -> None:
        """The clock went that far."""
        answer = await self.backstage.move(step)
        assert answer.ok, answer
        await self.arrived()

    async def arrived(self) -> None:
        async def has_arrived() -> bool:
            return not (await self.backstage.clock()).moving

        await self.until(has_arrived)

    async def until(self, so: Callable[[], Awaitable[bool]]) -> None:
        deadline = time.monotonic() + 60
        while not await so():
            assert time.monotonic() < deadline, "still waiting"
            await asyncio.wait([self.running], timeout=0.02)

    def said_to(self, name: str) -> list[tuple[str, str]]:
        """When the bot wrote to somebody, and what."""
        return [(f"{each.said_at:%a %H:%M}", each.plain_text) for each in self.workspace.dms(name)]


@asynccontextmanager
async def show(folder: Path, script: Sequence[Sample] = ()) -> AsyncIterator[Show]:
    """The starter program; a message to a customer can be called back for a second only."""
    shutil.copytree(PROGRAM.parent, folder / "broadband")
    file = folder / "broadband" / "program.yaml"
    file.write_text(file.read_text("utf-8").replace("undo: 60s", "undo: 1s"), "utf-8")
    secrets = with_stand_ins(file, {})
    program = load(file, secrets)
    with listen("127.0.0.1", 0) as listener:
        access = Access(DemoClock(start=MONDAY), TOKEN)
        stage = Stage(HOUSE, file, program, source_of_samples(program), secrets, folder, listener, access)
        server = HOUSE.open_workspace(0)
        running = asyncio.create_task(stage.play(server, script, pace=0))
        shown = Show(stage, server.workspace, running)
        try:
            await shown.soon(lambda: server.workspace.backstage)
            await shown.backstage.clock()  # answered once it listens
            yield shown
        finally:
            signal.raise_signal(signal.SIGTERM)
            await running
