"""A user group that a team is made of, and of which the chat says nothing useful: never a silent empty pool."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.effects import Address, to_operator, to_person
from bot.ports import NOTHING, Needs, UnitOfWork
from bot.program import Program
from bot.reactions.about import mark
from bot.revising.entry import say

#: What it is called in the outbox.
GROUP_LOST = "group_lost"


class Why(StrEnum):
    """What is wrong with it. Each has its sentence in `blocks/`."""

    #: There is none of that name.
    GONE = "gone"
    DISABLED = "disabled"
    #: Nobody is in it whose account is open.
    EMPTY = "empty"
    #: The app has not been given the right to look.
    NO_RIGHT = "no_right"
    #: The workspace's plan has no user groups.
    NO_GROUPS = "no_groups"


@dataclass(frozen=True, slots=True)
class TellOfLostGroup:
    """Said once a day to the program's owner and whoever runs the bot; those who were in it last stay in the team."""

    group: str
    why: Why

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        day = desk.moment.now.date().isoformat()
        subject = json.dumps({"group": self.group, "why": self.why.value})
        for to in _who_hears(desk.moment.program):
            key = f"{GROUP_LOST} / {self.group} {self.why} / {day} / {mark(to.lane)}"
            desk.say(say(key, GROUP_LOST, to, subject))


def _who_hears(program: Program) -> Iterator[Address]:
    yield to_person(program.program.owner)
    if program.program.operator is not None:
        yield to_operator()
