"""Known issues, from their declaration until the last of their tickets is settled."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Protocol

from bot.errors import Reason, Refusal
from bot.joining_issues import JoinThem, SettleThem
from bot.known_issues import open_issues
from bot.moment import Moment
from bot.people import Person
from bot.ports import Work, Writer
from bot.program.known_issues import KnownIssue
from bot.revising import issues
from bot.revising.edition import Edition
from bot.revising.entry import Entry
from bot.revising.issues import Draft, Ending

Decide = Callable[[Edition | None, Moment], Entry | None]

#: Tickets that are settled, or join, in one commit, so that nobody waits for it.
_AT_ONCE = 50
#: So long after its end another replica may still have let somebody join.
_STRAGGLERS = timedelta(minutes=5)


class KeptIssues(Protocol):
    """Which tickets wait; `storage.editions` knows."""

    def to_settle(self, issue: str, after: int, limit: int) -> Sequence[int]: ...

    def free(self, team: str) -> Sequence[int]: ...

    def enter_work(self, decide: Decide) -> Work[Edition | None]: ...


class IssueWatch:
    """
    Each declaration and each end is an edition of the program, written before anything follows from it.

    What follows is done here, and done again at every tick until it is done:
    whoever is killed in the middle leaves the rest to the next.
    """

    def __init__(
        self,
        kept: KeptIssues,
        writer: Writer,
        moment: Callable[[], Moment],
        follow: Callable[[], Awaitable[object]],
    ) -> None:
        self._kept = kept
        self._writer = writer
        self._moment = moment
        self._follow = follow
        #: Those that ended and have nobody waiting any more.
        self._settled: set[str] = set()

    async def declare(self, draft: Draft, by: Person) -> tuple[KnownIssue, int]:
        """The issue as it is in force now, and how many tickets joined it that nobody had begun to see to."""
        await self._enter(lambda latest, moment: issues.declare(latest, draft, by, moment))
        await self._follow()
        issue = next((each for each in open_issues(self._moment().program) if _is_of(draft, each)), None)
        if issue is None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        waiting = await asyncio.to_thread(self._kept.free, issue.team)
        joined = 0
        for first in range(0, len(waiting), _AT_ONCE):
            some = tuple(waiting[first : first + _AT_ONCE])
            joined += await self._writer.do(JoinThem(issue.id, some, by.email))
        return issue, joined

    async def end(self, id: str, ending: Ending, unheard: int, by: Person) -> Edition | None:
        """None where somebody else was quicker; the tickets follow, now or at the next tick."""
        edition = await self._enter(lambda latest, moment: issues.end(latest, id, ending, unheard, by, moment))
        await self._follow()
        await self.settle()
        return edition

    async def tick(self) -> bool:
        """Whether an issue's time has passed, or there was somebody to settle."""
        due = [each for each in self._issues() if each.is_due(self._moment().now)]
        for issue in due:
            await self._ask(issue.id)
        if due:
            await self._follow()
        return await self.settle() > 0 or bool(due)

    async def settle(self) -> int:
        """How many tickets of issues that ended were settled, or went back to their team."""
        return sum([await self._settle(issue) for issue in self._issues() if self._is_to_settle(issue)])

    async def _settle(self, issue: KnownIssue) -> int:
        """Whoever's answer is still on its way is looked at again at the next tick."""
        settled = last = 0
        while some := await asyncio.to_thread(self._kept.to_settle, issue.id, last, _AT_ONCE):
            settled += await self._writer.do(SettleThem(tuple(some)))
            last = some[-1]
        if not last and issue.ended_at and self._moment().now >= issue.ended_at + _STRAGGLERS:
            self._settled.add(issue.id)
        return settled

    async def _ask(self, id: str) -> None:
        await self._enter(lambda latest, moment: issues.ask(latest, id, moment))

    def _is_to_settle(self, issue: KnownIssue) -> bool:
        return issue.is_over and issue.id not in self._settled

    def _issues(self) -> Sequence[KnownIssue]:
        return tuple(self._moment().program.adjustments.issues.values())

    async def _enter(self, decide: Decide) -> Edition | None:
        return await self._writer.do(self._kept.enter_work(decide))


def _is_of(draft: Draft, issue: KnownIssue) -> bool:
    return issue.team == draft.team and issue.name.casefold() == draft.name.strip().casefold()
