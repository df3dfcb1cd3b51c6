"""One writer thread per process, committing in groups: whatever queued while the last commit ran."""

import asyncio
import queue
import threading
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import structlog

from bot.errors import Busy
from bot.ports import Work
from storage.ledger import Answer, Ledger

T = TypeVar("T")
log = structlog.get_logger()

#: More than this in one commit makes the first of them wait longer than the sharing saves.
_LARGEST_GROUP = 128
_WAIT_WHEN_FULL = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class _Item:
    work: Work[Any]
    future: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop


class Writer:
    """
    Takes work from any event loop and answers it after its commit.

    No timer: alone, nobody waits; in a crowd, many share one fsync. The queue
    is bounded; when it is full, `Busy` says so at once.
    """

    def __init__(self, ledger: Ledger, *, limit: int = 2000) -> None:
        self._ledger = ledger
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._limit = limit
        self._thread = threading.Thread(target=self._write, name="writer", daemon=True)
        self._stopped = False

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Write what is queued, then end. What comes later is refused as `Busy`."""
        self._stopped = True
        self._queue.put(None)
        self._thread.join()

    @property
    def waiting(self) -> int:
        """How much is queued."""
        return self._queue.qsize()

    def do(self, work: Work[T]) -> Awaitable[T]:
        if self._stopped or self._queue.qsize() >= self._limit:
            raise Busy(_WAIT_WHEN_FULL)
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._queue.put(_Item(work, future, loop))
        return future

    def _write(self) -> None:
        while (group := self._next_group()) is not None:
            if group:
                _answer(group, self._run([item.work for item in group]))

    def _run(self, works: list[Work[Any]]) -> list[Answer]:
        try:
            return self._ledger.run(works)
        except Exception as trouble:  # whatever happens, everybody is answered and the thread lives
            log.exception("writing failed", works=len(works))
            return [Answer(error=trouble)] * len(works)

    def _next_group(self) -> list[_Item] | None:
        first = self._queue.get()
        if first is None:
            return None
        group = [first]
        while len(group) < _LARGEST_GROUP:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if item is None:
                self._queue.put(None)
                break
            group.append(item)
        return group


def _answer(group: list[_Item], answers: list[Answer]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Answer]]] = {}
    for item, answer in zip(group, answers, strict=True):
        by_loop.setdefault(item.loop, []).append((item.future, answer))
    for loop, settled in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, settled)


def _settle(settled: list[tuple[asyncio.Future[Any], Answer]]) -> None:
    for future, answer in settled:
        if future.done():
            continue
        if answer.error is not None:
            future.set_exception(answer.error)
        else:
            future.set_result(answer.value)
