"""A load from a second process: many connections, each asking again as soon as it is answered."""

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests a second, and how long one took (seconds)."""

    rate: float
    p50: float
    p99: float
    failed: int


class _Answers(asyncio.Protocol):
    """One kept-alive connection; reads answers that state their length."""

    def __init__(self, next_request: Callable[[], bytes | None], took: list[float], failed: list[int]) -> None:
        self._next, self._took, self._failed = next_request, took, failed
        self._buffer = b""
        self.ended = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        request = self._next()
        if request is None:
            self._transport.close()
            return
        self._since = time.perf_counter()
        self._transport.write(request)  # type: ignore[attr-defined]  # a TCP transport

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
        if len(body) < length:
            return
        self._took.append(time.perf_counter() - self._since)
        if head[9:12] not in (b"200", b"202"):
            self._failed.append(1)
        self._buffer = b""
        self._ask()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_result(None)


async def measure(url: str, requests: list[bytes], connections: int) -> Measured:
    """Sends every one of *requests* once, over *connections* at a time."""
    where = urlsplit(url)
    waiting = iter(requests)
    took: list[float] = []
    failed: list[int] = []
    loop = asyncio.get_running_loop()
    began = time.perf_counter()

    async def connection() -> None:
        _, answers = await loop.create_connection(
            lambda: _Answers(lambda: next(waiting, None), took, failed), where.hostname, where.port
        )
        await answers.ended

    await asyncio.gather(*(connection() for _ in range(connections)))
    return Measured(
        rate=len(took) / (time.perf_counter() - began),
        p50=statistics.median(took),
        p99=statistics.quantiles(took, n=100)[98],
        failed=len(failed),
    )


def main() -> None:
    """`python -m tests.bench.load URL CONNECTIONS < requests`: each request as a JSON string, one a line."""
    requests = [json.loads(line).encode("latin-1") for line in sys.stdin]
    measured = asyncio.run(measure(sys.argv[1], requests, int(sys.argv[2])))
    json.dump([measured.rate, measured.p50, measured.p99, measured.failed], sys.stdout)


if __name__ == "__main__":
    main()
