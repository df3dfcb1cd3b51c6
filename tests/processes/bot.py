"""A bot in a process of its own, to be killed; says its port on the first line."""

import asyncio
import socket
import sys
from datetime import timedelta

import uvicorn

from composition import Ringback
from handlers import logs
from handlers.settings import Settings
from tests.world import program, program_with


async def serve() -> None:
    """As in real life, but Slack and the mail server take all at once, and a flood of tickets is a flood of cards."""
    at_once = program().program.model_copy(update={"undo": timedelta(0)})
    teams = {name: team.model_copy(update={"most_at_once": 10_000}) for name, team in program().teams.items()}
    bot = Ringback(Settings(_env_file=None), program_with(program=at_once, teams=teams), pace=timedelta(0))
    server = uvicorn.Server(uvicorn.Config(bot.web, log_config=None, access_log=False, lifespan="off"))
    await bot.start()
    listener = socket.create_server(("127.0.0.1", 0))
    sys.stdout.write(f"{listener.getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve([listener])
    await bot.stop()


if __name__ == "__main__":
    logs.set_up("text")
    sys.exit(asyncio.run(serve()))
