"""Work that goes on after an acknowledgement; tracked, so that a stop waits for it."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

log = structlog.get_logger()


class Tasks:
    """Answers on their way to whoever asked; they may be lost with the process, never with an exception."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (trouble := task.exception()) is not None:
            log.warning("an answer was lost", why=type(trouble).__name__)

    async def settle(self) -> None:
        """Until nothing is on its way any more."""
        while self._running:
            await asyncio.wait(set(self._running))
