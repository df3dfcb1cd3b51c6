"""What is done about many tickets of a known issue, taken on in small transactions by whichever process looks."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

from bot.answering_all import AnswerThem, TakeThemBack
from bot.effects import Send
from bot.errors import Busy, StaleTicket
from bot.issue_forms import EVERYBODY
from bot.issue_works import Came, Doing, IssueWork
from bot.joining_issues import JoinThem, SettleThem
from bot.known_issues import issue_of
from bot.moment import Moment
from bot.people import PersonId, stranger
from bot.ports import Work, Writer
from bot.reactions.in_issue import done_with_all
from bot.ticket import Ticket
from bot.words import WordsId
from handlers.issue_letters import IssueLetters

#: Tickets of one commit, so that nobody who presses meanwhile waits for it. So many are done before the answer.
AT_ONCE = 50
#: Commits of one look; the program is looked after between two of them.
_STEPS = 5


class KeptWorks(Protocol):
    """How far each has come; `storage.issue_works` knows."""

    def going_on(self) -> Sequence[IssueWork]: ...

    def work(self, id: str) -> IssueWork | None: ...

    def waiting(self, issue: str, after: int, limit: int) -> Sequence[Ticket]: ...

    def written_to(self, issue: str, by: PersonId, after: int, limit: int) -> Sequence[Ticket]: ...

    def newest_draft(self, issue: str, by: PersonId) -> WordsId: ...

    def free(self, team: str, after: int, limit: int) -> Sequence[Ticket]: ...

    def begin(self, work: IssueWork) -> Work[bool]: ...

    def step(
        self,
        work: IssueWork,
        last: int,
        then: Work[Came],
        finishes: bool,
        told: Callable[[IssueWork], Send | None],
    ) -> Work[IssueWork | None]: ...

    def stop(self, issue: str, by: PersonId) -> Work[int]: ...


class IssueSteps:
    """
    Whatever was begun is finished: at once where it is little, else at the next ticks.

    Only what was not finished before whoever asked was answered is told them afterwards.
    """

    def __init__(self, kept: KeptWorks, writer: Writer, moment: Callable[[], Moment]) -> None:
        self.kept = kept
        self._writer = writer
        self._moment = moment
        #: None where nobody writes to customers.
        self.letters: IssueLetters | None = None

    async def tick(self) -> bool:
        """Whether there was anything to do."""
        works = [work for work in await asyncio.to_thread(self.kept.going_on) if self._can_do(work)]
        return any([await self._go_on(work) for work in works])

    def _can_do(self, work: IssueWork) -> bool:
        """Whether it can be done here: a step before its edition is in force would do nothing, and count."""
        issue = issue_of(work.issue, self._moment().program)
        if work.doing is Doing.ANSWER and self.letters is None:
            return False
        return issue is not None and (issue.is_over or work.doing is not Doing.SETTLE)

    async def _go_on(self, work: IssueWork) -> bool:
        for _ in range(_STEPS):
            try:
                after = await self._step(work, AT_ONCE, done_with_all)
            except StaleTicket:
                break  # somebody is at the same tickets; the next tick does it, and goes on with other works now
            if after is None or after.finished:
                break  # finished, or another process goes on with it
            work = after
        return True

    async def begin(self, work: IssueWork) -> IssueWork:
        """As it stands once it has begun, and has been finished if that is one step; another may have taken it."""
        await self._writer.do(self.kept.begin(work))
        work = await self._newest(work.id)
        if work.finished or work.position or not self._can_do(work):
            return work
        try:
            if len(await self._tickets(work, AT_ONCE + 1)) <= AT_ONCE:
                await self._step(work, AT_ONCE, lambda after: None)
        except (Busy, StaleTicket):
            pass  # the next tick does it
        return await self._newest(work.id)

    async def _newest(self, id: str) -> IssueWork:
        work = await asyncio.to_thread(self.kept.work, id)
        if work is None:
            raise AssertionError(f"the work {id} was begun")
        return work

    async def _tickets(self, work: IssueWork, limit: int) -> Sequence[Ticket]:
        """The next ones that it is about."""
        if work.doing is Doing.TAKE_BACK:
            return await asyncio.to_thread(self.kept.written_to, work.issue, work.by, work.position, limit)
        if work.doing is not Doing.GATHER:
            return await asyncio.to_thread(self.kept.waiting, work.issue, work.position, limit)
        issue = issue_of(work.issue, self._moment().program)
        if issue is None or not issue.takes(self._moment().now):
            return ()
        return await asyncio.to_thread(self.kept.free, issue.team, work.position, limit)

    async def _step(self, work: IssueWork, limit: int, told: Callable[[IssueWork], Send | None]) -> IssueWork | None:
        tickets = await self._tickets(work, limit)
        then = await asyncio.to_thread(self._then, work, tickets)
        last, finishes = tickets[-1].number if tickets else work.position, len(tickets) < limit
        return await self._writer.do(self.kept.step(work, last, then, finishes, told))

    def _then(self, work: IssueWork, tickets: Sequence[Ticket]) -> Work[Came]:
        numbers = tuple(ticket.number for ticket in tickets)
        by = self._moment().program.person(work.by) or stranger(work.by)
        match work.doing:
            case Doing.GATHER:
                return JoinThem(work.issue, numbers, work.by)
            case Doing.ANSWER:
                letters = self.letters.of(work, tickets) if self.letters else ()
                return AnswerThem(work.issue, letters, by, work.to == EVERYBODY)
            case Doing.TAKE_BACK:
                return TakeThemBack(work.issue, numbers, by)
            case Doing.SETTLE:
                return SettleThem(numbers)
