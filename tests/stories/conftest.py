"""What stories ask for beside a world: one with other people in it, or one in which the bot may read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stderr
from io import StringIO
from typing import Any

import pytest
import structlog

from handlers import logs
from sandbox.app_identity import RINGBACK_SCOPES
from tests.mailbox import Mailbox
from tests.world import World

OpenWorld = Callable[..., World]


@pytest.fixture(autouse=True)
def log() -> Iterator[StringIO]:
    """The log as an operator has it; shown beside a story that fails."""
    written = StringIO()
    with redirect_stderr(written):
        logs.set_up("json")
    yield written
    structlog.reset_defaults()
    print(written.getvalue())  # noqa: T201  # pytest shows it where it matters


@pytest.fixture
def open_world(database_url: str, mailbox: Mailbox) -> Iterator[OpenWorld]:
    """Opens a world that differs from the usual one: `open_world(program=..., pace=...)`."""
    with ExitStack() as worlds:

        def opened(**differences: Any) -> World:
            return worlds.enter_context(World(database_url, mailbox, **differences))

        yield opened


@pytest.fixture
def reading_world(open_world: OpenWorld) -> World:
    """A workspace that has granted `channels:history`: after an unknown outcome the bot can look."""
    return open_world(scopes=[*RINGBACK_SCOPES, "channels:history"])
