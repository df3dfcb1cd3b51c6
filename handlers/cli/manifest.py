"""`ringback manifest`: the app manifest of a platform, generated from what exists."""

import json
from typing import Annotated
from urllib.parse import urlsplit

import typer

from handlers.cli.house import House
from handlers.settings import SettingsError, settings_with
from handlers.slack.manifest import manifest as slack_manifest

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def _must_be_reachable(url: str) -> None:
    """Slack calls https addresses only; a sandbox on this machine takes what it gets."""
    parts = urlsplit(url)
    if not parts.hostname or (parts.scheme != "https" and parts.hostname not in _LOOPBACK):
        raise SettingsError(f"PUBLIC_URL: Slack calls https addresses only, and {url} is none; or choose --socket-mode")


def add(app: typer.Typer, house: House) -> None:
    group = typer.Typer(no_args_is_help=True)
    app.add_typer(group, name="manifest")

    @group.callback()
    def manifest() -> None:
        """The app manifest of a platform, to create the app from."""

    @group.command()
    def slack(
        url: Annotated[str, typer.Option("--url", help="Where Slack reaches the bot; PUBLIC_URL if not given.")] = "",
        socket_mode: Annotated[
            bool, typer.Option("--socket-mode", help="The bot calls Slack, and needs no public address.")
        ] = False,
    ) -> None:
        """Slack's manifest (JSON): api.slack.com/apps, "Create New App", "From a manifest"."""
        public = url or settings_with().public_url
        if not public and not socket_mode:
            raise SettingsError("PUBLIC_URL: say with --url where Slack reaches the bot, or choose --socket-mode")
        if public and not socket_mode:
            _must_be_reachable(public)
        typer.echo(json.dumps(slack_manifest("" if socket_mode else public), indent=2, ensure_ascii=False))
