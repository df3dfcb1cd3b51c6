"""The app's Home tab: drawn when somebody opens it, and kept up to date for whoever has."""

import asyncio
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from queue import SimpleQueue
from typing import Any

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from blocks import refusals
from blocks.card import Card
from blocks.registry import build
from blocks.slack import render_home
from bot.errors import Reason, Refusal
from bot.home import Homes, OpenHome, Touched, home_of, touches, turned
from bot.moment import Moment
from bot.people import PersonId
from bot.ports import Member, Members, Views
from bot.telling import who
from handlers.slack.chat import Mentions
from handlers.slack.identity import Identity
from handlers.slack.payloads import PLATFORM

log = structlog.get_logger()
#: Nobody reads faster; what changes meanwhile is drawn together.
_PACE = timedelta(seconds=3)
#: Whoever has not looked for so long looks again before they read it, and then it is drawn.
_LIVE = timedelta(days=7)
_LOOK = timedelta(minutes=1)
#: What Slack says where nothing will ever be drawn.
_NEVER = frozenset({"user_not_found", "not_enabled", "user_is_bot", "invalid_arguments", "view_too_large"})
Json = dict[str, Any]


@dataclass(kw_only=True)
class SlackHome:
    """
    Draws what may have changed, at most once every few seconds for each person.

    A commit says whom it touches (`changed`); the day's turn touches everybody,
    and so does a start. What is lost with a process is drawn when its person
    looks again: Slack tells us each time.
    """

    client: AsyncWebClient
    identity: Identity
    members: Members
    homes: Homes
    views: Views
    moment: Callable[[], Moment]
    machine_now: Callable[[], datetime]
    _touched: SimpleQueue[Touched] = field(default_factory=SimpleQueue)
    _waiting: set[PersonId] = field(default_factory=set)
    _not_before: dict[str, datetime] = field(default_factory=dict)
    #: What this process drew last, and the name that Slack gave it.
    _drawn: dict[str, tuple[str, Json]] = field(default_factory=dict)
    _looked_at: datetime | None = None

    async def opened(self, user: str) -> None:
        """Somebody looks: they get the newest, whoever drew the last one."""
        if not self.identity.is_known(user):
            await self.identity.learn(user)
        member = self.members.by_user(PLATFORM, user)
        if member is None or member.deactivated:
            return
        home = OpenHome(platform=PLATFORM, user=user, person=member.email, opened_at=self.machine_now())
        await self.homes.keep(home)
        await self._draw(home)

    def changed(self, touched: Touched) -> None:
        """Called after a commit, in the writer's thread."""
        self._touched.put(touched)

    async def redraw(self) -> int:
        """Draws what is to be drawn and whose turn it is; how many that were."""
        self._waiting |= await asyncio.to_thread(self._outdated)
        if not self._waiting:
            return 0
        found = await asyncio.to_thread(self._open, self._waiting)
        now = self.machine_now()
        due = [home for home in found if self._not_before.get(home.user, now) <= now]
        self._waiting = {home.person for home in found} - {home.person for home in due}
        for home in due:
            await self._draw(home)
        return len(due)

    async def draw_for(self, user: str) -> None:
        """At once, because they pressed something there."""
        member = self.members.by_user(PLATFORM, user)
        for home in await asyncio.to_thread(self._open, {member.email} if member else set()):
            await self._draw(home)

    def _open(self, people: Set[PersonId] | None) -> Sequence[OpenHome]:
        return self.homes.open_since(PLATFORM, self.machine_now() - _LIVE, people)

    def _outdated(self) -> set[PersonId]:
        """Whose Home may show an older state; whether the day has turned is looked at once a minute."""
        moment, before = self.moment(), self._looked_at
        touched = [self._touched.get() for _ in range(self._touched.qsize())]
        is_time = before is None or moment.now - before >= _LOOK
        if not touched and not is_time:
            return set()
        if is_time:
            self._looked_at = moment.now
        homes = self._open(None)
        if before is None:
            return {home.person for home in homes}
        people = filter(None, (moment.program.person(home.person) for home in homes))
        return {
            person.email
            for person in people
            if any(touches(person, each, moment) for each in touched)
            or (is_time and turned(person.email, before, moment))
        }

    async def _draw(self, home: OpenHome) -> None:
        self._not_before[home.user] = self.machine_now() + _PACE
        page = await asyncio.to_thread(self._page, home)
        if self._drawn.get(home.user) == (home.hash, page):
            return
        try:
            answer = await self._published(home, page)
        except (TimeoutError, SlackApiError, aiohttp.ClientError) as trouble:
            await self._put_off(home, trouble)
            return
        name = str(answer["view"]["hash"])
        self._drawn[home.user] = (name, page)
        await self.homes.keep(replace(home, hash=name))

    async def _published(self, home: OpenHome, page: Json) -> Any:
        """The hash keeps an older drawing, of a slower replica, from replacing a newer one."""
        more = {"hash": home.hash} if home.hash else {}
        return await self.client.views_publish(user_id=home.user, view=page, **more)

    async def _put_off(self, home: OpenHome, trouble: Exception) -> None:
        code = str(trouble.response.get("error", "")) if isinstance(trouble, SlackApiError) else type(trouble).__name__
        if code in _NEVER:
            log.warning("a Home tab cannot be drawn", user=home.user, why=code)
            await self.homes.forget(home)
            return
        if code == "hash_conflict":
            # another replica was quicker: what it drew is looked over, without a name of ours
            await self.homes.keep(replace(home, hash=""))
        self._waiting.add(home.person)

    def _page(self, home: OpenHome) -> Json:
        moment = self.moment()
        member: Member | None = self.members.by_user(PLATFORM, home.user)
        person = moment.program.person(member.email if member else home.person)
        try:
            if person is None:
                raise Refusal(Reason.NOT_ALLOWED)
            card = build(home_of(person, self.views, moment))
        except Refusal as refusal:
            card = Card(title=refusals.sentence(refusal, lambda email: who(email, moment.program).first_name))
        return render_home([card], Mentions(self.members))
