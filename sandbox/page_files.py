"""What the page loads beside itself: its own parts, what apps uploaded, and customers' mail."""

from importlib.resources import files
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from sandbox.workspace import Workspace

_STATIC: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
#: Shown as what they are; anything else is only handed over.
PICTURES: Final = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif"}
#: A mail is somebody else's page: it may look like something, and its links open elsewhere; nothing in it runs.
_MAIL_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)
_AS_WRITTEN: Final = {"x-content-type-options": "nosniff"}
_NOT_FOUND: Final = "not found"


def file_routes(workspace: Workspace) -> list[Route]:
    async def uploaded(request: Request) -> Response:
        file = workspace.files.get(request.path_params["file"])
        if file is None:
            return PlainTextResponse(_NOT_FOUND, 404)
        return Response(file.content, media_type=_media(file.name, PICTURES), headers=_AS_WRITTEN)

    async def mail(request: Request) -> Response:
        found = workspace.mail(request.query_params.get("id", ""))
        if found is None:
            return PlainTextResponse(_NOT_FOUND, 404)
        headers = {"content-security-policy": _MAIL_POLICY, **_AS_WRITTEN}
        return HTMLResponse(f'<base target="_blank">{found.html}', headers=headers)

    return [
        Route("/static/{name}", _static),
        Route("/files/{file}", uploaded),
        Route("/mail", mail),
        Route("/archives/{channel}/{message}", _permalink),
    ]


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    part = files("sandbox").joinpath("static", name)
    if "/" in name or "\\" in name or not part.is_file() or not name.endswith(tuple(_STATIC)):
        return PlainTextResponse(_NOT_FOUND, 404)
    headers = {"cache-control": "no-cache", **_AS_WRITTEN}
    return Response(part.read_bytes(), media_type=_media(name, _STATIC), headers=headers)


async def _permalink(request: Request) -> Response:
    return RedirectResponse(f"/?{urlencode({'in': request.path_params['channel']})}", 303)


def _media(name: str, known: dict[str, str]) -> str:
    return next((media for end, media in known.items() if name.lower().endswith(end)), "application/octet-stream")
