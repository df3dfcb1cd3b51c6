"""`GET /map/{token}`: the map of the program in force, for whoever was given a link in the chat."""

import asyncio
from typing import Final
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from blocks.maps import ended_page, html, page
from bot.maps import program_map
from bot.moment import Moment
from handlers.map_links import PATH, MapLinks, Seen

#: Nothing is kept, passed on or framed: who may read it is decided anew each time.
_HEADERS: Final = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex",
}


def map_routes(links: MapLinks) -> list[Route]:
    async def shown(request: Request) -> Response:
        match links.seen(request.path_params["token"]):
            case Seen.GOOD:
                drawn = await asyncio.to_thread(_drawn, links.moment())
                return HTMLResponse(drawn, headers=_HEADERS)
            case Seen.ENDED:
                return HTMLResponse(ended_page(), status_code=410, headers=_HEADERS)
        return HTMLResponse(ended_page(), status_code=404, headers=_HEADERS)

    return [Route(f"{PATH}/{{token}}", shown, methods=["GET"])]


def _drawn(moment: Moment) -> str:
    today = moment.now.astimezone(ZoneInfo(moment.program.program.zone)).date()
    return html(page(program_map(moment.program), today))
