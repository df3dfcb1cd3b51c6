"""An answer to everybody who waits in a known issue: how it begins, and how each of them is called in it."""

from typing import Final

from bot.issue_forms import NAME_GAP

#: Said to whoever gave no name.
_NAMELESS: Final = "there"
_NEXT: Final = "[what happens next, and by when they hear from you again]"


def begun(told: str, by: str, company: str) -> str:
    """To start from, with a gap that only its author can fill."""
    return f"Hello {NAME_GAP},\n\n{told}\n\n{_NEXT}\n\n{by}\n{company}"


def by_name(text: str, name: str) -> str:
    """*text* for a customer of that name."""
    return text.replace(NAME_GAP, name.split(" ", 1)[0] or _NAMELESS)
