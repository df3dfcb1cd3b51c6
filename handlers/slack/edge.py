"""Slack as a whole: Bolt, its two ways in, and what must be known before the first press."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

import aiohttp
import structlog
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
)
from slack_sdk.web.async_client import AsyncWebClient
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.home import Homes
from bot.moment import Moment
from bot.ports import Members, Views
from bot.program import Program
from handlers.settings import Settings
from handlers.slack.chat import SlackChat
from handlers.slack.groups import GroupBook, SlackGroups
from handlers.slack.home import SlackHome
from handlers.slack.identity import Deactivated, Identity
from handlers.slack.replies import Replies
from handlers.slack.responding import answering_over
from handlers.slack.tasks import Tasks

log = structlog.get_logger()

#: Slack's own; the sandbox or another server in tests.
DEFAULT_API = "https://slack.com/api/"
_TIMEOUT = 10
#: Seconds between tries to reach Slack at the start.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
#: What Slack says of a token that is none.
_REFUSED = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})
#: Slack waits three seconds for an answer, and so do we for opening a form.
_TIMEOUT_WHILE_SOMEBODY_WAITS = 2


def _is_news(record: logging.LogRecord) -> bool:
    """Bolt finds the token in the environment by itself, and warns that our client goes before it: so it shall."""
    return "`token` will be unused" not in record.getMessage()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    bot_token: str
    signing_secret: str
    app_token: str = ""
    api_url: str = DEFAULT_API


class SlackEdge:
    """Opened inside a running event loop; `listen` is told what to register."""

    def __init__(
        self, settings: SlackSettings, members: Members, program: Callable[[], Program], deactivated: Deactivated
    ) -> None:
        self._settings = settings
        self._members = members
        self._session = aiohttp.ClientSession()
        self.tasks = Tasks()
        posting = self._client(_TIMEOUT)
        looking = self._client(_TIMEOUT)
        looking.retry_handlers.extend([AsyncConnectionErrorRetryHandler(1), AsyncRateLimitErrorRetryHandler(2)])
        self._looking = looking
        self.replies = Replies(self._client(_TIMEOUT_WHILE_SOMEBODY_WAITS), members)
        self.identity = Identity(looking, members, program, deactivated)
        self.chat = SlackChat(posting, members, self.identity.is_gone)
        self._program = program
        self.groups: SlackGroups | None = None
        logging.getLogger("slack_bolt.AsyncApp").addFilter(_is_news)
        self.app = AsyncApp(
            # Bolt puts the token that `authorize` gives on a copy of this client
            client=self._client(_TIMEOUT_WHILE_SOMEBODY_WAITS, token=None),
            signing_secret=settings.signing_secret,
            authorize=_authorizer(settings.bot_token),
            # else the acknowledgement is polled for every 10 ms
            process_before_response=True,
        )
        self.app.use(answering_over(self._session))
        self._socket: AsyncSocketModeHandler | None = None
        self._beginning: asyncio.Task[None] | None = None

    def _client(self, timeout: int, token: str | None = "") -> AsyncWebClient:
        """One session for all: else every call pays for its own connection. No retries of its own."""
        return AsyncWebClient(
            token=self._settings.bot_token if token == "" else token,
            base_url=self._settings.api_url,
            session=self._session,
            timeout=timeout,
            retry_handlers=[],
        )

    def home(
        self, homes: Homes, views: Views, moment: Callable[[], Moment], machine_now: Callable[[], datetime]
    ) -> SlackHome:
        """The Home tab of everybody here."""
        return SlackHome(
            client=self._client(_TIMEOUT),
            identity=self.identity,
            members=self._members,
            homes=homes,
            views=views,
            moment=moment,
            machine_now=machine_now,
        )

    def follow_groups(self, book: GroupBook) -> None:
        """From now on the user groups that teams are made of are looked at, too."""
        self.groups = SlackGroups(self._looking, self._members, self.identity, self._program, book)

    def routes(self) -> list[Route]:
        if not self._settings.signing_secret:  # Socket Mode: nothing comes in over HTTP
            return []
        handler = AsyncSlackRequestHandler(self.app)

        async def events(request: Request) -> Response:
            if not request.headers.get("x-slack-request-timestamp", "0").isdecimal():
                return PlainTextResponse("x-slack-request-timestamp is not a number", 400)
            try:
                return await handler.handle(request)
            except ValueError:
                # Bolt reads the payload before it checks the signature, and lets what it cannot read escape
                return PlainTextResponse("this payload cannot be read", 400)

        return [Route("/slack/events", events, methods=["POST"])]

    async def start(self) -> None:
        """Returns at once: the bot lives without Slack, too, and tries until it is there."""
        self._beginning = asyncio.create_task(self._begin())

    async def _begin(self) -> None:
        wait = _FIRST_WAIT
        while not await self.connect() or not await self.refresh():
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)

    async def connect(self) -> bool:
        """Socket Mode, where it is asked for; whether it stands. Once it does, it reconnects by itself."""
        if not self._settings.app_token or self._socket is not None:
            return True
        # asked for itself, because the SDK tries for ever inside `connect_async`, with a traceback every time
        try:
            await self._looking.apps_connections_open(app_token=self._settings.app_token)
        except (TimeoutError, SlackApiError, aiohttp.ClientError) as trouble:
            log.warning("socket mode could not connect", why=_why(trouble, "SLACK_APP_TOKEN"))
            return False
        socket = AsyncSocketModeHandler(self.app, self._settings.app_token, web_client=self.app.client)
        try:
            await socket.connect_async()  # type: ignore[no-untyped-call]  # Bolt ships it untyped
        except (TimeoutError, SlackApiError, aiohttp.ClientError) as trouble:
            log.warning("socket mode could not connect", why=type(trouble).__name__)
            await socket.close_async()  # type: ignore[no-untyped-call]
            return False
        self._socket = socket
        return True

    async def refresh(self) -> bool:
        """What we may do, and who our people are; whether Slack said."""
        try:
            answer = await self._looking.auth_test()
            scopes = str(answer.headers.get("x-oauth-scopes", ""))
            self.chat.may_read = "channels:history" in {scope.strip() for scope in scopes.split(",")}
            await self.identity.match_everybody()
            self.chat.ready = True
            if self.groups is not None:
                await self.groups.look()
        except (TimeoutError, SlackApiError, aiohttp.ClientError) as trouble:
            log.warning("slack could not be asked who is who", why=_why(trouble, "SLACK_BOT_TOKEN"))
            return False
        return True

    async def stop(self) -> None:
        if self._beginning is not None:
            self._beginning.cancel()
            await asyncio.wait([self._beginning])
        if self._socket is not None:
            await self._socket.close_async()  # type: ignore[no-untyped-call]  # Bolt ships it untyped
        await self.tasks.settle()
        await self._session.close()


def open_slack(
    settings: Settings, members: Members, program: Callable[[], Program], deactivated: Deactivated
) -> SlackEdge | None:
    """Slack as *settings* have it; None where they name no workspace."""
    if settings.slack_bot_token is None:
        return None
    secret, app_token = settings.slack_signing_secret, settings.slack_app_token
    slack = SlackSettings(
        bot_token=settings.slack_bot_token.get_secret_value(),
        signing_secret=secret.get_secret_value() if secret else "",
        app_token=app_token.get_secret_value() if app_token else "",
        api_url=settings.slack_api_url,
    )
    return SlackEdge(slack, members, program, deactivated)


def _why(trouble: Exception, setting: str) -> str:
    """In a few words; what only the operator can mend is named by its *setting*."""
    if not isinstance(trouble, SlackApiError):
        return type(trouble).__name__
    code = str(trouble.response.get("error", ""))
    return f"{setting}: Slack does not know it ({code}); copy it again" if code in _REFUSED else code


def _authorizer(bot_token: str) -> Callable[[], Awaitable[AuthorizeResult]]:
    """One workspace, one token: nothing to ask anybody (Bolt's own way asks Slack on every request)."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=None, bot_token=bot_token)

    return authorize
