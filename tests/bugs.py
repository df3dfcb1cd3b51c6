"""What no story may leave behind: something that could not be done through a bug of ours."""

import json
from collections.abc import Iterator

import pytest

from tests.world import World

#: Of an exception that nobody awaits, what the log says of it.
_TOLD_BY_TYPE = "what was due could not be done"


def plants_a_bug(test: pytest.Item) -> bool:
    """Whether *test* says that it plants one on purpose: `@pytest.mark.plants_a_bug`."""
    return test.get_closest_marker("plants_a_bug") is not None


def unsaid(world: World) -> list[str]:
    """Messages and cards that wait, or were given up, because they could not be built or sent: a bug, not an outage."""
    waiting = world.bot.records.backlog.unsent()
    return [f"{each.notification} of {each.ticket}: {each.why}" for each in waiting if "could not be built" in each.why]


def bugs_told(written: str) -> Iterator[str]:
    """What the log, *written* as JSON, says that is nobody's fault but ours."""
    for line in written.splitlines():
        told = json.loads(line) if line.startswith("{") else {}
        if told.get("level") == "error" and ("exception" in told or told["event"] == _TOLD_BY_TYPE):
            yield f"{told['event']}: {told.get('why', '')}{told.get('exception', '')}"
