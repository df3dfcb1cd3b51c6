"""Who our people are on Slack: matched by e-mail, kept, and never looked up while somebody waits."""

from collections.abc import Callable

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Member, Members
from bot.program import Program
from handlers.slack.payloads import PLATFORM

log = structlog.get_logger()


class Identity:
    """Keeps the match of people and Slack users up to date."""

    def __init__(self, client: AsyncWebClient, members: Members, program: Callable[[], Program]) -> None:
        self._client = client
        self._members = members
        self._program = program

    async def match_everybody(self) -> list[str]:
        """Looks for everybody the program names; who was not found, so that somebody can be told."""
        missing = [email for email in self._program().people if not await self._match(email)]
        if missing:
            log.warning("people of the program are not in the workspace", count=len(missing))
        return missing

    async def _match(self, email: str) -> bool:
        try:
            answer = await self._client.users_lookupByEmail(email=email)
        except SlackApiError as error:
            return self._unless_gone(email, str(error.response.get("error")))
        await self._keep(answer["user"], email)
        return True

    def _unless_gone(self, email: str, error: str) -> bool:
        """An outage changes nothing about somebody who was known."""
        return error != "users_not_found" and self._members.by_email(PLATFORM, email) is not None

    async def learn(self, user: str) -> None:
        """Somebody unknown pressed something: from the next time on, we know who they are."""
        try:
            answer = await self._client.users_info(user=user)
        except (TimeoutError, SlackApiError, aiohttp.ClientError):
            log.info("somebody could not be looked up", user=user)
            return
        email = str(answer["user"].get("profile", {}).get("email", ""))
        if email:
            await self._keep(answer["user"], email)

    def is_known(self, user: str) -> bool:
        return self._members.by_user(PLATFORM, user) is not None

    async def _keep(self, user: dict[str, object], email: str) -> None:
        known = self._members.by_user(PLATFORM, str(user["id"]))
        member = Member(
            platform=PLATFORM,
            user=str(user["id"]),
            email=email.lower(),
            name=str(user.get("real_name") or user.get("name") or ""),
            zone=str(user.get("tz") or ""),
            deactivated=bool(user.get("deleted")),
            conversation=known.conversation if known else "",
        )
        if member != known:
            await self._members.keep(member)
