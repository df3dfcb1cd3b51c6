"""The workspace to look at and act in, in a browser."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Final
from urllib.parse import parse_qs, urlencode

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.drawing import environment
from sandbox.errors import NotShown, SlackError
from sandbox.page_acts import ACTS, Act, Form
from sandbox.screen import HOME, Place, Screen
from sandbox.workspace import Workspace

#: Nothing from elsewhere is loaded, nothing inline runs; pictures may be any bot's.
_POLICY: Final = "default-src 'self'; img-src 'self' https: data:; frame-ancestors 'none'"
#: A header that the page's script sends: it hears of changes by itself.
SCRIPTED: Final = "x-page-script"
#: Seconds that an act without the script waits for its first effect, and for another one after that.
_PATIENCE, _QUIET = 2.0, 0.3
_GONE: Final = "That is no longer there."
_STATIC: Final = {"page.css": "text/css", "page.js": "text/javascript"}


@dataclass(frozen=True)
class Page:
    """One HTML page; every act is a form posted to it, so it also works without its script."""

    workspace: Workspace
    templates: Environment = field(default_factory=environment)

    def routes(self) -> list[Route]:
        return [
            Route("/", self._look),
            Route("/events", self._events),
            Route("/static/{name}", self._static),
            Route("/files/{file}", self._file),
            Route("/archives/{channel}/{message}", self._permalink),
            *(Route(f"/do/{name}", self._acting(act), methods=["POST"]) for name, act in ACTS.items()),
        ]

    async def _look(self, request: Request) -> Response:
        place = self._place(dict(request.query_params))
        if place is None:
            return HTMLResponse(self.templates.get_template("nobody.html").render())
        screen = Screen(self.workspace, place)
        drawn = self.templates.get_template("page.html").render(screen=screen, home=HOME)
        return HTMLResponse(drawn, headers={"content-security-policy": _POLICY, "cache-control": "no-store"})

    def _place(self, asked: dict[str, str]) -> Place | None:
        """Where to look; unknown people and channels become the first there are."""
        people = [user.id for user in self.workspace.users.values() if not user.is_bot and not user.deactivated]
        if not people:
            return None
        who = asked.get("as", "") if asked.get("as") in people else people[0]
        mine = [channel.id for channel in self.workspace.channels.values() if who in channel.members]
        where = asked.get("in", "")
        if where not in mine and not (where == HOME and self.workspace.app.has_home):
            where = mine[0] if mine else ""
        return Place(who, where, asked.get("trouble", ""))

    def _acting(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        async def acted(request: Request) -> Response:
            if request.headers.get("origin") not in {None, _origin(request)}:
                return PlainTextResponse("only from this page", 403)
            form = Form(parse_qs((await request.body()).decode(), keep_blank_values=True))
            place = self._place({"as": form.one("as"), "in": form.one("in")})
            if place is None:
                return PlainTextResponse("nobody is here", 409)
            version = self.workspace.feed.version
            place = await self._done(act, place, form)
            if SCRIPTED not in request.headers and not place.trouble:
                await self._settled(version)
            return RedirectResponse(_address(place), 303)

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

    async def _static(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _STATIC:
            return PlainTextResponse("not found", 404)
        return Response(files("sandbox").joinpath("templates", name).read_bytes(), media_type=_STATIC[name])

    async def _file(self, request: Request) -> Response:
        """Pictures are shown; anything else is only handed over."""
        file = self.workspace.files.get(request.path_params["file"])
        if file is None:
            return PlainTextResponse("not found", 404)
        media = "image/png" if file.name.endswith(".png") else "application/octet-stream"
        return Response(file.content, media_type=media, headers={"x-content-type-options": "nosniff"})

    async def _permalink(self, request: Request) -> Response:
        return RedirectResponse(f"/?{urlencode({'in': request.path_params['channel']})}", 303)


def _origin(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _address(place: Place) -> str:
    asked = {"as": place.who, "in": place.where}
    return f"/?{urlencode(asked | ({'trouble': place.trouble} if place.trouble else {}))}"
