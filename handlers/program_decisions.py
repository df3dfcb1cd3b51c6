"""What people decide about the program: an approver's press, and what that answers."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot import actions
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.notifications.revising import ChangeSettled, FollowedUp, ProgramDecided, Revising
from bot.people import Person
from bot.revising.edition import Edition, What
from bot.revising.entry import Entry
from bot.revising.settled import SettledChanges
from bot.sayings.settled import settled
from handlers.issue_watch import IssueWatch

PROGRAM_ACTIONS = frozenset({actions.APPROVE_PROGRAM, actions.DECLINE_PROGRAM, actions.FOLLOW_UP})


class ProgramChange(Protocol):
    """Where the program in force is changed; each refuses whoever may not."""

    @property
    def issues(self) -> IssueWatch: ...

    @property
    def is_file_bad(self) -> bool:
        """Whether what stands in the file now cannot take effect, so that what it said before goes on."""
        ...

    async def approve(self, revision: str, by: Person) -> Edition | None: ...

    async def decline(self, revision: str, by: Person) -> Edition | None: ...

    async def pause(self, workflow: str, until: datetime | None, by: Person) -> Edition | None: ...

    async def resume(self, workflow: str, by: Person) -> Edition | None: ...

    async def held(self, workflow: str) -> int: ...

    async def change(self, decide: Callable[[Edition | None, Moment], Entry | None]) -> Edition | None:
        """The edition that *decide* makes of the newest one; None where nothing is new."""
        ...

    async def latest(self) -> Edition | None:
        """The program as it is in force, and what waits."""
        ...

    async def follow_up(self, workflow: str, by: Person) -> int: ...


async def decided(
    program: ProgramChange, action: str, about: str, by: Person, changes: SettledChanges, moment: Callable[[], Moment]
) -> Revising:
    """*about* is the revision that waits, or the workflow that was paused."""
    if action == actions.FOLLOW_UP:
        opened = await program.follow_up(about, by)
        return FollowedUp(workflow=about, tickets=opened, paused=not opened and await program.held(about) > 0)
    approves = action == actions.APPROVE_PROGRAM
    decide = program.approve if approves else program.decline
    try:
        edition = await decide(about, by)
    except Refusal as refusal:
        said = await asyncio.to_thread(settled, about, by.email, changes, moment())
        if said is None or not _says_more(said, refusal):
            raise
        return said
    return ProgramDecided(approved=approves, differences=edition.differences if edition else ())


def _says_more(said: ChangeSettled, refusal: Refusal) -> bool:
    """Whether how it ended says more to whoever pressed than why their press came to nothing."""
    if refusal.reason is Reason.NOT_THE_APPROVER:
        return said.own  # the very change may have named another
    return said.what is not What.PROPOSED or refusal.reason is not Reason.A_NEWER_ONE_WAITS
