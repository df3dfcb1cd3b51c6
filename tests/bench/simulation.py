"""What trying a program on the past costs: rows a second, all the way and part by part."""

import csv
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot.feedback import Feedback
from bot.simulation import Fate, fates, forecast, whole
from handlers.feedback_file import read
from handlers.sources import settings_of
from tests.bench.figures import Row
from tests.clocks import MONDAY
from tests.world import program

_ROWS = 100_000
_DAYS = 180
_BAR = 4_000
_SOURCE = "relationship-nps"
_WORDS = ("the engineer came twice", "nobody called back", "I wait for a line that holds", "a bill I understand")
_Found = TypeVar("_Found")


def measured(databases: Sequence[object]) -> list[Row]:
    """No database takes part."""
    with tempfile.TemporaryDirectory(prefix="rb-bench-") as folder:
        file = Path(folder) / "past.csv"
        _write(file)
        rows, reading = _timed(lambda: _read(file))
    past, sorting = _timed(lambda: whole(rows))
    found, routing = _timed(lambda: _routed(past))
    future, reckoning = _timed(lambda: forecast(program(), past, found))
    assert future.shares.answers == _ROWS
    assert future.tickets > _ROWS / 3
    took = reading + sorting + routing + reckoning
    rate, tickets = _ROWS / took, future.tickets
    return [
        Row("reading the file", f"{_ROWS / reading:,.0f} rows/s"),
        Row("the program's conditions (`Program.route`)", f"{_ROWS / routing:,.0f} rows/s"),
        Row(f"load, targets and messages of {tickets:,} tickets", f"{tickets / reckoning:,.0f} tickets/s"),
        Row(
            f"simulating {_ROWS:,} rows, {took:.1f} s",
            f"{rate:,.0f} rows/s",
            bar=f"≥ {_BAR:,} rows/s",
            holds=rate >= _BAR,
        ),
    ]


def _timed(do: Callable[[], _Found]) -> tuple[_Found, float]:
    """What *do* found, and the processor's seconds: nothing here waits, and who else is at work should not count."""
    began = time.process_time()
    found = do()
    return found, time.process_time() - began


def _routed(past: list[Feedback]) -> list[Fate]:
    return list(fates(program(), past))


def _read(file: Path) -> list[Feedback]:
    settings = settings_of(_SOURCE, program().sources[_SOURCE], program().program.zone)
    return [row for row in read(file, settings, datetime.now(UTC)) if isinstance(row, Feedback)]


def _write(file: Path) -> None:
    """Half a year of answers, with comments as long as people's are; a seed, so that every run reads the same."""
    chance = random.Random(5)
    with file.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("id", "submitted_at", "touchpoint", "score", "comment", "customer_plan"))
        for number in range(_ROWS):
            sent = MONDAY - timedelta(days=_DAYS) + timedelta(seconds=chance.randrange(_DAYS * 86_400))
            words = " ".join(chance.choices(_WORDS, k=chance.randrange(1, 12)))
            plan = chance.choice(("home", "business"))
            rows.writerow((f"r{number}", sent.isoformat(), "Order", chance.randrange(11), words, plan))
