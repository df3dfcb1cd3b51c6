"""Promises to customers: how somebody says that one was kept, and what keeps one without a word."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.people import Person, PersonId
from bot.ticket import Pending, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepPromise:
    """Say that what was promised has happened."""

    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseKept:
    """What was promised has happened; the ticket goes on."""

    by: PersonId


def kept(ticket: Ticket, event: PromiseKept, at: datetime) -> Ticket:
    return replace(ticket, promise=None)


def outlives(ticket: Ticket, message: Pending | None) -> bool:
    """
    Whether the open promise came to the ticket after *message* was written: made here, or with one that joined it.

    Reaching the customer keeps what was promised before; a message that was
    already on its way knew nothing of it.
    """
    if ticket.promise is None or message is None:
        return False
    if ticket.promise.version:
        return ticket.promise.version > message.version
    since = [*(contact.at for contact in ticket.contacts), *(try_.at for try_ in ticket.tries)]
    return any(at > message.at for at in since)
