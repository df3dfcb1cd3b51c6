"""What customers have in their mailboxes, and what they wrote back."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What a customer answered to a mail."""

    words: str
    #: As people see the time, like every time here.
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail as it lies in a customer's mailbox."""

    #: Its Message-ID.
    id: str
    to: str
    subject: str
    text: str
    #: Empty where the mail has plain words only.
    html: str
    at: datetime
    sender: str
    #: Oldest first; it grows.
    replies: list[Reply] = field(default_factory=list)
