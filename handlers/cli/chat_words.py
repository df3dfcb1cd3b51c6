"""What the chat has changed of a program, said on a command line: what holds beside a file, and what that would end."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from blocks.adjustment_words import subject, words
from bot.errors import RingbackError
from bot.program import Program
from bot.program.adjustments import NO_ADJUSTMENTS, Adjustments
from bot.sayings.in_force import adjusted_rows
from handlers.cli.house import House


def in_the_chat(house: House) -> Adjustments:
    """What holds in the database that the settings name; nothing where there is none, or it does not answer."""
    with suppress(RingbackError), house.editions() as editions:
        latest = editions.latest() if editions.are_there() else None
        return latest.adjustments if latest else NO_ADJUSTMENTS
    return NO_ADJUSTMENTS


def beside(program: Program, chat: Adjustments, before: Program | None = None) -> Iterator[str]:
    """
    What goes on holding with *program* as its file, and what ends with it.

    *before* is the program that was in force when the chat changed it.
    """
    now, zone = datetime.now(UTC), program.program.zone
    stays = list(adjusted_rows(program, chat, now))
    if stays:
        yield "Changed in the chat, and in force beside it:"
        yield from (f"    {subject(row)}: {words(row, zone, now)}" for row in stays)
    over = list(adjusted_rows(before, chat, now)) if before else []
    ends = [row for row in over if (row.what, row.name) not in {(each.what, each.name) for each in stays}]
    if ends:
        yield "Changed in the chat, and over once this takes effect:"
        yield from (f"    {subject(row)}: {words(row, zone, now)}" for row in ends)
