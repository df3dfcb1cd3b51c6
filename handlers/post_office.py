"""Mail to customers: what was previewed, as it was previewed."""

from datetime import timedelta
from typing import Protocol

from bot.dossier import Dossier
from bot.errors import Blocked
from bot.kept import KeptMessage


class PostOffice(Protocol):
    """The way out to customers."""

    @property
    def longest(self) -> timedelta:
        """The longest that sending takes: with less of a turn left, nothing may be begun."""
        ...

    async def send(self, kept: KeptMessage, dossier: Dossier) -> None: ...


class NoPostOffice:
    """An installation without SMTP_URL: nothing is written to customers from here."""

    longest = timedelta()

    async def send(self, kept: KeptMessage, dossier: Dossier) -> None:
        raise Blocked("no mail server is set up: set SMTP_URL and MAIL_FROM")
