"""What has left: known, until it is written down."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import structlog

from bot.errors import Refusal
from bot.outgoing import Leased
from bot.ports import Work, Writer

log = structlog.get_logger()

#: What there is to write down once a message has left, for whoever holds its lease then.
Settling = Callable[[Leased], Work[Any]]


@dataclass(frozen=True, slots=True)
class Departures:
    """
    Messages that have left, until that is kept.

    A database that does not take it down now is asked again, and nothing is
    sent twice meanwhile: that it left is known. Only if the process dies before,
    nobody knows.
    """

    writer: Writer
    _unwritten: dict[int, tuple[Leased, Settling]] = field(default_factory=dict)

    async def keep(self, leased: Leased, settling: Settling) -> None:
        """*leased* has left."""
        if await self._written(leased, settling):
            self._unwritten.pop(leased.id, None)
        else:
            self._unwritten[leased.id] = leased, settling

    async def knows(self, leased: Leased) -> bool:
        """Whether it has left already; the new lease settles it."""
        if leased.id not in self._unwritten:
            return False
        await self.keep(leased, self._unwritten[leased.id][1])
        return True

    async def settle(self) -> int:
        """Write down what could not be before; how many messages that were."""
        before = list(self._unwritten.values())
        for leased, settling in before:
            await self.keep(leased, settling)
        return len(before) - len(self._unwritten)

    async def _written(self, leased: Leased, settling: Settling) -> bool:
        try:
            # called in here: a full queue says so at once, not when it is awaited
            await self.writer.do(settling(leased))
        except Refusal:  # its ticket is gone: there is nothing to write it to
            log.warning("a message left that nothing is known of any more", ticket=leased.ticket)
        except Exception as trouble:  # noqa: BLE001  # whatever it is, sending it once more would be worse
            log.error("a message left, and that cannot be kept yet", ticket=leased.ticket, why=type(trouble).__name__)
            return False
        return True
