"""
`make bench`: what the loop and its clock cost, as ratios in one run.

`--write` keeps the figures in docs/performance.md; `--loop`, `--time` and `--simulate`
measure one of the three, `--month` lives through one; `--sqlite` leaves PostgreSQL out.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests import databases
from tests.bench import clockwork, month, simulation
from tests.bench.figures import Row, keep, table
from tests.bench.load import Measured
from tests.bench.signed import claim, feedback

#: A new address for a database, whenever one is needed.
Fresh = Callable[[], str]

ROOT = Path(__file__).parents[2]
_ROUNDS = 3
#: Requests a round at one connection, and at many.
_FEW, _MANY = 500, 3000


@contextmanager
def served(kind: str, database_url: str = "") -> Iterator[str]:
    """A server in a process of its own; its address."""
    command = [sys.executable, "-m", "tests.bench.served", kind]
    environ = {**os.environ, "DATABASE_URL": database_url, "LOG_FORMAT": "text"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environ) as process:
        assert process.stdout is not None
        # its log goes there, too
        port = next(line.strip() for line in process.stdout if line.strip().isdecimal())
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(30)


def loaded(url: str, requests: list[bytes], connections: int) -> Measured:
    """The load comes from a process of its own, too."""
    lines = "\n".join(json.dumps(request.decode("latin-1")) for request in requests)
    command = [sys.executable, "-m", "tests.bench.load", url, str(connections)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, cwd=ROOT)
    measured = Measured(*json.loads(done.stdout))
    assert not measured.failed, f"{measured.failed} requests were not taken"
    return measured


class Numbers:
    """Every request is new: a repeat would be a duplicate, and cheaper."""

    def __init__(self) -> None:
        self._next = 0

    def requests(self, many: int) -> list[bytes]:
        self._next += many
        return [feedback(n) for n in range(self._next - many, self._next)]


def intake(bare_url: str, ours: str, numbers: Numbers, connections: int) -> tuple[float, float]:
    """Rates of both, interleaved over the rounds; medians."""
    requests = _FEW if connections == 1 else _MANY
    bare_rates, our_rates = [], []
    for _ in range(_ROUNDS):
        bare_rates.append(loaded(bare_url, numbers.requests(requests), connections).rate)
        our_rates.append(loaded(ours, numbers.requests(requests), connections).rate)
    return statistics.median(bare_rates), statistics.median(our_rates)


def measured(name: str, database_url: str, bar: float) -> list[Row]:
    """One database: webhooks against the bare route, then presses on the tickets they opened."""
    numbers = Numbers()
    rows = []
    with served("bare") as bare_url, served("whole", database_url) as ours:
        loaded(ours, numbers.requests(200), 8)
        for connections in (1, 32):
            bare_rate, our_rate = intake(bare_url, ours, numbers, connections)
            what = f"webhook to durable ticket, {name}, {connections} connection{'s' if connections > 1 else ''}"
            ratio = our_rate / bare_rate
            rows.append(Row(what, f"{our_rate:,.0f}/s", f"{bare_rate:,.0f}/s", ratio, f"≥ {bar}", ratio >= bar))
        alone = loaded(ours, [claim(n) for n in range(1, 401)], 1)
        crowd = loaded(ours, [claim(n) for n in range(401, 1601)], 16)
    press = f"press on Claim to its acknowledgement, {name}"
    rows.append(Row(f"{press}, p50 at 1 connection", _ms(alone.p50), bar="≤ 5 ms", holds=alone.p50 <= 0.005))
    rows.append(Row(f"{press}, p99 at 16 connections", _ms(crowd.p99), bar="≤ 500 ms", holds=crowd.p99 <= 0.5))
    return rows


def disk(folder: str) -> float:
    """Milliseconds that this disk takes to keep 4 kB for good: no commit is quicker."""
    took = []
    with open(Path(folder) / "sync", "wb", buffering=0) as file:
        for _ in range(200):
            file.write(b"x" * 4096)
            began = time.perf_counter()
            os.fsync(file.fileno())
            took.append(time.perf_counter() - began)
    return statistics.median(took) * 1000


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def machine() -> str:
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} before it began"


def the_loop(databases: Sequence[tuple[str, Fresh]]) -> list[Row]:
    bars = {"SQLite": 0.25, "PostgreSQL": 0.15}
    return [row for name, fresh in databases for row in measured(name, fresh(), bars[name])]


#: What is measured, and its place on the page.
PARTS = {
    "loop": (the_loop, "figures"),
    "time": (clockwork.measured, "figures of time"),
    "simulate": (simulation.measured, "figures of simulation"),
}


def main() -> int:
    if "--month" in sys.argv:
        return month.compare()
    began_on = machine()
    chosen = [name for name in PARTS if f"--{name}" in sys.argv] or list(PARTS)
    holds = True
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as folder, every_database(Path(folder)) as kinds:
        synced = disk(folder)
        for name in chosen:
            measure, place = PARTS[name]
            rows = measure(kinds)
            report = f"{began_on}; one fsync takes {synced:.2f} ms here.\n\n{table(rows)}\n"
            sys.stdout.write(report)
            if "--write" in sys.argv:
                keep(report, place)
            holds = holds and all(row.holds for row in rows)
    return 0 if holds else 1


@contextmanager
def every_database(folder: Path) -> Iterator[list[tuple[str, Fresh]]]:
    """A name, and how to come by a new one."""
    numbers = count()
    kinds: list[tuple[str, Fresh]] = [("SQLite", lambda: f"sqlite:///{folder}/bench-{next(numbers)}.db")]
    if "--sqlite" in sys.argv:
        yield kinds
        return
    server = next(servers := databases.postgres())
    yield [*kinds, ("PostgreSQL", server.fresh)]
    servers.close()


if __name__ == "__main__":
    sys.exit(main())
