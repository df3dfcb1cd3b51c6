"""How the sandbox says no: to the bot in Slack's words, to a test in plain ones."""

from typing import Any


class SlackError(Exception):
    """An API answer `{"ok": false, "error": code}`, with whatever else Slack tells beside it."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class RateLimited(Exception):
    """HTTP 429: the channel, or the app, has said enough for now."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"ratelimited for {retry_after} s")
        self.retry_after = retry_after


class NotShown(AssertionError):
    """A person tried to press or fill what is not on their screen."""
