"""The demo in an empty folder."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.demo.show import Show, show

Play = Callable[[Callable[[Show], Awaitable[None]]], None]


@pytest.fixture
def play(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Runs the demo for as long as a story takes."""
    monkeypatch.chdir(tmp_path)

    def played(story: Callable[[Show], Awaitable[None]]) -> None:
        async def playing() -> None:
            async with show(tmp_path) as demo:
                await story(demo)

        asyncio.run(playing())

    return played
