"""The two servers that are compared: a bare signed route, and the whole program."""

import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from composition import Ringback
from handlers.cli.serve import spare_the_collector
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


async def _serve(application: Starlette) -> None:
    config = uvicorn.Config(application, http="httptools", log_config=None, access_log=False, lifespan="off")
    listener = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    await uvicorn.Server(config).serve([listener])


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
    spare_the_collector()
    for member in matched():
        await bot.members.keep(member)
    await _serve(bot.web)
    await bot.stop()


def main() -> None:
    if sys.argv[1] == "bare":
        uvloop.run(_serve(Starlette(routes=[Route("/feedback/{source}", bare, methods=["POST"])])))
    else:
        uvloop.run(whole(os.environ["DATABASE_URL"]))


if __name__ == "__main__":
    main()
