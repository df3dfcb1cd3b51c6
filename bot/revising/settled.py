"""A change of the program that waited for a yes, and waits no more."""

from typing import Protocol

from bot.revising.edition import Edition


class SettledChanges(Protocol):
    """Asked whenever a message about such a change is drawn, or pressed, once more."""

    def change_settled(self, revision: str) -> Edition | None:
        """The edition with which *revision* was decided, taken back or replaced; None while it waits."""
        ...
