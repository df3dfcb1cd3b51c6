"""What stories ask for beside a world: one with other people in it, or one in which the bot may read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from sandbox.app_identity import RINGBACK_SCOPES
from tests.mailbox import Mailbox
from tests.world import World

OpenWorld = Callable[..., World]


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
