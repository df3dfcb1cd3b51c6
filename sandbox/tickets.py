"""What an interaction gives the app for a while: triggers to open forms with, response URLs to answer at."""

from dataclasses import dataclass
from itertools import count

from sandbox import timing
from sandbox.clock import Clock
from sandbox.errors import SlackError


@dataclass
class _Trigger:
    user: str
    born: float
    from_view: str | None
    used: bool = False


class Triggers:
    """Live three seconds, good for one form."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._count = count(1)
        self._known: dict[str, _Trigger] = {}

    def issue(self, user: str, *, from_view: str | None = None) -> str:
        name = f"{next(self._count)}.1700000000.sandbox"
        self._known[name] = _Trigger(user, self._clock(), from_view)
        return name

    def look(self, name: str) -> tuple[str, str | None]:
        """Whose it is, and the modal it came from; refused when unknown, used or too old."""
        trigger = self._known.get(name)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._clock() - trigger.born > timing.TRIGGER.seconds:
            raise SlackError("expired_trigger_id")
        return trigger.user, trigger.from_view

    def use(self, name: str) -> None:
        self._known[name].used = True


@dataclass
class Reply:
    """Where answers to one interaction go."""

    user: str
    channel: str
    born: float
    #: The message that was pressed, if one was.
    message_ts: str | None
    thread_ts: str | None
    #: Ephemeral messages can be replaced through here and nowhere else.
    ephemeral: bool
    uses: int = 0


class Replies:
    """Response URLs: five uses within half an hour."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._count = count(1)
        self._known: dict[str, Reply] = {}

    def issue(
        self,
        user: str,
        channel: str,
        *,
        message_ts: str | None = None,
        thread_ts: str | None = None,
        ephemeral: bool = False,
    ) -> str:
        name = f"{next(self._count)}"
        self._known[name] = Reply(user, channel, self._clock(), message_ts, thread_ts, ephemeral)
        return name

    def use(self, name: str) -> Reply:
        reply = self._known.get(name)
        if reply is None:
            raise SlackError("no_such_url")
        if self._clock() - reply.born > timing.RESPONSE_URL.seconds:
            raise SlackError("expired_url")
        if reply.uses >= timing.RESPONSE_URL_USES.most:
            raise SlackError("used_url")
        reply.uses += 1
        return reply
