"""What a program may say already and nobody acts upon yet: told to its author, so that the file pretends nothing."""

from collections.abc import Iterator

from bot.program.model import Program


def not_yet(program: Program) -> Iterator[str]:
    """Each with the key that it stands under, and what does not come of it."""
    if program.recovery_actions:
        yield "recovery_actions: nobody can give one from the chat, and no limit or budget is counted"
    if any(not each.ask_customer for each in program.workflows):
        yield "ask_customer: no customer is asked whether it is solved, whatever it says"
