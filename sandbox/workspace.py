"""A Slack workspace in memory: people, channels, messages, forms, and one installed app."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sandbox.app_identity import AppIdentity
from sandbox.backstage import Backstage, HttpBackstage
from sandbox.clock import Clock, Ids, Stamps
from sandbox.directory import Directory
from sandbox.errors import NotShown, SlackError
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.feed import Feed
from sandbox.mails import Mail, Reply
from sandbox.model import Channel, File, Message, User
from sandbox.people import Person
from sandbox.rates import Rates
from sandbox.socket_mode import SocketMode
from sandbox.tickets import Replies, Triggers
from sandbox.timeline import Timeline
from sandbox.timing import ACKNOWLEDGE
from sandbox.user_groups import UserGroups
from sandbox.views import Views
from sandbox.wire import Answer, HttpWire, Post, Wire, post_over_http

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One API call as the app made it; `error` is None when it was granted."""

    method: str
    args: Json
    error: str | None


class Workspace:
    """
    Everything Slack would remember.

    `clock` gives machine time in seconds: message times, triggers, response URLs
    and rate limits follow it, so that tests can move them. `shown_now` is the time
    that people see beside what was said; a bot whose own clock can be moved sets
    it. Without `strict_rates` nobody counts calls: for tests whose clock stands still.
    """

    def __init__(
        self, clock: Clock = time.time, *, scopes: Iterable[str] | None = None, strict_rates: bool = True
    ) -> None:
        self.clock = clock
        self.app = AppIdentity() if scopes is None else AppIdentity(scopes=set(scopes))
        self.strict_rates = strict_rates
        self.ids = Ids()
        self.stamps = Stamps(clock)
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        #: Shown names of users, user groups and channels by id.
        self.names: dict[str, str] = {}
        self.timeline = Timeline()
        self.views = Views(self.ids, self.names)
        self.files: dict[str, File] = {}
        self.triggers = Triggers(clock)
        self.replies = Replies(clock)
        self.faults = Faults(clock)
        self.rates = Rates(clock)
        self.feed = Feed()
        self.shown_now: Callable[[], datetime] = self._machine_now
        #: What customers got, oldest first.
        self.mails: list[Mail] = []
        #: What the bot lets the page ask behind the scenes; None where it offers nothing.
        self.backstage: Backstage | None = None
        #: Seconds after which the workspace's settings let nobody edit a message; None for ever.
        self.edit_window: float | None = None
        #: Every API call, oldest first.
        self.calls: list[Call] = []
        #: Where the sandbox itself is reached; the server sets both.
        self.base_url = "http://sandbox.test"
        self.sockets: SocketMode | None = None
        #: How interactions reach the app when none is connected in Socket Mode.
        self.wire: Wire | None = None
        self.events = Events(self)
        self.user_groups = UserGroups(self)
        self.directory = Directory(self.users, self.channels, self.user_groups.by_id)
        self._people: dict[str, Person] = {}
        self.add_user(self.app.bot_user, self.app.name, self.app.name.title(), is_bot=True)

    # -- who and where ---------------------------------------------------------------------------------------------

    def add_user(
        self,
        user_id: str,
        name: str,
        real_name: str = "",
        email: str | None = None,
        tz: str = "UTC",
        title: str = "",
        **more: bool,
    ) -> User:
        """`title`: what they do; `more`: `deactivated`, `is_bot`."""
        shown = real_name or name.title()
        user = User(id=user_id, name=name, real_name=shown, email=email, tz=tz, title=title, **more)
        self.users[user_id] = user
        self.names[user_id] = user.real_name
        self.feed.changed()
        return user

    def deactivate(self, user_id: str) -> None:
        self.users[user_id] = replace(self.users[user_id], deactivated=True)
        self.feed.changed()

    def reactivate(self, user_id: str) -> None:
        self.users[user_id] = replace(self.users[user_id], deactivated=False)
        self.feed.changed()

    def add_channel(
        self, channel_id: str, name: str, members: Iterable[str] = (), *, private: bool = False, bot: bool = True
    ) -> Channel:
        """With `bot=False` the app has not been invited."""
        invited = {*members, self.app.bot_user} if bot else set(members)
        channel = Channel(id=channel_id, name=name, members=invited, private=private)
        self.channels[channel_id] = channel
        self.names[channel_id] = name
        self.feed.changed()
        return channel

    def dm_with(self, user_id: str) -> Channel:
        """The direct message between the app and a user, opened if it was not."""
        for channel in self.channels.values():
            if channel.im_with == user_id:
                return channel
        name = f"D{user_id[1:]}"
        self.channels[name] = Channel(
            id=name, name="directmessage", members={user_id, self.app.bot_user}, im_with=user_id
        )
        return self.channels[name]

    def has_dm_with(self, user_id: str) -> bool:
        return any(channel.im_with == user_id for channel in self.channels.values())

    def channel(self, where: str) -> Channel:
        """By id, `#name`, `@name` of a user (their direct message), or user id."""
        if where in self.channels:
            return self.channels[where]
        for channel in self.channels.values():
            if where.removeprefix("#") == channel.name:
                return channel
        return self.dm_with(self.user(where).id)

    def user(self, who: str) -> User:
        """By id, `name` or `@name`."""
        for user in self.users.values():
            if who.removeprefix("@") in {user.id, user.name}:
                return user
        raise KeyError(f"nobody here is called {who!r}")

    def person(self, who: str) -> Person:
        """The same `Person` every time."""
        user = self.user(who)
        return self._people.setdefault(user.id, Person(self, user.id))

    # -- what is there ---------------------------------------------------------------------------------------------

    def messages(self, where: str) -> list[Message]:
        """What stands in a channel or direct message, oldest first, without threads."""
        return self.timeline.top(self.channel(where).id)

    def dms(self, who: str) -> list[Message]:
        return self.messages(self.dm_with(self.user(who).id).id)

    def thread(self, message: Message) -> list[Message]:
        return self.timeline.thread(message.channel, message.ts)

    def current(self, message: Message) -> Message:
        """The newest state of a message read earlier. Raises `NotShown` when it has been deleted."""
        found = self.timeline.find(message.channel, message.ts)
        if found is None:
            raise NotShown(f"message {message.ts} is no longer there")
        return found

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def _machine_now(self) -> datetime:
        return datetime.fromtimestamp(self.clock(), UTC)

    # -- customers' mailboxes --------------------------------------------------------------------------------------

    def receive_mail(self, *, id: str, to: str, subject: str, text: str, sender: str, html: str = "") -> Mail:
        """A mail arrives at a customer's; *id* is its Message-ID."""
        mail = Mail(id=id, to=to, subject=subject, text=text, html=html, at=self.shown_now(), sender=sender)
        self.mails.append(mail)
        self.feed.changed()
        return mail

    def mail(self, mail_id: str) -> Mail | None:
        return next((mail for mail in self.mails if mail.id == mail_id), None)

    def answered(self, mail: Mail, words: str) -> None:
        """Its customer wrote back, and the bot took it."""
        mail.replies.append(Reply(words=words, at=self.shown_now()))
        self.feed.changed()

    # -- what can go wrong -----------------------------------------------------------------------------------------

    def limits(self, where: str, retry_after: float) -> None:
        """Posts into the channel answer 429 until so many seconds have passed on the clock."""
        self.faults.limit(self.channel(where).id, retry_after)

    def archive(self, where: str) -> None:
        self.channel(where).archived = True
        self.feed.changed()

    def pace(self, channel: Channel) -> None:
        """Raises `RateLimited` where Slack would for a post into the channel."""
        self.faults.check_channel(channel.id)
        if self.strict_rates:
            self.rates.post(channel.id)

    # -- the way to the app ----------------------------------------------------------------------------------------

    def connect(self, request_url: str, *, post: Post = post_over_http, clock: Clock = time.time) -> None:
        """Send interactions to the app's request URL, signed. *clock* dates the signatures."""
        self.wire = HttpWire(request_url, self.app.signing_secret, post, clock)

    def connect_backstage(self, url: str, token: str) -> None:
        """The page may ask the bot at *url* what Slack could not; *token* was made for this run."""
        self.backstage = HttpBackstage(url, token)
        self.feed.changed()

    @property
    def is_connected(self) -> bool:
        """By Socket Mode."""
        return self.sockets is not None and self.sockets.connected.is_set()

    async def send(self, kind: str, payload: Json, *, retry: tuple[int, str] | None = None) -> Answer:
        """
        Through Socket Mode where the app is connected, else to its request URL.

        An answer that takes longer than three seconds of the workspace's clock is none.
        """
        wire = self.sockets if self.is_connected else self.wire
        if wire is None:
            return Answer(0, error="connection_failed")
        began = self.clock()
        answer = await wire.send(kind, payload, retry=retry)
        late = self.clock() - began > ACKNOWLEDGE.seconds
        return Answer(0, error="operation_timeout") if late else answer

    # -- what the methods and people do ----------------------------------------------------------------------------

    def write(self, channel: Channel, *, user: str, **content: Any) -> Message:
        """A new message, by whoever; nothing is checked here."""
        bot_id = self.app.bot_id if user == self.app.bot_user else None
        message = Message(
            channel=channel.id,
            ts=self.stamps.next(),
            said_at=self.shown_now(),
            user=user,
            bot_id=bot_id,
            names=self.names,
            **content,
        )
        self.timeline.add(message)
        self.feed.changed()
        return message

    def rewrite(self, message: Message, **content: Any) -> Message:
        changed = replace(message, **content)
        self.timeline.put(changed)
        self.feed.changed()
        return changed

    def erase(self, message: Message) -> None:
        self.timeline.remove(message)
        self.feed.changed()

    def parent_of(self, channel: Channel, thread_ts: str | None) -> str | None:
        """The thread a reply goes to; a thread that is not there is refused."""
        if thread_ts is None:
            return None
        parent = self.timeline.find(channel.id, thread_ts)
        if parent is None or parent.thread_ts is not None:
            raise SlackError("thread_not_found")
        return parent.ts
