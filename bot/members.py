"""Who somebody of ours is on a platform."""

from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Who somebody of ours is on a platform."""

    platform: str
    user: str
    email: str
    name: str = ""
    zone: str = ""
    deactivated: bool = False
    #: Their direct messages with the bot, once it is known.
    conversation: str = ""


class Members(Protocol):
    """People matched by e-mail, and kept: never looked up inside an interaction."""

    def by_user(self, platform: str, user: str) -> Member | None: ...

    def by_email(self, platform: str, email: str) -> Member | None: ...

    def by_conversation(self, platform: str, conversation: str) -> Member | None:
        """Whose direct messages these are."""
        ...

    def keep(self, member: Member) -> Awaitable[None]: ...
