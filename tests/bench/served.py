"""The two servers that are compared: a bare signed route, and the whole program."""

import asyncio
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from app import Ringback
from handlers.program_file import load
from handlers.settings import Settings
from handlers.sources import FORMATS
from tests.bench.signed import SECRET, SIGNING_SECRET, matched


async def bare(request: Request) -> JSONResponse:
    """Checks the same signature and stores nothing."""
    body = await request.body()
    headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in request.headers.raw}
    FORMATS["standard"].verify(body, headers, (SECRET,), datetime.now(UTC))
    return JSONResponse({"status": "accepted"}, status_code=202)


def _server(application: Starlette) -> uvicorn.Server:
    config = uvicorn.Config(
        application, port=0, loop="uvloop", http="httptools", log_config=None, access_log=False, lifespan="off"
    )
    return uvicorn.Server(config)


async def _serve(application: Starlette) -> None:
    server = _server(application)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)
    await serving


async def whole(database_url: str) -> None:
    """Delivery is held: Slack takes one message a second, which is not what is measured."""
    secrets = {"STANDARD_SECRET": SECRET, "TYPEFORM_SECRET": "t", "DELIGHTED_SECRET": "d"}
    program = load(Path(__file__).parents[2] / "programs/broadband/program.yaml", secrets)
    settings = Settings(
        _env_file=None,
        database_url=database_url,
        slack_bot_token="xoxb-bench",
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url="http://127.0.0.1:9/api/",
        smtp_url="smtp://127.0.0.1:9",
        mail_from="care@contoso.example",
    )
    bot = Ringback(settings, program)
    await bot.start(by_itself=False)
    for member in matched():
        await bot.members.keep(member)
    await _serve(bot.web)
    await bot.stop()


def main() -> None:
    if sys.argv[1] == "bare":
        asyncio.run(_serve(Starlette(routes=[Route("/feedback/{source}", bare, methods=["POST"])])))
    else:
        asyncio.run(whole(os.environ["DATABASE_URL"]))


if __name__ == "__main__":
    main()
