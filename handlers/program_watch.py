"""The program in force, kept in step with its file, with what people decide, and with other processes."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.errors import Busy, Misconfigured, ProgramError
from bot.feedback import FeedbackId
from bot.intake import FollowUpHeld
from bot.kept import FiledFeedback
from bot.moment import Moment
from bot.people import Person
from bot.ports import Writer
from bot.program import Program
from bot.program.adjusting import adjusted
from bot.program.adjustments import Adjustments
from bot.revising import approving, pausing
from bot.revising.approving import Candidate
from bot.revising.bad_file import TellOfFile
from bot.revising.compare import compare
from bot.revising.edition import Edition, What
from bot.revising.reconciling import is_overtaken, reconcile
from bot.routes import LookAtRoutes
from bot.simulation import TooMuch, too_much
from handlers.issue_watch import Decide, IssueWatch, KeptIssues
from handlers.program_file import load_kept, read_kept, text_to_keep
from handlers.program_in_use import ProgramInUse
from handlers.program_on_disk import ProgramOnDisk

log = structlog.get_logger()
#: Long enough for a survey that leaves once a week, and short enough to be how it is today.
_LATELY = timedelta(days=28)
#: Held answers that are followed up in one commit, so that nobody waits for it.
_AT_ONCE = 50


class Editions(KeptIssues, Protocol):
    """How the program changed; `storage.editions` keeps it."""

    def are_there(self) -> bool: ...

    def number(self) -> int: ...

    def latest(self) -> Edition | None: ...

    def all(self) -> Sequence[Edition]: ...

    def last_said_of(self, revision: str) -> What | None: ...

    def text_of(self, revision: str) -> str | None: ...

    def held(self, workflow: str) -> Sequence[FeedbackId]: ...

    def answers(self, since: datetime, until: datetime) -> Sequence[FiledFeedback]:
        """What came in in that time, without imported history."""
        ...


async def _nothing() -> None:
    """For whoever has nothing to do once another revision is in force."""


class ProgramWatch:
    """
    Another edition takes effect here within a tick of being written anywhere.

    *swapped* is called once another revision is in force: it may have brought
    people whom no chat was asked about.
    """

    def __init__(
        self,
        in_use: ProgramInUse,
        editions: Editions,
        writer: Writer,
        moment: Callable[[], Moment],
        file: ProgramOnDisk | None = None,
        swapped: Callable[[], Awaitable[object]] = _nothing,
    ) -> None:
        self._in_use = in_use
        self._editions = editions
        self._writer = writer
        self._moment = moment
        self._file = file
        self._swapped = swapped
        self._number = 0
        self._is_file_bad = False
        self._issues = IssueWatch(editions, writer, moment, self._follow)
        #: The last one that was read from the file: with its secrets, and read already.
        self._candidate: Program = in_use.current

    @property
    def issues(self) -> IssueWatch:
        return self._issues

    @property
    def is_file_bad(self) -> bool:
        return self._is_file_bad

    # -- in step

    async def begin(self) -> None:
        """
        At the start: what the file says, and then what is in force.

        Those differ where the file waits for its approver, or was declined. Of one
        that has mistakes, the first tick tells anew.
        """
        await self._writer.do(TellOfFile())
        await self._consider(self._in_use.current)
        await self._follow()

    async def tick(self) -> bool:
        """Whether anything was new."""
        try:
            followed = await self._follow()
            ended = await self._look() or await self._end_pauses()
            changed = ended or await self._issues.tick() or await self._reconcile()
        except Busy:
            return False  # the next tick looks again
        return changed or followed

    def reload(self) -> None:
        """Somebody asks for it: the next tick reads the file, whether it changed or not."""
        if self._file is not None:
            self._file.forget()

    async def _follow(self) -> bool:
        number = await asyncio.to_thread(self._editions.number)
        edition = await asyncio.to_thread(self._editions.latest) if number != self._number else None
        if edition is None:
            return False
        await self._take(edition)
        self._number = edition.number
        return True

    async def _take(self, edition: Edition) -> None:
        """Raises `ProgramError` at the start, where there is nothing that one could go on with."""
        before = self._in_use.current
        try:
            program = await self._program_of(edition.revision)
        except ProgramError as wrong:
            if not self._number:
                raise
            log.error("the program that took effect cannot be read here, so the one before goes on", why=str(wrong))
            return
        if program is not before or program.adjustments != edition.adjustments:
            self._in_use.replace(adjusted(program, edition.adjustments))
        if program.revision != before.revision:
            log.info("another program is in force", revision=edition.revision, since=edition.at.isoformat())
            if self._number:  # at the start, everybody is about to be asked for anyway
                await self._swapped()
                with suppress(Busy):  # the night looks, too
                    await self._writer.do(LookAtRoutes())

    async def _program_of(self, revision: str) -> Program:
        at_hand = (self._in_use.current, self._candidate)
        for program in at_hand:
            if program.revision == revision:
                return program
        return await asyncio.to_thread(self._kept, revision)

    def _kept(self, revision: str) -> Program:
        text = self._editions.text_of(revision)
        if text is None:
            raise ProgramError(f"revision {revision} was never kept")
        return load_kept(revision, text, self._file.environ if self._file else {})

    # -- the file

    async def _look(self) -> bool:
        """Whether the file changed; what is wrong with it is told, and what is in force goes on."""
        file = self._file
        if file is None or not await asyncio.to_thread(file.has_changed):
            return False
        try:
            program = await asyncio.to_thread(file.read)
        except (ProgramError, Misconfigured) as wrong:
            log.warning("the program file has mistakes and changes nothing", mistakes=str(wrong).splitlines())
            self._is_file_bad = True
            await self._or_again(self._writer.do(TellOfFile(tuple(str(wrong).splitlines()))))
            return True
        self._is_file_bad = False
        await self._or_again(self._writer.do(TellOfFile()))
        await self._or_again(self._consider(program))
        return True

    async def _or_again(self, work: Awaitable[object]) -> None:
        """What could not be written now is looked at again at the next tick."""
        try:
            await work
        except Busy:
            self.reload()
            raise

    async def _consider(self, program: Program) -> None:
        self._candidate = program
        candidate = await asyncio.to_thread(self._compared, program)
        entered = await self._enter(lambda latest, moment: approving.consider(latest, candidate, moment))
        if entered is not None:
            log.info("the program file was looked at", outcome=entered.what.value, revision=program.revision)
        elif candidate.in_force is not None and await self._in_force() != candidate.in_force.revision:
            self.reload()  # another one took effect while this one was compared
        await self._follow()

    async def latest(self) -> Edition | None:
        return await asyncio.to_thread(self._editions.latest)

    async def _in_force(self) -> str:
        latest = await self.latest()
        return latest.revision if latest else ""

    def _compared(self, program: Program) -> Candidate:
        """Both as they are kept, so that nothing of the environment comes into what is said."""
        latest, text = self._editions.latest(), text_to_keep(program)
        if latest is None or latest.revision == program.revision:
            return Candidate(revision=program.revision, text=text)
        kept = self._editions.text_of(latest.revision)
        before = read_kept(latest.revision, kept) if kept else None
        now = read_kept(program.revision, text)
        return Candidate(
            revision=program.revision,
            text=text,
            in_force=before,
            differences=compare(before, now) if before and now else (),
            last=self._editions.last_said_of(program.revision),
            too_much=self._new_overloads(before, now, latest.adjustments) if before and now else (),
        )

    def _new_overloads(self, before: Program, now: Program, chat: Adjustments) -> tuple[TooMuch, ...]:
        """Teams to which *now* brings more than they can do, and *before* does not; by what came in lately."""
        before, now = adjusted(before, chat), adjusted(now, chat)
        until = self._moment().now
        lately = [filed.feedback for filed in self._editions.answers(until - _LATELY, until)]
        already = {each.team for each in too_much(before, lately)}
        return tuple(each for each in too_much(now, lately) if each.team not in already)

    # -- what people decide

    async def approve(self, revision: str, by: Person) -> Edition | None:
        return await self.change(lambda latest, moment: approving.approve(latest, revision, by, moment))

    async def decline(self, revision: str, by: Person) -> Edition | None:
        return await self.change(lambda latest, moment: approving.decline(latest, revision, by, moment))

    async def pause(self, workflow: str, until: datetime | None, by: Person) -> Edition | None:
        return await self.change(lambda latest, moment: pausing.pause(latest, workflow, until, by, moment))

    async def resume(self, workflow: str, by: Person) -> Edition | None:
        held = await self.held(workflow)
        return await self.change(lambda latest, moment: pausing.resume(latest, workflow, held, by, moment))

    async def held(self, workflow: str) -> int:
        """How many answers wait because *workflow* is paused, or was."""
        return len(await asyncio.to_thread(self._editions.held, workflow))

    async def follow_up(self, workflow: str, by: Person) -> int:
        """How many tickets were opened for what a pause had held back."""
        pausing.require_pauser(by, workflow, self._moment().program)
        opened = 0
        held = await asyncio.to_thread(self._editions.held, workflow)
        for first in range(0, len(held), _AT_ONCE):
            opened += await self._writer.do(FollowUpHeld(tuple(held[first : first + _AT_ONCE])))
        return opened

    async def _end_pauses(self) -> bool:
        """Whether a pause is over: each is an edition of its own."""
        over = self._in_use.current.adjustments.over(self._moment().now)
        for pause in over:
            await self._end(pause.workflow, await self.held(pause.workflow))
        if over:
            await self._follow()
        return bool(over)

    async def _end(self, workflow: str, held: int) -> None:
        await self._enter(lambda latest, moment: pausing.end(latest, workflow, held, moment))

    async def _reconcile(self) -> bool:
        """Whether the file has overtaken something that the chat had changed."""
        if not is_overtaken(self._in_use.current):
            return False
        return await self.change(reconcile) is not None

    async def change(self, decide: Decide) -> Edition | None:
        """What *decide* makes of the newest edition is in force here before whoever decided is answered."""
        try:
            return await self._enter(decide)
        finally:  # a refusal, too, may be about what somebody else has just changed
            await self._follow()

    async def _enter(self, decide: Decide) -> Edition | None:
        return await self._writer.do(self._editions.enter_work(decide))
