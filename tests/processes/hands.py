"""Several processes that fire the same timers at the same time."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select

from bot.feedback import Customer, Feedback, Scale
from bot.intake import Ingest
from bot.moment import Moment
from storage import rows
from storage.engine import open_engine
from storage.ledger import Ledger
from tests.clocks import MONDAY
from tests.world import ROOT, program

#: When every ticket that was opened on Monday morning has missed its first target, and nothing else is due.
TUESDAY = MONDAY + timedelta(days=1, hours=1)
_EVENTS = rows.table(rows.EventRow)
_TIMERS = rows.table(rows.TimerRow)
_AT_ONCE = 100


def open_tickets(database_url: str, count: int) -> None:
    """So many tickets that nobody claims."""
    engine = open_engine(database_url)
    ledger = Ledger(engine, lambda: Moment(MONDAY, program()))
    answers = [_answer(number) for number in range(count)]
    works = [Ingest(answer.id, answer, program().workflow_for(answer)) for answer in answers]
    for first in range(0, count, _AT_ONCE):
        for said in ledger.run(works[first : first + _AT_ONCE]):
            assert said.error is None, said.error
    ledger.close()
    engine.dispose()


def _answer(number: int) -> Feedback:
    return Feedback(
        source="relationship-nps",
        external_id=f"resp-{number}",
        submitted_at=MONDAY + timedelta(milliseconds=number),
        score=2,
        scale=Scale.NPS,
        comment="Three visits and still no broadband.",
        customer=Customer(external_id=f"A-{number}", name="Grace Okafor", email=f"grace{number}@example.com"),
    )


class Hand(NamedTuple):
    """What one process did: how many timers it fired, and how long it took until none was due (seconds)."""

    fired: int
    took: float


def fire_together(database_url: str, now: datetime, hands: int, tick: float = 1) -> Sequence[Hand]:
    """So many processes begin in the same instant, and end when nothing is due any more; *tick* in seconds."""
    command = [sys.executable, "-m", "tests.processes.hand", now.isoformat(), str(tick)]
    environ = {**os.environ, "DATABASE_URL": database_url}
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environ)
        for _ in range(hands)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [Hand(*json.loads(process.communicate(timeout=100)[0])) for process in processes]


def times_fired(database_url: str) -> Counter[int]:
    """How often each ticket's target was missed."""
    engine = open_engine(database_url)
    missed = select(_EVENTS.c.ticket).where(_EVENTS.c.kind == "TargetMissed")
    with engine.connect() as connection:
        found = Counter(connection.execute(missed).scalars())
    engine.dispose()
    return found


def left_over(database_url: str, now: datetime) -> int:
    """How many timers are due and were not fired."""
    engine = open_engine(database_url)
    with engine.connect() as connection:
        left = connection.execute(select(func.count()).select_from(_TIMERS).where(_TIMERS.c.due <= now)).scalar_one()
    engine.dispose()
    return left
