"""`ringback serve`: the bot, until it is told to stop."""

import asyncio
import gc
import signal
import socket
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from handlers import logs
from handlers.cli.backlog_words import held_lines
from handlers.cli.house import Bot, House
from handlers.cli.surroundings import environ
from handlers.cli.values import whole_number
from handlers.cli.web_server import WebServer, address_of, listen, run
from handlers.settings import Settings, settings_with

#: `--program`, wherever a command needs the program in force.
ProgramFile = Annotated[Path | None, typer.Option("--program", metavar="FILE", help="The program file.")]
Port = Annotated[int | None, typer.Option(parser=whole_number, metavar="PORT", help="8000 if PORT says nothing else.")]


def add(app: typer.Typer, house: House) -> None:
    @app.command()
    def serve(
        host: Annotated[str | None, typer.Option(help="Where to listen; 127.0.0.1 if HOST says nothing else.")] = None,
        port: Port = None,
        program: ProgramFile = None,
        hold: Annotated[bool, typer.Option("--hold", help="Send nothing by itself, and let no clock run.")] = False,
    ) -> None:
        """The bot: web server, workers, heartbeats."""
        settings = settings_with(host=host, port=port, ringback_program=program and str(program))
        logs.set_up(settings.log_format)
        with house.one_serve(settings.database_url), listen(settings.host, settings.port) as listener:
            run(_serve(house, settings, environ(), listener, hold))


async def _serve(
    house: House, settings: Settings, secrets: Mapping[str, str], listener: socket.socket, hold: bool
) -> None:
    bot = house.open_bot(settings, secrets)

    def ready() -> None:
        typer.echo(f"Ringback listens on {address_of(listener)} ({_connected(settings)}). Ctrl-C stops it.")
        if hold:
            _say_what_would_leave(bot)

    await live(bot, WebServer(bot.web, listener, ready), hold=hold)


def _say_what_would_leave(bot: Bot) -> None:
    typer.echo("Held: nothing is sent by itself and no clock runs. Start it without --hold to let it go on.")
    now = datetime.now(UTC)
    for line in held_lines(bot.backlog.unsent(), bot.backlog.timers(now), now):
        typer.echo(line)


async def live(bot: Bot, server: WebServer, *, hold: bool = False) -> None:
    """From the bot's start to its stop; requests are answered before it stops."""
    try:
        await bot.start(by_itself=not hold)
        read_again_when_told(bot)
        spare_the_collector()
        await server.serve_until_told()
    finally:
        await bot.stop()


def read_again_when_told(bot: Bot) -> None:
    """SIGHUP asks, as of other servers, for the file to be read again; Windows has none."""
    if hasattr(signal, "SIGHUP"):
        asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, bot.program.reload)


def spare_the_collector() -> None:
    """What the start left behind stays for good: looking through it again and again stops everybody for 0.1 s."""
    gc.collect()
    gc.freeze()


def _connected(settings: Settings) -> str:
    return f"{_slack(settings)}, {_mail(settings)}"


def _slack(settings: Settings) -> str:
    if settings.slack_bot_token is None:
        return "no chat: SLACK_BOT_TOKEN is not set"
    return "Slack in Socket Mode" if settings.slack_app_token else "Slack over HTTP"


def _mail(settings: Settings) -> str:
    if settings.smtp_url is None:
        return "no mail: SMTP_URL is not set"
    return f"mail through {urlsplit(settings.smtp_url.get_secret_value()).hostname}"
