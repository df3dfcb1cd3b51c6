"""How an import tells what it did: while it runs, and at its end."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import typer
from rich.console import Console
from rich.progress import Progress

from bot.feedback import Feedback
from bot.intake import Taken
from handlers.feedback_file import Skipped, Slip

#: Skipped rows that are shown one by one.
SHOWN = 5
_EVERY = 1000
_OUTCOMES = {"accepted": "new", "merged": "completed", "duplicate": "already known"}


@dataclass
class Summary:
    """Figures only: what customers said stays in the file and the records."""

    #: Whether some of it may be followed up; then it is said how much was, even if nothing.
    live: bool = False
    read: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    #: What of rows that went in could not be read.
    slips: list[Slip] = field(default_factory=list)
    asked_to_stop: int = 0
    without_score: int = 0
    tickets: set[int] = field(default_factory=set)
    outcomes: Counter[str] = field(default_factory=Counter)

    def add_row(self, row: Feedback | Skipped | Slip) -> None:
        if isinstance(row, Slip):
            self.slips.append(row)
            return
        if isinstance(row, Skipped):
            self.skipped.append(row)
            return
        self.read += 1
        self.asked_to_stop += row.says_stop
        self.without_score += row.score is None

    def add_outcome(self, taken: Taken) -> None:
        self.outcomes[_OUTCOMES[taken.status]] += 1
        if taken.ticket is not None and taken.status != "duplicate":
            self.tickets.add(taken.ticket)

    def words(self, *, dry_run: bool) -> str:
        return "\n".join([self._counted(dry_run), *self._noted(), *self._left_out()])

    def _counted(self, dry_run: bool) -> str:
        outcomes = ", ".join(f"{self.outcomes[name]:,} {name}" for name in _OUTCOMES.values())
        rows = self.read + len(self.skipped)
        skipped = f" {len(self.skipped):,} skipped." if self.skipped else ""
        if dry_run:
            return f"{rows:,} rows, nothing written. It would be {outcomes}.{skipped}"
        return f"{rows:,} rows: {outcomes}.{skipped}"

    def _noted(self) -> Iterator[str]:
        if self.asked_to_stop:
            yield f"{self.asked_to_stop:,} asked not to be contacted (STOP)."
        if self.without_score:
            yield f"{self.without_score:,} without a score."
        if self.live:
            yield self._followed_up()

    def _followed_up(self) -> str:
        if not self.tickets:
            return "No ticket came of it."
        return "1 ticket came of it." if len(self.tickets) == 1 else f"{len(self.tickets):,} tickets came of it."

    def _left_out(self) -> Iterator[str]:
        if self.slips:
            yield f"{len(self.slips):,} went in without a part that cannot be read."
        for rows in (self.skipped, self.slips):
            yield from (f"Line {row.line}: {row.reason}" for row in rows[:SHOWN])
            if len(rows) > SHOWN:
                yield f"… and {len(rows) - SHOWN:,} more."


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, plain lines elsewhere; both on stderr."""
    console = Console(stderr=True)
    if console.is_terminal:
        with Progress(console=console) as bar:
            task = bar.add_task("Importing", total=total)
            yield lambda rows: bar.advance(task, rows)
        return
    yield _Lines(total).advance


@dataclass
class _Lines:
    total: int
    done: int = 0

    def advance(self, rows: int) -> None:
        before, self.done = self.done, self.done + rows
        if before // _EVERY != self.done // _EVERY:
            typer.echo(f"{self.done:,} of {self.total:,} rows", err=True)
