"""Known issues, from their declaration until the last of their tickets is settled."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Protocol

from bot.errors import Reason, Refusal
from bot.issue_works import Doing, IssueWork, begun, work_id
from bot.joining_issues import SettleThem
from bot.known_issues import open_issues
from bot.moment import Moment
from bot.people import Person
from bot.ports import Work, Writer
from bot.program.known_issues import KnownIssue
from bot.revising import issues
from bot.revising.edition import Edition
from bot.revising.entry import Entry
from bot.revising.issues import Draft, Ending
from handlers.issue_letters import IssueLetters
from handlers.issue_steps import AT_ONCE, IssueSteps, KeptWorks

Decide = Callable[[Edition | None, Moment], Entry | None]

#: So long after its end another replica may still have let somebody join.
_STRAGGLERS = timedelta(minutes=5)


class KeptIssues(Protocol):
    """What was begun about their tickets; `storage.editions` knows."""

    @property
    def works(self) -> KeptWorks: ...

    def enter_work(self, decide: Decide) -> Work[Edition | None]: ...


class IssueWatch:
    """
    Each declaration and each end is an edition of the program, and what follows is begun in the same transaction.

    It is done here: at once where it is little, and else at every tick until
    it is done; whoever is killed in the middle leaves the rest to the next.
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
        self.steps = IssueSteps(kept.works, writer, moment)
        #: Those that ended and have nobody waiting any more.
        self._settled: set[str] = set()

    def write_with(self, letters: IssueLetters) -> None:
        """How an answer to all of them becomes a letter to each."""
        self.steps.letters = letters

    async def declare(self, draft: Draft, by: Person) -> tuple[KnownIssue, IssueWork]:
        """The issue as it is in force now, and how far those who wait already have joined it."""
        await self._enter(lambda latest, moment: issues.declare(latest, draft, by, moment))
        await self._follow()
        issue = next((each for each in open_issues(self._moment().program) if _is_of(draft, each)), None)
        if issue is None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        return issue, await self.steps.begin(begun(issue.id, Doing.GATHER, by))

    async def end(self, id: str, ending: Ending, unheard: int, by: Person) -> tuple[Edition | None, bool]:
        """The edition, None where somebody else was quicker; and whether its tickets are seen to."""
        edition = await self._enter(lambda latest, moment: issues.end(latest, id, ending, unheard, by, moment))
        await self._follow()
        return edition, (await self.steps.begin(begun(id, Doing.SETTLE, by))).finished

    async def answer(self, issue: str, draft: str, to: str, by: Person) -> IssueWork:
        """How far everybody's answer is on its way; the same draft once more is the same answer."""
        return await self.steps.begin(begun(issue, Doing.ANSWER, by, draft, draft=draft, to=to))

    async def is_answered(self, issue: str, draft: str) -> bool:
        """Whether that draft was sent before."""
        work = await asyncio.to_thread(self._kept.works.work, work_id(issue, Doing.ANSWER, draft))
        return work is not None

    async def take_back(self, issue: str, once: str, by: Person) -> IssueWork:
        """What they have written goes to nobody else from now on; and how much of it could be taken back."""
        await self._writer.do(self._kept.works.stop(issue, by.email))
        draft = await asyncio.to_thread(self._kept.works.newest_draft, issue, by.email)
        return await self.steps.begin(begun(issue, Doing.TAKE_BACK, by, once, draft=draft))

    async def tick(self) -> bool:
        """Whether an issue's time has passed, or there was anybody to see to."""
        if not self._issues():
            return False
        due = [each for each in self._issues() if each.is_due(self._moment().now)]
        for issue in due:
            await self._ask(issue.id)
        if due:
            await self._follow()
        went_on = await self.steps.tick()
        return await self.settle() > 0 or went_on or bool(due)

    async def settle(self) -> int:
        """How many tickets of issues that ended were settled, or went back to their team, behind all others."""
        return sum([await self._settle(issue) for issue in self._issues() if self._is_to_settle(issue)])

    async def _settle(self, issue: KnownIssue) -> int:
        """Whoever's answer is still on its way is looked at again at the next tick."""
        work = await asyncio.to_thread(self._kept.works.work, work_id(issue.id, Doing.SETTLE))
        if work is not None and not work.finished:
            return 0
        settled = last = 0
        while some := await asyncio.to_thread(self._kept.works.waiting, issue.id, last, AT_ONCE):
            came = await self._writer.do(SettleThem(tuple(ticket.number for ticket in some)))
            settled += came.done + came.apart
            last = some[-1].number
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
