"""What comes of an answer that opens no ticket of its own, and of giving a ticket to somebody at once."""

from typing import assert_never

from bot.arriving import AnsweredAgain, Give, Given, JoinAnswer
from bot.events import Event
from bot.moment import Moment
from bot.ticket import Ticket


def decide(ticket: Ticket, command: JoinAnswer | Give, moment: Moment) -> tuple[Event, ...]:
    match command:
        case JoinAnswer():
            return _join(ticket, command)
        case Give():
            return _give(ticket, command, moment)
        case _:
            assert_never(command)


def _join(ticket: Ticket, command: JoinAnswer) -> tuple[Event, ...]:
    """The same answer once more is nothing new, unless it brings words."""
    if command.words is None and command.feedback in ticket.also:
        return ()
    score, out_of = (None, None) if command.feedback in ticket.also else (command.score, command.out_of)
    return (AnsweredAgain(feedback=command.feedback, score=score, out_of=out_of, words=command.words),)


def _give(ticket: Ticket, command: Give, moment: Moment) -> tuple[Event, ...]:
    """Whoever claimed it meanwhile keeps it."""
    if not ticket.is_live or ticket.owner is not None or moment.program.person(command.to) is None:
        return ()
    return (Given(to=command.to, because=command.because),)
