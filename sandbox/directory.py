"""Whom and what people can call by name in what they type: colleagues, user groups, channels."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sandbox import writings
from sandbox.model import Channel, User, UserGroup
from sandbox.writings import Writing

#: Slack: Messaging / Formatting message text: what calls everybody at once, and whom it reaches.
EVERYBODY: Final = {
    "here": "everybody here who is active",
    "channel": "everybody in this channel",
    "everyone": "everybody in the workspace",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One of them: `@Ana Silva`, or `@ana`."""

    #: `@` or `#`.
    sign: str
    #: As people see it, and the name that nobody else has; without the sign.
    shown: str
    handle: str
    writing: Writing
    id: str
    #: What a list says beside the name.
    about: str = ""


@dataclass(frozen=True)
class Directory:
    """Those of a workspace, which goes on adding to what is handed over here."""

    users: Mapping[str, User]
    channels: Mapping[str, Channel]
    groups: Mapping[str, UserGroup]

    def entries(self, by: User) -> tuple[Entry, ...]:
        """All that *by* can call, as a list offers it: people and then apps, groups, everybody, channels."""
        there = (user for user in self.users.values() if not user.deactivated)
        people = map(_user, sorted(there, key=lambda user: user.is_bot))
        groups = (_group(group) for group in self.groups.values() if not group.disabled)
        channels = (_channel(channel) for channel in self.channels.values() if _sees(by, channel))
        return (*people, *groups, *_everybody(), *channels)


def names(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """Whose is each name, in small letters and with its sign; one that several are shown by is nobody's."""
    entries = tuple(entries)
    found: dict[str, Entry | None] = {}
    for entry in entries:
        name = f"{entry.sign}{entry.shown}".lower()
        found[name] = None if name in found else entry
    handles = {f"{entry.sign}{entry.handle}".lower(): entry for entry in entries}
    return {name: entry for name, entry in found.items() if entry} | handles


def _sees(by: User, channel: Channel) -> bool:
    return channel.im_with is None and (not channel.private or by.id in channel.members)


def _user(user: User) -> Entry:
    about = " · ".join(filter(None, (user.name, user.title)))
    return Entry(sign="@", shown=user.real_name, handle=user.name, writing=writings.USER, id=user.id, about=about)


def _group(group: UserGroup) -> Entry:
    many = len(group.users)
    about = f"{group.name} · {many} {'person' if many == 1 else 'people'}"
    return Entry(sign="@", shown=group.handle, handle=group.handle, writing=writings.GROUP, id=group.id, about=about)


def _everybody() -> Iterator[Entry]:
    for name, about in EVERYBODY.items():
        yield Entry(sign="@", shown=name, handle=name, writing=writings.BROADCAST, id=name, about=about)


def _channel(channel: Channel) -> Entry:
    writing = writings.PRIVATE_CHANNEL if channel.private else writings.CHANNEL
    return Entry(sign="#", shown=channel.name, handle=channel.name, writing=writing, id=channel.id)
