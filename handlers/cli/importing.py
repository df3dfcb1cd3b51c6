"""Reading a file of past feedback into the records, some rows at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from bot.feedback import Feedback
from bot.intake import Ingest, RecordHistory, Taken
from bot.ports import Work
from bot.program import Program
from handlers.cli.house import Records
from handlers.cli.importing_words import Summary, progress
from handlers.feedback_file import Skipped, Slip, read
from handlers.sources import SourceSettings

#: Small enough that a bot on the same SQLite file never waits for long.
BATCH = 100


@dataclass(frozen=True)
class Import:
    """One file for one source; what was submitted from `live_since` on is followed up like any delivery."""

    program: Program
    source: SourceSettings
    file: Path
    live_since: datetime | None = None

    def read_only(self) -> Summary:
        """What is in the file, where there is no database yet: all of it would be new."""
        summary, seen = Summary(), set[str]()
        for row in self._rows():
            summary.add_row(row)
            if isinstance(row, Feedback):
                summary.outcomes["completed" if row.external_id in seen else "new"] += 1
                seen.add(row.external_id)
        return summary

    def rehearsed(self, records: Records) -> Summary:
        """What `into` would do; nothing is written. An id that comes again more than a batch later counts as new."""
        return self._done(records.rehearse, Summary())

    def into(self, records: Records) -> Summary:
        """Writes what the file says; the same file again changes nothing."""
        return self._done(records.run, Summary(live=self.live_since is not None))

    def _done(self, run: Callable[[list[Work[object]]], list[object]], summary: Summary) -> Summary:
        rows = self._rows()
        with progress(sum(1 for row in self._rows() if not isinstance(row, Slip))) as advance:
            while batch := list(islice(rows, BATCH)):
                for row in batch:
                    summary.add_row(row)
                works = [self._work(row) for row in batch if isinstance(row, Feedback)]
                for taken in run(works) if works else ():
                    assert isinstance(taken, Taken)  # what both kinds of work answer
                    summary.add_outcome(taken)
                advance(sum(1 for row in batch if not isinstance(row, Slip)))
        return summary

    def _rows(self) -> Iterator[Feedback | Skipped | Slip]:
        return read(self.file, self.source, datetime.now(UTC))

    def _work(self, feedback: Feedback) -> Work[object]:
        if self.live_since is None or feedback.submitted_at < self.live_since:
            return RecordHistory(feedback)
        key = f"import/{feedback.source}/{feedback.external_id}"
        return Ingest(key, feedback, self.program.workflow_for(feedback), follow_up_history=True)
