"""A message about what has happened to a ticket."""

from hashlib import sha256

from bot.effects import Address, Place, Priority, Send
from bot.history import Recorded
from bot.ticket import Ticket


def about(ticket: Ticket, recorded: Recorded, notification: str, to: Address, priority: Priority) -> Send:
    """Keyed by what it says, about which event, and to whom: the same event sends it once."""
    # the key goes to the platform: of a person it holds a mark, not the address
    where = "" if to.place is Place.THREAD else f" / {mark(to.name)}"
    return Send(
        key=f"ticket {ticket.number} / {notification} {recorded.version}{where}",
        notification=notification,
        to=to,
        priority=priority,
        version=recorded.version,
    )


def mark(name: str) -> str:
    """Somebody, or a team, in eight characters that name nobody."""
    return sha256(name.encode()).hexdigest()[:8]
