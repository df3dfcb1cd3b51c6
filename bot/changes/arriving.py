"""What changes on a ticket when an answer joins it, and when it is given to somebody at once."""

from dataclasses import replace
from datetime import datetime

from bot import events as e
from bot.arriving import AnsweredAgain, Given
from bot.changes.change import Change
from bot.changes.owning import owned
from bot.ticket import Ticket


def _answered_again(ticket: Ticket, event: AnsweredAgain, at: datetime) -> Ticket:
    also = ticket.also if event.feedback in ticket.also else (*ticket.also, event.feedback)
    return replace(ticket, also=also)


def _given(ticket: Ticket, event: Given, at: datetime) -> Ticket:
    return owned(ticket, event.to, at)


CHANGES: dict[type[e.Event], Change] = {AnsweredAgain: _answered_again, Given: _given}
