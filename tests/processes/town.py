"""A workspace, and bots beside it in processes of their own."""

import asyncio
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any

import httpx

from handlers.sources import FORMATS
from sandbox import SandboxServer, Workspace
from tests.clocks import machine_now
from tests.world import GRACE, ROOT, SECRETS, people_and_channels, program


class Bot:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process, port: int) -> None:
        self.process = process
        self.url = f"http://127.0.0.1:{port}"

    async def kill(self) -> None:
        """As a power cut would: nothing is finished, nothing is said."""
        self.process.kill()
        await self.process.wait()


class Town:
    """`async with Town(url) as town:`; `town.bot()` starts a process over the same database and workspace."""

    def __init__(self, database_url: str, *, scopes: Sequence[str] = (), smtp_url: str = "") -> None:
        self.workspace = Workspace(time.time, strict_rates=False)  # these bots keep no pace
        self.workspace.app.scopes = frozenset({*self.workspace.app.scopes, *scopes})
        people_and_channels(self.workspace, program())
        self._server = SandboxServer(self.workspace)
        self._database_url = database_url
        self._smtp_url = smtp_url
        self._bots: list[Bot] = []
        self.acknowledged: list[str] = []

    async def __aenter__(self) -> "Town":
        await self._server.start()
        self.http = httpx.AsyncClient(timeout=10)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.aclose()
        for bot in self._bots:
            if bot.process.returncode is None:
                await bot.kill()
        await self._server.stop()

    async def bot(self) -> Bot:
        app = self.workspace.app
        settings = {
            "DATABASE_URL": self._database_url,
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_SIGNING_SECRET": app.signing_secret,
            "SLACK_API_URL": self._server.api_url,
            **({"SMTP_URL": self._smtp_url, "MAIL_FROM": "care@contoso.example"} if self._smtp_url else {}),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.processes.bot",
            cwd=ROOT, env={**os.environ, **SECRETS, **settings}, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        assert process.stdout is not None
        bot = Bot(process, int(await process.stdout.readline()))
        self._bots.append(bot)
        return bot

    async def send(self, bot: Bot, name: str) -> bool:
        """One customer's answer; whether the bot said that it was taken. Sent again until then by whoever cares."""
        payload: dict[str, Any] = {"id": name, "score": 2, "comment": "Nobody came.", "customer": {**GRACE, "id": name}}
        body = json.dumps(payload).encode()
        headers = FORMATS["standard"].sign(body, SECRETS["STANDARD_SECRET"], machine_now(), name)
        try:
            answer = await self.http.post(
                f"{bot.url}/feedback/relationship-nps",
                content=body,
                headers={**headers, "content-type": "application/json"},
            )
        except httpx.TransportError:
            return False
        if answer.status_code == 202:
            self.acknowledged.append(name)
        return answer.status_code == 202

    def cards(self) -> Counter[str]:
        """How often each card stands in the channel, by its key."""
        return Counter(
            message.metadata["event_payload"]["key"] for message in self.workspace.messages("#care") if message.metadata
        )

    async def until(self, count: int, patience: float = 30) -> None:
        """Until so many different cards stand there; fails if it takes longer than *patience* seconds."""
        await self.until_it_holds(lambda: len(self.cards()) >= count, patience)

    async def until_it_holds(self, holds: Callable[[], bool], patience: float = 30) -> None:
        """Until something is seen in the workspace; fails if it takes longer than *patience* seconds."""
        async with asyncio.timeout(patience):
            while not holds():
                await self.workspace.feed.after(self.workspace.feed.version)
