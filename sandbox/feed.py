"""Tells whoever watches that something changed."""

import asyncio
from collections.abc import Callable


class Feed:
    """A version that counts up; listeners are called with the new one, in the thread that made the change."""

    def __init__(self) -> None:
        self.version = 0
        self.closed = False
        self._listeners: list[Callable[[int], None]] = []

    def changed(self) -> None:
        self.version += 1
        self._tell()

    def close(self) -> None:
        """Wakes all who wait, for the last time."""
        self.closed = True
        self._tell()

    def listen(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Returns what ends the listening."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def after(self, version: int) -> int:
        """The version, as soon as it is past *version* or the feed is closed."""
        loop, woken = asyncio.get_running_loop(), asyncio.Event()

        def wake(_: int) -> None:
            loop.call_soon_threadsafe(woken.set)

        stop = self.listen(wake)
        try:
            while self.version <= version and not self.closed:
                await woken.wait()
                woken.clear()
        finally:
            stop()
        return self.version

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener(self.version)
