"""The command line in this process, and as a process of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from typer.testing import CliRunner, Result

import app
from handlers.cli import House, commands
from tests.cli.process import ENVIRONMENT, Ringback

Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, and an environment without anybody's settings."""
    monkeypatch.chdir(tmp_path)
    for name in ("PUBLIC_URL", "SLACK_BOT_TOKEN", "SMTP_URL", "HOST", "PORT"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return tmp_path


@pytest.fixture
def ringback(home: Path) -> Iterator[Run]:
    """`ringback("program", "check", file)`: what it printed, and its exit code."""
    command_line: Any = commands(House(app.composition))

    def run(*arguments: object) -> Result:
        return CliRunner().invoke(command_line, [str(each) for each in arguments], catch_exceptions=False)

    yield run
    structlog.reset_defaults()  # `serve` logs to a stderr that is closed by now


@pytest.fixture
def start(home: Path) -> Iterator[Callable[..., Ringback]]:
    """Starts `ringback …` as a process; all of them end with the test."""
    started: list[Ringback] = []

    def start(*arguments: object, **environ: str) -> Ringback:
        started.append(Ringback(home, [str(each) for each in arguments], environ))
        return started[-1]

    yield start
    for process in started:
        process.kill()
