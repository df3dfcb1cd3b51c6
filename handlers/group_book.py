"""Who is in a user group is written down as a change of the program; a group that cannot be read is told."""

from dataclasses import dataclass

from bot.ports import Writer
from bot.program.adjustments import GroupMember
from bot.revising.grouping import follow
from bot.revising.lost_group import TellOfLostGroup, Why
from handlers.program_decisions import ProgramChange


@dataclass(frozen=True)
class GroupsInTheProgram:
    """The same for every platform that has groups."""

    program: ProgramChange
    writer: Writer

    async def seen(self, group: str, people: tuple[GroupMember, ...]) -> None:
        await self.program.change(lambda latest, moment: follow(latest, group, people, moment))

    async def lost(self, group: str, why: Why) -> None:
        await self.writer.do(TellOfLostGroup(group, why))
