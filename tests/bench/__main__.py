"""`make bench`: what the loop costs, as ratios in one run; `--write` keeps the figures in docs/performance.md."""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import databases
from tests.bench.load import Measured
from tests.bench.signed import claim, feedback

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
        port = process.stdout.readline().strip()
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


@dataclass(frozen=True, slots=True)
class Row:
    what: str
    bare: float
    ours: float
    bar: str
    holds: bool


class Numbers:
    """Every request is new: a repeat would be a duplicate, and cheaper."""

    def __init__(self) -> None:
        self._next = 0

    def requests(self, count: int) -> list[bytes]:
        self._next += count
        return [feedback(n) for n in range(self._next - count, self._next)]


def intake(bare_url: str, ours: str, numbers: Numbers, connections: int) -> tuple[float, float]:
    """Rates of both, interleaved over the rounds; medians."""
    count = _FEW if connections == 1 else _MANY
    bare_rates, our_rates = [], []
    for _ in range(_ROUNDS):
        bare_rates.append(loaded(bare_url, numbers.requests(count), connections).rate)
        our_rates.append(loaded(ours, numbers.requests(count), connections).rate)
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
            rows.append(Row(what, bare_rate, our_rate, f"≥ {bar}", our_rate / bare_rate >= bar))
        alone = loaded(ours, [claim(n) for n in range(1, 401)], 1)
        crowd = loaded(ours, [claim(n) for n in range(401, 1601)], 16)
    rows.append(
        Row(
            f"press on Claim to its acknowledgement, {name}, p50 at 1 connection",
            0,
            alone.p50 * 1000,
            "≤ 5 ms",
            alone.p50 <= 0.005,
        )
    )
    rows.append(
        Row(
            f"press on Claim to its acknowledgement, {name}, p99 at 16 connections",
            0,
            crowd.p99 * 1000,
            "≤ 500 ms",
            crowd.p99 <= 0.5,
        )
    )
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


def table(rows: list[Row]) -> str:
    lines = ["| what | bare | ours | ratio | bar | holds |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        ratio = f"{row.ours / row.bare:.2f}" if row.bare else ""
        bare = f"{row.bare:,.0f}/s" if row.bare else ""
        ours = f"{row.ours:,.0f}/s" if row.bare else f"{row.ours:.1f} ms"
        lines.append(f"| {row.what} | {bare} | {ours} | {ratio} | {row.bar} | {'yes' if row.holds else 'no'} |")
    return "\n".join(lines)


def machine() -> str:
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} before it began"


def main() -> int:
    began_on = machine()
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as folder:
        synced = disk(folder)
        rows = measured("SQLite", f"sqlite:///{folder}/bench.db", 0.25)
        if "--sqlite" not in sys.argv:
            server = next(servers := databases.postgres())
            rows += measured("PostgreSQL", server.fresh(), 0.15)
            servers.close()
    report = f"{began_on}; one fsync takes {synced:.2f} ms here.\n\n{table(rows)}\n"
    sys.stdout.write(report)
    if "--write" in sys.argv:
        keep(report)
    return 0 if all(row.holds for row in rows) else 1


def keep(report: str) -> None:
    """Puts the figures into docs/performance.md, between its two marks."""
    page = ROOT / "docs/performance.md"
    before, begin, rest = page.read_text().partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->")
    page.write_text(f"{before}{begin}\n{report}\n{end}{after}")


if __name__ == "__main__":
    sys.exit(main())
