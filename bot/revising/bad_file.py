"""A program file that cannot take effect: while it is so, whoever wrote it and whoever runs the bot are told once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.effects import Address, to_operator, to_person
from bot.ports import NOTHING, Needs, UnitOfWork
from bot.program import Program
from bot.reactions.about import mark
from bot.revising.entry import say

NOT_TAKEN = "program_not_taken"
#: More mistakes than these are read where they were made: `ringback program check` lists them all.
_MOST = 10


@dataclass(frozen=True, slots=True)
class TellOfFile:
    """
    Said once a day for the same mistakes, however many processes find them.

    What waits for somebody's hours is about a file that there is no more: it
    never leaves. Without mistakes, nothing does.
    """

    mistakes: tuple[str, ...] = ()

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        desk.take_back(NOT_TAKEN)
        if not self.mistakes:
            return
        about = {"mistakes": self.mistakes[:_MOST], "more": max(len(self.mistakes) - _MOST, 0)}
        day = desk.moment.now.date().isoformat()
        for to in _who_hears(desk.moment.program):
            key = f"{NOT_TAKEN} / {day} / {mark(' '.join(self.mistakes))} / {mark(to.lane)}"
            desk.say(say(key, NOT_TAKEN, to, json.dumps(about)))


def _who_hears(program: Program) -> Iterator[Address]:
    """Where nobody else runs the bot, its owner does, and hears it once."""
    yield to_person(program.program.owner)
    if program.program.operator is not None:
        yield to_operator()
