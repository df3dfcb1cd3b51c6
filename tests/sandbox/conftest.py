"""A workspace with three people and two channels, served on loopback, and a small bot beside it."""

import asyncio
from collections.abc import AsyncIterator, Callable

import aiohttp
import httpx
import pytest
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sandbox import SandboxServer, Workspace
from sandbox.methods.refusals import words_of
from sandbox.page import SCRIPTED
from sandbox.server import application


class Clock:
    """Machine time that only a test moves."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float) -> None:
        self.now += seconds


class House:
    """A served workspace, a client of the bot, and a Bolt app that interactions are sent to."""

    def __init__(self, workspace: Workspace, clock: Clock, client: AsyncWebClient) -> None:
        self.workspace = workspace
        self.clock = clock
        self.client = client
        self.app = AsyncApp(client=client, signing_secret=workspace.app.signing_secret, process_before_response=True)
        self.ana = workspace.person("ana")
        self.ben = workspace.person("ben")

    async def until(self, what: Callable[[], object]) -> None:
        """Until *what* is there: looked at whenever something changes in the workspace."""
        async with asyncio.timeout(20):
            version = self.workspace.feed.version
            while not what():
                version = await self.workspace.feed.after(version)

    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """The bot's request URL, in process."""
        handler = AsyncSlackRequestHandler(self.app)

        async def events(request: Request) -> Response:
            return await handler.handle(request)

        bot = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
        async with httpx.AsyncClient(transport=httpx.ASGITransport(bot)) as http:
            answer = await http.post(url, content=body, headers=headers)
        return answer.status_code, answer.content


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(clock: Clock) -> Workspace:
    workspace = Workspace(clock)
    workspace.add_user("U0ANA", "ana", "Ana Ruiz", "ana@contoso.example", "Europe/London")
    workspace.add_user("U0BEN", "ben", "Ben Okoye", "ben@contoso.example")
    workspace.add_user("U0GONE", "gone", "Gone Away", "gone@contoso.example", deactivated=True)
    workspace.add_channel("C0CARE", "care", members=["U0ANA", "U0BEN"])
    workspace.add_channel("C0OTHER", "other", members=["U0BEN"], bot=False)
    return workspace


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def house(clock: Clock, workspace: Workspace) -> AsyncIterator[House]:
    async with SandboxServer(workspace) as server, aiohttp.ClientSession() as session:
        client = AsyncWebClient(workspace.app.bot_token, base_url=server.api_url, session=session, retry_handlers=[])
        house = House(workspace, clock, client)
        workspace.connect("http://bot/slack/events", post=house.post)
        yield house
    strange = {(call.method, call.error) for call in workspace.calls if call.error not in words_of(call.method)}
    assert not {(method, error) for method, error in strange if error is not None}


@pytest.fixture
async def browser(house: House) -> AsyncIterator[httpx.AsyncClient]:
    """At the page of the house; it acts as the page's script does."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(application(house.workspace)),
        base_url="http://sandbox.test",
        headers={SCRIPTED: "1"},
        follow_redirects=True,
    ) as browser:
        yield browser
