"""The workspace to look at and act in, in a browser."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import parse_qsl

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.backstage_acts import BACKSTAGE_ACTS
from sandbox.drawing import environment
from sandbox.errors import NotShown, SlackError
from sandbox.page_acts import ACTS, Act, Form
from sandbox.page_files import file_routes
from sandbox.panel import open_panel
from sandbox.place import HOME, Place
from sandbox.reading import Reading
from sandbox.screen import Screen, mine, people
from sandbox.workspace import Workspace

#: Nothing from elsewhere is loaded, nothing inline runs or paints; pictures may be any bot's.
_POLICY: Final = (
    "default-src 'self'; img-src 'self' https: data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
#: A header that the page's script sends: it hears of changes by itself.
SCRIPTED: Final = "x-page-script"
#: Seconds that an act without the script waits for its first effect, and for another one after that.
_PATIENCE, _QUIET = 2.0, 0.3
_GONE: Final = "That is no longer there."


@dataclass(frozen=True)
class Page:
    """One HTML page; every act is a form posted to it, so it also works without its script."""

    workspace: Workspace
    templates: Environment = field(default_factory=environment)
    reading: Reading = field(default_factory=Reading)
    _coming_home: set[asyncio.Task[object]] = field(default_factory=set)

    def routes(self) -> list[Route]:
        acts = {**ACTS, **BACKSTAGE_ACTS}
        return [
            Route("/", self._look),
            Route("/events", self._events),
            Route("/backstage", self._backstage),
            *file_routes(self.workspace),
            *(Route(f"/do/{name}", self._acting(act), methods=["POST"]) for name, act in acts.items()),
        ]

    async def _look(self, request: Request) -> Response:
        place = self._place(dict(request.query_params))
        if place is None:
            return _html(self.templates.get_template("nobody.html").render())
        if place.where in self.workspace.channels:
            self.reading.has_read(place.who, place.where, self.workspace.timeline.top(place.where))
        if place.where == HOME and self.workspace.views.home(place.who) is None:
            self._come_home(place.who)
        panel = await open_panel(self.workspace, place)
        screen = Screen(self.workspace, place, self.reading, panel)
        return _html(self.templates.get_template("page.html").render(screen=screen))

    def _come_home(self, who: str) -> None:
        """By a link, or because somebody is now another one: the app hears of it, and draws the tab in a moment."""
        coming = asyncio.create_task(self.workspace.person(who).open_home())
        self._coming_home.add(coming)
        coming.add_done_callback(self._coming_home.discard)

    async def _backstage(self, request: Request) -> Response:
        """The panel alone: it changes by itself, and far more often than the rest."""
        place = self._place(dict(request.query_params))
        panel = await open_panel(self.workspace, place) if place else None
        if place is None or panel is None:
            return PlainTextResponse("nothing is there", 404)
        screen = Screen(self.workspace, place, self.reading, panel)
        return _html(self.templates.get_template("panel.html").render(screen=screen))

    def _place(self, asked: dict[str, str]) -> Place | None:
        """Where to look; unknown people and channels become the first there are."""
        there = [user.id for user in people(self.workspace)]
        if not there:
            return None
        place = Place.asked(asked)
        who = place.who if place.who in there else there[0]
        channels = [channel.id for channel in mine(self.workspace, who)]
        where = place.where
        if where not in channels and not (where == HOME and self.workspace.app.has_home):
            where = channels[0] if channels else ""
        thread = place.thread if where == place.where and self.workspace.timeline.find(where, place.thread) else ""
        return replace(place, who=who, where=where, thread=thread)

    def _acting(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        async def acted(request: Request) -> Response:
            if request.headers.get("origin") not in {None, _origin(request)}:
                return PlainTextResponse("only from this page", 403)
            form = await _posted(request)
            place = self._place({name: values[0] for name, values in form.values.items()})
            if place is None:
                return PlainTextResponse("nobody is here", 409)
            version = self.workspace.feed.version
            place = await self._done(act, place.moved(), form)
            if SCRIPTED not in request.headers and not place.trouble:
                await self._settled(version)
            return RedirectResponse(place.address(), 303)

        return acted

    async def _done(self, act: Act, place: Place, form: Form) -> Place:
        """Where to look afterwards, with what went wrong."""
        try:
            return await act(self.workspace, place, form)
        except (NotShown, SlackError):
            return replace(place, trouble=_GONE)

    async def _settled(self, version: int) -> None:
        """
        Until what the app did after *version* can be seen, or it did nothing for a while.

        A page without its script is drawn once, and would show what was there before.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                version = await self.workspace.feed.after(version)
                while True:
                    async with asyncio.timeout(_QUIET):
                        version = await self.workspace.feed.after(version)

    async def _events(self, request: Request) -> Response:
        """Server-sent events: the version, whenever it grows past `since`."""
        since = int(request.query_params.get("since", "0"))
        return StreamingResponse(self._versions(since), media_type="text/event-stream")

    async def _versions(self, version: int) -> AsyncIterator[str]:
        while not self.workspace.feed.closed:
            version = await self.workspace.feed.after(version)
            yield f"data: {version}\n\n"


async def _posted(request: Request) -> Form:
    """What the form says comes first, then what its address says about where it stood."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl((await request.body()).decode(), keep_blank_values=True):
        values.setdefault(name, []).append(value)
    return Form({name: [value] for name, value in request.query_params.items()} | values)


def _html(drawn: str) -> Response:
    return HTMLResponse(drawn, headers={"content-security-policy": _POLICY, "cache-control": "no-store"})


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"
