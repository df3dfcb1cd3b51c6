"""Who is in the user groups that teams are made of: asked of Slack now and then, and when it says that one changed."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import Busy
from bot.ports import Member, Members
from bot.program import Program, user_groups
from bot.program.adjustments import GroupMember
from bot.revising.lost_group import Why
from handlers.slack.identity import Identity
from handlers.slack.payloads import PLATFORM

log = structlog.get_logger()

#: What Slack says when nobody can look at any group.
_NOT_FOR_US: Final[Mapping[str, Why]] = {
    "missing_scope": Why.NO_RIGHT,
    "plan_upgrade_required": Why.NO_GROUPS,
}
_NO_SUCH_GROUP = "no_such_subteam"


class GroupBook(Protocol):
    """Where it is written down who is in a group."""

    async def seen(self, group: str, people: tuple[GroupMember, ...]) -> None: ...

    async def lost(self, group: str, why: Why) -> None: ...


class SlackGroups:
    """Keeps the program's user groups up to date; an outage changes nothing about them."""

    def __init__(
        self,
        client: AsyncWebClient,
        members: Members,
        identity: Identity,
        program: Callable[[], Program],
        book: GroupBook,
    ) -> None:
        self._client = client
        self._members = members
        self._identity = identity
        self._program = program
        self._book = book
        #: One look at a time: else an older one could be written down behind a newer.
        self._looking = asyncio.Lock()

    async def changed(self) -> None:
        """Slack says that some group changed; where it cannot be asked just now, the next look finds it."""
        try:
            await self.look()
        except (TimeoutError, SlackApiError, aiohttp.ClientError) as trouble:
            log.warning("a user group changed and could not be looked at", why=type(trouble).__name__)

    async def look(self) -> None:
        """Raises what Slack's client raises while it cannot be asked; nothing is known then that was not before."""
        async with self._looking:
            wanted = user_groups.named(self._program().as_written.teams)
            if wanted:
                try:
                    await self._look_at(tuple(wanted))
                except Busy:
                    log.warning("user groups could not be written down just now; the next look does it")

    async def _look_at(self, wanted: tuple[str, ...]) -> None:
        try:
            answer = await self._client.usergroups_list(include_disabled=True)
        except SlackApiError as refused:
            why = _NOT_FOR_US.get(str(refused.response.get("error")))
            if why is None:
                raise
            for group in wanted:
                await self._lost(group, why)
            return
        for group in wanted:
            found = _called(group, answer["usergroups"])
            if found is None or found.get("date_delete"):
                await self._lost(group, Why.DISABLED if found else Why.GONE)
            else:
                await self._read(group, str(found["id"]))

    async def _read(self, group: str, group_id: str) -> None:
        try:
            answer = await self._client.usergroups_users_list(usergroup=group_id)
        except SlackApiError as refused:
            if refused.response.get("error") != _NO_SUCH_GROUP:
                raise
            await self._lost(group, Why.GONE)
            return
        found = [await self._member(str(user)) for user in answer["users"]]
        people = tuple(GroupMember(email=each.email, name=each.name) for each in found if each is not None)
        if people:
            await self._book.seen(group, people)
        else:
            await self._lost(group, Why.EMPTY)

    async def _member(self, user: str) -> Member | None:
        """Somebody who can take a ticket: a person with an open account and an address."""
        known = self._members.by_user(PLATFORM, user)
        if known is None:
            asked: dict[str, Any] = (await self._client.users_info(user=user))["user"]
            email = str(asked.get("profile", {}).get("email") or "")
            if asked.get("is_bot") or not email:
                log.info("somebody in a user group has no address, and takes no tickets", user=user)
                return None
            await self._identity.keep(asked, email)
            known = self._members.by_user(PLATFORM, user)
        return None if known is None or known.deactivated else known

    async def _lost(self, group: str, why: Why) -> None:
        log.warning("a user group that a team is made of cannot be read", group=group, why=why.value)
        await self._book.lost(group, why)


def _called(group: str, listed: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The group of that handle or id; one that is in use comes before a disabled one of the same handle."""
    found = [each for each in listed if group in (each.get("id"), f"@{str(each.get('handle', '')).lower()}")]
    return min(found, key=lambda each: bool(each.get("date_delete")), default=None)
