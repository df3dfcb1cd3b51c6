"""What time costs: looking whether something is due, a timer's row in a commit, and three processes at it."""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy import insert

from bot.effects import SetTimer
from bot.events import Noted
from bot.history import Recorded
from bot.moment import Moment
from bot.ports import Change, Needs, UnitOfWork
from bot.service import require
from bot.words import Words
from storage import migrate, rows
from storage.engine import open_engine
from storage.ledger import Ledger
from storage.waiting import Timers
from tests.bench.figures import Row
from tests.clocks import MONDAY
from tests.processes.hands import TUESDAY, fire_together, left_over, open_tickets, times_fired
from tests.world import program

_TIMERS = rows.table(rows.TimerRow)
#: A new address for a database, whenever one is needed.
Fresh = Callable[[], str]

_SIZES = (1_000, 100_000, 1_000_000)
_LOOKS, _LOOK_ROUNDS = 20, 60
_GROUP, _COMMITS = 32, 300
_DUE, _PROCESSES = 3_000, 3


def idle_ticks(name: str, fresh: Fresh) -> list[Row]:
    """Asking for what is due where nothing is, at each size by turns; what the largest takes beside the smallest."""
    medians = {}
    with _filled(fresh) as timers:
        took: dict[int, list[float]] = {size: [] for size in _SIZES}
        for _ in range(_LOOK_ROUNDS):
            for size in _SIZES:
                took[size].append(_looks(timers[size]))
    medians = {size: statistics.median(each) * 1000 for size, each in took.items()}
    ratio = medians[_SIZES[-1]] / medians[_SIZES[0]]
    told = [Row(f"idle tick, {name}, {size:,} timers", f"{medians[size]:.3f} ms") for size in _SIZES]
    told[-1] = replace(told[-1], ratio=ratio, bar="≤ 2x", holds=ratio <= 2)
    return told


@contextmanager
def _filled(fresh: Fresh) -> Iterator[dict[int, Timers]]:
    engines = {size: open_engine(fresh()) for size in _SIZES}
    for size, engine in engines.items():
        migrate.upgrade(engine)
        with engine.begin() as connection:
            for first in range(0, size, 50_000):
                connection.execute(insert(_TIMERS), [_timer(n) for n in range(first, min(first + 50_000, size))])
    yield {size: Timers(engine) for size, engine in engines.items()}
    for engine in engines.values():
        engine.dispose()


def _timer(number: int) -> dict[str, object]:
    """In no order, over a month."""
    return {
        "ticket": number + 1,
        "name": "first_contact",
        "due": MONDAY + timedelta(seconds=number * 2_654_435_761 % 2_592_000),
    }


def _looks(timers: Timers) -> float:
    began = time.perf_counter()
    for _ in range(_LOOKS):
        assert not timers.due(MONDAY - timedelta(seconds=1), 200)
    return (time.perf_counter() - began) / _LOOKS


@dataclass(frozen=True, slots=True)
class _Touch:
    """Something happens to a ticket; its timer moves, or nobody thinks of it."""

    number: int
    armed: bool
    at: int

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,))

    def run(self, desk: UnitOfWork) -> None:
        ticket = require(desk, self.number)
        ticket = replace(ticket, version=ticket.version + 1)
        event = Noted(by="ana@contoso.example", note=Words(f"{self.number}-{ticket.version}"))
        timer = SetTimer("first_contact", MONDAY + timedelta(days=1, seconds=self.number + self.at))
        recorded = Recorded(ticket.number, ticket.version, desk.moment.now, event)
        desk.record(Change(ticket, [recorded], [timer] if self.armed else []))


def arming(name: str, fresh: Fresh) -> list[Row]:
    """The same changes of the same tickets, with and without their timers' rows, commit by commit."""
    url = fresh()
    engine = open_engine(url)
    migrate.upgrade(engine)
    open_tickets(url, _GROUP * 20)
    ledger = Ledger(engine, lambda: Moment(MONDAY, program()))
    apart = [_armed_and_not(ledger, place) for place in range(_COMMITS)]
    ledger.close()
    engine.dispose()
    added = statistics.median(apart) / _GROUP * 1000
    return [
        Row(
            f"arming a timer, {name}, added to a commit of {_GROUP}",
            f"{added:.4f} ms",
            bar="≤ 0.05 ms",
            holds=added <= 0.05,
        )
    ]


def _armed_and_not(ledger: Ledger, place: int) -> float:
    """By how much the one took longer; which of the two comes first changes each time."""
    first = place % 20 * _GROUP + 1
    took = {}
    for armed in (True, False) if place % 2 else (False, True):
        works = [_Touch(number, armed, place) for number in range(first, first + _GROUP)]
        began = time.perf_counter()
        answers = ledger.run(works)
        took[armed] = time.perf_counter() - began
        assert not any(answer.error for answer in answers), answers
    return took[True] - took[False]


def three_at_once(fresh: Fresh) -> list[Row]:
    """Real processes over one PostgreSQL; how long until nothing is due, beside one alone."""
    alone, together = (_fired_by(count, fresh()) for count in (1, _PROCESSES))
    what = f"{_DUE:,} due timers, PostgreSQL"
    return [
        Row(f"{what}, one process", f"{alone[0]:.1f} s"),
        Row(
            f"{what}, {_PROCESSES} processes, each fired once", f"{together[0]:.1f} s", bar="exactly", holds=together[1]
        ),
    ]


def _fired_by(processes: int, url: str) -> tuple[float, bool]:
    open_tickets(url, _DUE)
    hands = fire_together(url, TUESDAY, processes)
    fired = times_fired(url)
    exactly = set(fired.values()) == {1} and len(fired) == _DUE and not left_over(url, TUESDAY)
    return max(hand.took for hand in hands), exactly


def measured(databases: Sequence[tuple[str, Fresh]]) -> list[Row]:
    found = []
    for name, fresh in databases:
        found += idle_ticks(name, fresh)
        found += arming(name, fresh)
        if name == "PostgreSQL":
            found += three_at_once(fresh)
    return found
