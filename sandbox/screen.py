"""What one person has in front of them: the channel they look at, and the form on top of it."""

from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from sandbox.model import Channel, Message, User, View
from sandbox.viewer import Viewer
from sandbox.workspace import Workspace

HOME: Final = "home"


@dataclass(frozen=True)
class Place:
    """Who looks, and at what; it travels in the URL."""

    who: str
    where: str
    trouble: str = ""


@dataclass(frozen=True)
class Line:
    """A message with its replies."""

    message: Message
    author: User
    replies: tuple["Line", ...]


class Screen:
    """The templates read this, and nothing else of the workspace."""

    def __init__(self, workspace: Workspace, place: Place) -> None:
        self.workspace = workspace
        self.place = place
        self.user = workspace.users[place.who]
        self.viewer = Viewer(workspace.names, ZoneInfo(self.user.tz))

    @property
    def version(self) -> int:
        return self.workspace.feed.version

    @property
    def people(self) -> list[User]:
        return [user for user in self.workspace.users.values() if not user.is_bot and not user.deactivated]

    @property
    def channels(self) -> list[Channel]:
        """Those they are in; direct messages last."""
        mine = [c for c in self.workspace.channels.values() if self.user.id in c.members]
        return sorted(mine, key=lambda c: (c.im_with is not None, c.name))

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
        """The channel, oldest first, with what only this person sees in its place."""
        if self.channel is None:
            return []
        private = [m for m in self.workspace.timeline.ephemerals(self.user.id) if m.channel == self.channel.id]
        top = [*self.workspace.timeline.top(self.channel.id), *(m for m in private if m.thread_ts is None)]
        return [self._line(message, private) for message in sorted(top, key=lambda m: m.ts)]

    def title(self, channel: Channel) -> str:
        if channel.im_with is not None:
            return self.workspace.app.name.title()
        return f"{'🔒' if channel.private else '#'} {channel.name}"

    def _line(self, message: Message, private: list[Message]) -> Line:
        under = [*self.workspace.thread(message), *(m for m in private if m.thread_ts == message.ts)]
        replies = tuple(Line(reply, self._author(reply), ()) for reply in sorted(under, key=lambda m: m.ts))
        return Line(message, self._author(message), replies)

    def _author(self, message: Message) -> User:
        return self.workspace.users[message.user]
