"""The Web API as the app sees it: `/api/{method}`, response URLs and uploads."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from sandbox import replying
from sandbox.arguments import Arguments
from sandbox.errors import RateLimited, SlackError
from sandbox.hang_up import HangUp
from sandbox.methods import METHODS, TAKES_JSON
from sandbox.scopes import check_scope
from sandbox.tokens import check_token
from sandbox.workspace import Call, Workspace

Json = dict[str, Any]

_DOWN = "<!DOCTYPE html><html><body><h1>503 Service Unavailable</h1></body></html>"


@dataclass(frozen=True)
class WebApi:
    """One workspace, served. Every error but a rate limit or an outage is a 200 with `"ok": false`."""

    workspace: Workspace

    def routes(self) -> list[Route]:
        return [
            Route("/api/{method}", self._faulty(self._call), methods=["GET", "POST"]),
            Route("/response/{name}", self._faulty(self._respond), methods=["POST"]),
            Route("/upload/v1/{file}", self._faulty(self._upload), methods=["POST"]),
        ]

    def _faulty(self, endpoint: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        async def under_trouble(request: Request) -> Response:
            faults = self.workspace.faults
            if faults.is_down:
                return HTMLResponse(_DOWN, status_code=503)
            answer = await endpoint(request)
            if faults.delay:
                await asyncio.sleep(faults.delay)
            return HangUp() if faults.takes_a_drop() else answer

        return under_trouble

    async def _call(self, request: Request) -> Response:
        method, body = request.path_params["method"], await request.body()
        content_type = request.headers.get("content-type", "")
        arguments, error = Arguments({}), None
        try:
            arguments = Arguments.parse(request.query_params, content_type, body, json_is_read=method in TAKES_JSON)
            fields = self._granted(method, arguments, request.headers.get("authorization", ""))
        except SlackError as refusal:
            error, fields = refusal.code, {"error": refusal.code, **refusal.details}
        except RateLimited as limit:
            error = "ratelimited"
            return self._limited(limit)
        finally:
            self.workspace.calls.append(Call(method, arguments.values, error))
        return self._json({"ok": error is None, **fields})

    def _granted(self, method: str, arguments: Arguments, authorization: str) -> Json:
        if method not in METHODS:
            raise SlackError("unknown_method", req_method=method)
        token = authorization.removeprefix("Bearer ") or arguments.text("token")
        arguments.values.pop("token", None)
        check_token(self.workspace.app, method, token)
        self.workspace.faults.check_method(method)
        if self.workspace.strict_rates:
            self.workspace.rates.call(method)
        check_scope(self.workspace, method)
        return METHODS[method](self.workspace, arguments)

    def _json(self, fields: Json, status: int = 200, **headers: str) -> Response:
        headers["x-oauth-scopes"] = ",".join(sorted(self.workspace.app.scopes))
        return JSONResponse(fields, status, headers)

    def _limited(self, limit: RateLimited) -> Response:
        return self._json({"ok": False, "error": "ratelimited"}, 429, **{"retry-after": str(limit.retry_after)})

    async def _respond(self, request: Request) -> Response:
        """A response URL: no token, and its own errors come with status 404."""
        body = await request.body()
        arguments, error = Arguments({}), None
        try:
            arguments = Arguments.parse({}, request.headers.get("content-type", ""), body)
            replying.answer(self.workspace, self.workspace.replies.use(request.path_params["name"]), arguments)
        except SlackError as refusal:
            error = refusal.code
            gone = error in {"no_such_url", "expired_url", "used_url"}
            return JSONResponse({"ok": False, "error": error, **refusal.details}, 404 if gone else 400)
        finally:
            self.workspace.calls.append(Call("response_url", arguments.values, error))
        return PlainTextResponse("ok")

    async def _upload(self, request: Request) -> Response:
        file = self.workspace.files.get(request.path_params["file"])
        if file is None:
            return PlainTextResponse("not found", 404)
        file.content = await request.body()
        file.uploaded = True
        return PlainTextResponse(f"OK - {len(file.content)}")
