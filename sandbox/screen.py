"""What one person has in front of them: the channels, the messages of one, and the form on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sandbox.directory import Entry
from sandbox.model import Channel, Message, User, View
from sandbox.panel import Panel
from sandbox.pickers import people_to_pick
from sandbox.place import HOME, Place
from sandbox.reading import Reading
from sandbox.usage import Call, Suggestion, calls, suggestions
from sandbox.viewer import Viewer
from sandbox.workspace import Workspace

#: So many messages of a channel are drawn, unless somebody asks for the earlier ones.
SHOWN: Final = 60
#: Words by the same person within this time stand under one name.
_TOGETHER: Final = timedelta(minutes=5)


@dataclass(frozen=True)
class Line:
    """A message as it stands in its channel or thread."""

    message: Message
    author: User
    #: The day that begins with it; None where it goes on.
    day: str | None
    #: Its author has just said something, and need not be named again.
    goes_on: bool
    replies: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Room:
    """A channel or direct message in the column."""

    channel: Channel
    title: str
    unread: int


class Screen:
    """The templates read this, and nothing else of the workspace."""

    def __init__(self, workspace: Workspace, place: Place, reading: Reading, panel: Panel | None = None) -> None:
        self.workspace = workspace
        self.place = place
        self.panel = panel
        self.user = workspace.users[place.who]
        self.viewer = Viewer(workspace.names, ZoneInfo(self.user.tz), workspace.shown_now())
        self._reading = reading

    # -- the column, and the switch ------------------------------------------------------------------------------

    @property
    def version(self) -> int:
        return self.workspace.feed.version

    @property
    def people(self) -> list[User]:
        return people(self.workspace)

    @property
    def rooms(self) -> list[Room]:
        channels = [channel for channel in mine(self.workspace, self.user.id) if channel.im_with is None]
        return [self._room(channel) for channel in sorted(channels, key=lambda c: c.name)]

    @property
    def direct(self) -> Room:
        """Their direct messages with the app."""
        return self._room(self.workspace.dm_with(self.user.id))

    @property
    def is_with_app(self) -> bool:
        """Home and direct messages are two tabs of the same app."""
        return self.place.where == HOME or (self.channel is not None and self.channel.im_with is not None)

    def waiting_for(self, user: User) -> int:
        """How many messages they have not seen, wherever they are."""
        return sum(self._unread(user.id, channel) for channel in mine(self.workspace, user.id))

    @property
    def suggestions(self) -> list[Suggestion]:
        app = self.workspace.app
        return suggestions({command: app.usage.get(command, "") for command in app.commands}, app.explained)

    @property
    def callable(self) -> list[Call]:
        """Whom and what they can call by name in what they type."""
        return calls(self.workspace.directory.entries(self.user))

    @property
    def pickable(self) -> list[Entry]:
        """Whom a menu of people offers."""
        return people_to_pick(self.user, self.workspace.directory)

    # -- what is open ----------------------------------------------------------------------------------------------

    @property
    def channel(self) -> Channel | None:
        found = self.workspace.channels.get(self.place.where)
        return found if found is not None and self.user.id in found.members else None

    @property
    def home(self) -> View | None:
        return self.workspace.views.home(self.user.id)

    @property
    def modal(self) -> View | None:
        return self.workspace.person(self.user.id).modal

    @property
    def lines(self) -> list[Line]:
        """The end of the channel, or all of it, with what only this person sees in its place."""
        there = self._there()
        return list(self._lines(there if self.place.earlier else there[-SHOWN:]))

    @property
    def earlier(self) -> int:
        """So many messages of the channel are not drawn."""
        return 0 if self.place.earlier else max(0, len(self._there()) - SHOWN)

    @property
    def thread(self) -> list[Line]:
        """The message whose thread is open and its replies; empty where none is."""
        top = self.workspace.timeline.find(self.place.where, self.place.thread)
        if self.channel is None or top is None or top.visible_to not in {None, self.user.id}:
            return []
        private = [m for m in self._private() if m.thread_ts == top.ts]
        return list(self._lines([top, *sorted([*self.workspace.thread(top), *private], key=lambda m: m.ts)]))

    def title(self, channel: Channel) -> str:
        return self.workspace.app.name.title() if channel.im_with is not None else channel.name

    def at(self, **changes: str) -> str:
        """The address of a place that differs from this one by *changes*."""
        return self.place.moved(**changes).address()

    def act(self, name: str, **about: str) -> str:
        """Where a form that does *name* is posted to; *about* says what with."""
        return f"/do/{name}?{self.place.moved().query(**about)}"

    def day(self, moment: datetime) -> str:
        """`Today`, or the day as this person's calendar has it."""
        day, today = (m.astimezone(self.viewer.zone).date() for m in (moment, self.workspace.shown_now()))
        return _day(day, today)

    # -- how it is put together ------------------------------------------------------------------------------------

    def _room(self, channel: Channel) -> Room:
        unread = 0 if channel.id == self.place.where else self._unread(self.user.id, channel)
        return Room(channel, self.title(channel), unread)

    def _unread(self, user: str, channel: Channel) -> int:
        return self._reading.unread(user, channel.id, self.workspace.timeline.top(channel.id))

    def _private(self) -> list[Message]:
        return [m for m in self.workspace.timeline.ephemerals(self.user.id) if m.channel == self.place.where]

    def _there(self) -> list[Message]:
        if self.channel is None:
            return []
        private = (m for m in self._private() if m.thread_ts is None)
        return sorted([*self.workspace.timeline.top(self.channel.id), *private], key=lambda m: m.ts)

    def _lines(self, messages: list[Message]) -> Iterator[Line]:
        before: Message | None = None
        for message in messages:
            day = self.day(message.said_at)
            new_day = day if before is None or self.day(before.said_at) != day else None
            goes_on = new_day is None and before is not None and _goes_on(before, message)
            replies = tuple(self.workspace.thread(message)) if message.replies else ()
            yield Line(message, self.workspace.users[message.user], new_day, goes_on, replies)
            before = message


def people(workspace: Workspace) -> list[User]:
    """Those who can look, whoever is in the first channel first: there it begins."""
    humans = [user for user in workspace.users.values() if not user.is_bot and not user.deactivated]
    first = next((channel.members for channel in workspace.channels.values() if channel.im_with is None), set())
    return sorted(humans, key=lambda user: user.id not in first)


def mine(workspace: Workspace, user: str) -> list[Channel]:
    return [channel for channel in workspace.channels.values() if user in channel.members]


def _goes_on(before: Message, message: Message) -> bool:
    """Cards keep their name: each of them is a matter of its own."""
    plain = not (before.blocks or message.blocks or message.visible_to or before.visible_to)
    return plain and message.user == before.user and message.said_at - before.said_at < _TOGETHER


def _day(day: date, today: date) -> str:
    match (today - day).days:
        case 0:
            return "Today"
        case 1:
            return "Yesterday"
        case -1:
            return "Tomorrow"
    return f"{day:%A}, {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")
