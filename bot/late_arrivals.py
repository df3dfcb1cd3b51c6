"""Calls that could not reach somebody when they should have: their time to answer begins when they do."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bot.calling_in import NoteArrival
from bot.outgoing import Companion, Leased
from bot.ports import Work
from bot.service import Handle

#: What somebody is to answer, before others hear of it.
_CALLS = frozenset({"called_in", "help_asked"})
#: Pacing, and waiting for others of the same mark, take less than this.
_LATE = timedelta(minutes=2)


def late_arrivals(leased: Leased, now: datetime) -> Iterator[Work[Any]]:
    """What it means for their tickets that *leased*, and what left with it, arrives only now."""
    if now - leased.since < _LATE:
        return
    together: tuple[Leased | Companion, ...] = (leased, *leased.companions)
    for each in together:
        if each.notification in _CALLS and each.version is not None:
            yield Handle(each.ticket, NoteArrival(version=each.version))
