"""`ringback demo`: the bot, a workspace to press its buttons in, and customers who answer."""

import asyncio
import logging
import os
import shutil
import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from typing import Annotated

import aiohttp
import typer

from bot.program import Program
from handlers import logs, samples
from handlers.cli.demo_words import welcome
from handlers.cli.house import House
from handlers.cli.mail_sink import mail_sink
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.sandboxed import WorkspaceServer, furnish, postman
from handlers.cli.serve import ProgramFile, live
from handlers.cli.surroundings import environ
from handlers.cli.values import seconds, whole_number
from handlers.cli.web_server import WebServer, address_of, listen, run
from handlers.demo.clock import Access, DemoClock
from handlers.posting import post
from handlers.program_file import load
from handlers.samples import Sample
from handlers.settings import Environment, Settings, SettingsError, program_path, settings_with
from handlers.slack.manifest import EVENTS_PATH
from handlers.sources import settings_of

PORT, WORKSPACE_PORT = 8000, 8001
#: So many answers are there when the page is opened.
AT_ONCE = 5
_LOOPBACK = "127.0.0.1"
#: Linux's folder in memory, and the bytes that have to be free there.
MEMORY, _ROOM = Path("/dev/shm"), 256 * 1024 * 1024

Port = Annotated[
    int | None,
    typer.Option(parser=whole_number, metavar="PORT", help=f"The bot's: {PORT}, or a free one if that is taken."),
]
PagePort = Annotated[
    int | None,
    typer.Option(parser=whole_number, metavar="PORT", help=f"The page's: {WORKSPACE_PORT}, or a free one."),
]
Pace = Annotated[float, typer.Option(parser=seconds, metavar="SECONDS", help="Seconds between two customers' answers.")]


def add(app: typer.Typer, house: House) -> None:
    @app.command()
    def demo(
        port: Port = None,
        workspace_port: PagePort = None,
        pace: Pace = 8,
        empty: Annotated[bool, typer.Option("--empty", help="No answers by themselves; send your own.")] = False,
        program: ProgramFile = None,
    ) -> None:
        """Try it: the bot, a chat workspace in your browser, and customers who answer. Nothing is kept."""
        file = program_path(settings_with(ringback_program=program and str(program)))
        secrets = with_stand_ins(file, environ())
        script = [] if empty else samples.beside(file)
        logs.set_up("text", level=logging.WARNING)
        with (
            TemporaryDirectory(prefix="ringback-demo-", dir=in_memory(MEMORY)) as folder,
            _listener(port, PORT) as listener,
        ):
            rules = load(file, secrets)
            stage = Stage(house, file, rules, source_of_samples(rules), secrets, Path(folder), listener)
            run(stage.play(house.open_workspace(_free(workspace_port, WORKSPACE_PORT)), script, pace))


def in_memory(folder: Path) -> Path | None:
    """
    Where writing costs nothing, if there is room; None is wherever temporary files are.

    A day that is walked through is a thousand commits, and none of them is to be kept.
    """
    usable = folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
    return folder if usable and shutil.disk_usage(folder).free > _ROOM else None


def _listener(port: int | None, preferred: int) -> socket.socket:
    """On *port* if somebody asked for it, else on the *preferred* one if it is free."""
    if port is not None:
        return listen(_LOOPBACK, port)
    try:
        return listen(_LOOPBACK, preferred)
    except SettingsError:
        return listen(_LOOPBACK, 0)


def source_of_samples(program: Program) -> str:
    """Samples are in our own words: the first source that takes those."""
    found = [name for name, source in program.sources.items() if source.format == "standard"]
    if not found:
        raise SettingsError("RINGBACK_PROGRAM: the demo sends feedback to a source of format `standard`; add one")
    return found[0]


def _free(port: int | None, preferred: int) -> int:
    with _listener(port, preferred) as listener:
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class Stage:
    """Everything on this machine, for one run: a bot, its workspace, a mail server, customers."""

    house: House
    file: Path
    program: Program
    #: Where the customers' answers come in, unless a sample says otherwise.
    source: str
    secrets: Mapping[str, str]
    folder: Path
    listener: socket.socket
    access: Access = field(default_factory=lambda: Access(DemoClock(), token_urlsafe(32)))

    @cached_property
    def address(self) -> str:
        """Known as long as anybody asks: a listener that has been closed can no longer say."""
        return address_of(self.listener)

    async def play(self, server: WorkspaceServer, script: Sequence[Sample], pace: float) -> None:
        """Until a signal comes."""
        workspace = server.workspace
        async with server, mail_sink(postman(workspace)) as smtp_url:
            furnish(workspace, self.program)
            workspace.connect(self.address + EVENTS_PATH)
            bot = self.house.open_bot(self.settings(server, smtp_url), self.secrets, self.access)
            workspace.shown_now = self.access.clock
            workspace.connect_backstage(self.address, self.access.token)
            open_door = asyncio.Event()
            web = WebServer(bot.web, self.listener, open_door.set)
            customers = asyncio.create_task(self._customers(open_door, web, server.url, script, pace))
            try:
                await live(bot, web)
            finally:
                customers.cancel()
                with suppress(asyncio.CancelledError):
                    await customers

    def settings(self, server: WorkspaceServer, smtp_url: str) -> Settings:
        """Whatever a real installation's environment says about chat and mail is left out."""
        app = server.workspace.app
        domain = self.program.program.owner.partition("@")[2]
        return settings_with(
            database_url=f"sqlite:///{(self.folder / 'demo.db').as_posix()}",
            ringback_program=str(self.file),
            ringback_env=Environment.DEMO,
            public_url=self.address,
            ringback_secret=token_urlsafe(32),
            slack_bot_token=app.bot_token,
            slack_signing_secret=app.signing_secret,
            slack_app_token="",
            slack_api_url=server.api_url,
            teams_client_id="",
            teams_client_secret="",
            smtp_url=smtp_url,
            mail_from=f"{self.program.program.name} <care@{domain}>",
        )

    async def _customers(
        self, open_door: asyncio.Event, web: WebServer, page: str, script: Sequence[Sample], pace: float
    ) -> None:
        """The first few answer at once, the rest at a human pace, and nobody any more once a signal has come."""
        await open_door.wait()
        typer.echo(welcome(self.program, page=page, bot=self.address, source=self.source, secrets=self.secrets))
        for number, sample in enumerate(script):
            if number >= AT_ONCE:
                await asyncio.sleep(pace)
            if web.should_exit:
                return
            await self._answer(sample)
        if script:
            typer.echo(f"All {len(script)} customers have answered. The workspace stays open.")

    async def _answer(self, sample: Sample) -> None:
        name = sample.source or self.source
        source = settings_of(name, self.program.sources[name], self.program.program.zone)
        try:
            answer = await post(f"{self.address}/feedback/{name}", source, sample.body(self.access.clock()))
        except (aiohttp.ClientError, TimeoutError) as trouble:
            typer.echo(f"{sample.said['id']} could not be sent: {type(trouble).__name__}", err=True)
            return
        if not answer.is_taken:
            typer.echo(f"{sample.said['id']} was not taken: {answer.words}", err=True)
