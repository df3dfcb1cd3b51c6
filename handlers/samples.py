"""Sample answers that stand beside a program file, for trying the bot."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import orjson

from bot import durations


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer in our own words (CONTRACT), and how long before it arrives it was given."""

    said: dict[str, object]
    ago: timedelta
    #: The source that it comes in by, where that is not the first one that takes our own words.
    source: str = ""

    def body(self, now: datetime) -> bytes:
        """The payload, as its source would send it at *now*."""
        return orjson.dumps({**self.said, "submitted_at": (now - self.ago).isoformat()})


def beside(program: Path) -> list[Sample]:
    """The samples of *program*, in the order they arrive; none where it has none."""
    file = program.with_name("samples.jsonl")
    return list(_samples(file)) if file.exists() else []


def _samples(file: Path) -> Iterator[Sample]:
    for line in file.read_bytes().splitlines():
        said = orjson.loads(line)
        yield Sample(said, durations.parse(said.pop("ago")), said.pop("source", ""))
