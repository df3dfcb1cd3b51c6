"""The nouns of a workspace: users, channels, messages, views, files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.pressables import Pressable, by_label, pressables
from sandbox.shown import shown_text
from sandbox.viewer import Viewer

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class User:
    id: str
    name: str
    real_name: str
    #: What they do, as their profile says.
    title: str = ""
    email: str | None = None
    tz: str = "UTC"
    deactivated: bool = False
    is_bot: bool = False


@dataclass(kw_only=True)
class UserGroup:
    id: str
    #: Without the @.
    handle: str
    name: str
    users: list[str] = field(default_factory=list)
    #: When it was made and last changed, and since when it is disabled; seconds since 1970, 0 for never.
    created: int = 0
    updated: int = 0
    disabled: int = 0


@dataclass(kw_only=True)
class Channel:
    id: str
    name: str
    members: set[str] = field(default_factory=set)
    archived: bool = False
    private: bool = False
    #: The person on the other side, when this is a direct message with the bot.
    im_with: str | None = None

    @property
    def kind(self) -> str:
        """The first word of the scopes that give access: `channels:history`, `im:history`."""
        if self.im_with is not None:
            return "im"
        return "groups" if self.private else "channels"


@dataclass(frozen=True, kw_only=True)
class Message:
    """
    One message as it stood when it was read.

    An edit makes a new object, so a message kept in a test is what a person
    still has on the screen: `Workspace.current` gives the newest.
    """

    channel: str
    ts: str
    #: When it was said, as people see the time; `ts` is the machine's.
    said_at: datetime
    user: str
    bot_id: str | None = None
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    edited: Json | None = None
    files: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()
    reply_users: tuple[str, ...] = ()
    #: The only user who sees it, when it is ephemeral.
    visible_to: str | None = None
    names: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def plain_text(self) -> str:
        """The `text` argument: push notifications and screen readers have nothing else."""
        return self.text

    @property
    def shown(self) -> str:
        """Everything legible on the message, without button labels; dates as their fallback text."""
        return shown_text(self.blocks, self.text, Viewer(self.names))

    def shown_to(self, user: User) -> str:
        """As `shown`, with dates in that user's zone."""
        return shown_text(self.blocks, self.text, Viewer(self.names, ZoneInfo(user.tz)))

    @property
    def pressables(self) -> tuple[Pressable, ...]:
        """Every button and every menu entry, in reading order."""
        return pressables(self.blocks)

    @property
    def buttons(self) -> dict[str, Pressable]:
        """Buttons by label."""
        return by_label(self.pressables, "button")

    @property
    def menu(self) -> dict[str, Pressable]:
        """Menu entries by label."""
        return by_label(self.pressables, "overflow")


@dataclass(frozen=True, kw_only=True)
class View:
    """A modal, or a person's Home tab."""

    id: str
    user: str
    #: What the app sent, with ids filled in.
    body: Json
    hash: str
    root_view_id: str
    previous_view_id: str | None = None
    #: What the person has entered so far, by (block_id, action_id), in the shape of `state.values`.
    filled: Mapping[tuple[str, str], Json] = field(default_factory=dict)
    #: Field errors of the last attempt to submit, by block_id.
    errors: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def blocks(self) -> list[Json]:
        return list(self.body.get("blocks", []))

    @property
    def callback_id(self) -> str:
        return str(self.body.get("callback_id", ""))

    @property
    def private_metadata(self) -> str:
        return str(self.body.get("private_metadata", ""))

    @property
    def title(self) -> str:
        return str(self.body.get("title", {}).get("text", ""))

    @property
    def shown(self) -> str:
        """Title, labels, hints, prefilled values and texts."""
        return f"{self.title}\n{shown_text(self.blocks, '', Viewer(self.names))}".strip()

    @property
    def pressables(self) -> tuple[Pressable, ...]:
        return pressables(self.blocks)

    @property
    def buttons(self) -> dict[str, Pressable]:
        return by_label(self.pressables, "button")


@dataclass(kw_only=True)
class File:
    id: str
    name: str
    length: int
    title: str = ""
    alt_txt: str = ""
    content: bytes = b""
    uploaded: bool = False
    shared_in: list[str] = field(default_factory=list)
