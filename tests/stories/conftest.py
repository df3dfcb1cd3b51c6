"""What stories ask for beside a world: one with other people in it, or one in which the bot may read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, redirect_stderr
from io import StringIO
from typing import Any

import pytest
import structlog

from handlers import logs
from sandbox.app_identity import RINGBACK_SCOPES
from tests.bugs import bugs_told, plants_a_bug, unsaid
from tests.mailbox import Mailbox
from tests.world import World

OpenWorld = Callable[..., World]


@pytest.fixture(autouse=True)
def log(request: pytest.FixtureRequest) -> Iterator[StringIO]:
    """The log as an operator has it; shown beside a story that fails, and which tells of no bug of ours."""
    written = StringIO()
    with redirect_stderr(written):
        logs.set_up("json")
    yield written
    structlog.reset_defaults()
    print(written.getvalue())  # noqa: T201  # pytest shows it where it matters
    assert plants_a_bug(request.node) or list(bugs_told(written.getvalue())) == []


@pytest.fixture
def open_world(database_url: str, mailbox: Mailbox, request: pytest.FixtureRequest) -> Iterator[OpenWorld]:
    """Opens a world that differs from the usual one: `open_world(program=..., pace=...)`."""
    opened: list[World] = []
    with ExitStack() as worlds:

        def open_one(**differences: Any) -> World:
            opened.append(worlds.enter_context(World(database_url, mailbox, **differences)))
            return opened[-1]

        yield open_one
        assert plants_a_bug(request.node) or [left for world in opened for left in unsaid(world)] == []


@pytest.fixture
def reading_world(open_world: OpenWorld) -> World:
    """A workspace that has granted `channels:history`: after an unknown outcome the bot can look."""
    return open_world(scopes=[*RINGBACK_SCOPES, "channels:history"])
