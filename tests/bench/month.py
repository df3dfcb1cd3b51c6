"""A month with a thousand tickets, walked through and lived through minute by minute: the same messages."""

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests import databases
from tests.month import END, START, a_busy_program, deeds
from tests.office import Deed, Office

TICKETS = 1_000
TICK = timedelta(minutes=1)


def compare() -> int:
    """0 where both are the same."""
    with tempfile.TemporaryDirectory(prefix="rb-month-") as folder:
        template = databases.sqlite_template(Path(folder))
        walked = _passed(template, Path(folder) / "walked", lambda office, plan: office.walk(END, plan))
        lived = _passed(template, Path(folder) / "lived", lambda office, plan: office.live(END, plan, TICK))
    same = walked == lived
    sys.stdout.write(f"{len(walked)} messages; {'the same' if same else 'not the same'}\n")
    for message in sorted(set(walked) ^ set(lived), key=str)[:20]:
        sys.stdout.write(f"only {'walked' if message in walked else 'lived'}: {message}\n")
    return 0 if same else 1


def _passed(template: Path, folder: Path, passes: Callable[[Office, list[Deed]], None]) -> list[tuple[Any, ...]]:
    folder.mkdir()
    program, began = a_busy_program(), time.perf_counter()
    with Office(databases.sqlite_url(template, folder), program, START) as office:
        passes(office, deeds(TICKETS, program, TICK))
        sys.stdout.write(f"{folder.name}: {time.perf_counter() - began:.0f} s\n")
        return office.messages(TICK)
