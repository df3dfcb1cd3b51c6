"""Who our people are on Slack: matched by e-mail, kept, and never looked up while somebody waits."""

from collections.abc import Awaitable, Callable

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Member, Members
from bot.program import Program
from handlers.slack.payloads import PLATFORM

log = structlog.get_logger()

#: Told of everybody who was looked at: their address, and whether their account is closed.
Deactivated = Callable[[str, bool], Awaitable[None]]


class Identity:
    """Keeps the match of people and Slack users up to date."""

    def __init__(
        self, client: AsyncWebClient, members: Members, program: Callable[[], Program], deactivated: Deactivated
    ) -> None:
        self._client = client
        self._members = members
        self._program = program
        self._deactivated = deactivated

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
            return await self._look_at(email, str(error.response.get("error")))
        await self.keep(answer["user"], email)
        return True

    async def _look_at(self, email: str, error: str) -> bool:
        """
        Somebody who is not found, and was known: a closed account is found by its id only.

        An outage changes nothing about somebody who was known.
        """
        known = self._members.by_email(PLATFORM, email)
        if known is None or error != "users_not_found":
            return known is not None
        try:
            answer = await self._client.users_info(user=known.user)
        except SlackApiError as trouble:
            return str(trouble.response.get("error")) != "user_not_found"
        await self.keep(answer["user"], email)
        return not answer["user"].get("deleted")

    async def learn(self, user: str) -> None:
        """Somebody unknown pressed something: from the next time on, we know who they are."""
        try:
            answer = await self._client.users_info(user=user)
        except (TimeoutError, SlackApiError, aiohttp.ClientError):
            log.info("somebody could not be looked up", user=user)
            return
        email = str(answer["user"].get("profile", {}).get("email", ""))
        if email:
            await self.keep(answer["user"], email)

    async def find(self, email: str) -> None:
        """Somebody is named by their address: from now on, we know whether they are here."""
        try:
            await self._match(email)
        except (TimeoutError, aiohttp.ClientError):
            log.info("somebody could not be looked up by their address")

    async def changed(self, user: dict[str, object]) -> None:
        """Slack says that something about somebody is new."""
        known = self._members.by_user(PLATFORM, str(user.get("id")))
        profile = user.get("profile")
        email = str(profile.get("email") or "") if isinstance(profile, dict) else ""
        email = email or (known.email if known else "")
        if known is not None or self._program().person(email) is not None:
            await self.keep(user, email)

    async def is_gone(self, user: str, refusal: str) -> bool:
        """
        Whether the account of somebody is closed to whom a message was refused; then it is kept, as by `changed`.

        Slack is asked, because some refusals have other reasons, too: to the token of
        another workspace nobody is known. Where it does not say, "user_disabled" is enough.
        """
        known = self._members.by_user(PLATFORM, user)
        if known is None:
            return False
        try:
            found = (await self._client.users_info(user=user))["user"]
        except (TimeoutError, SlackApiError, aiohttp.ClientError):
            if refusal != "user_disabled":
                return False
            found = {"id": user, "deleted": True, "real_name": known.name, "tz": known.zone}
        await self.keep(found, known.email)
        return bool(found.get("deleted"))

    def is_known(self, user: str) -> bool:
        return self._members.by_user(PLATFORM, user) is not None

    async def keep(self, user: dict[str, object], email: str) -> None:
        """*user* as Slack gives them."""
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
        # said every time: a process that died in between must not have forgotten it
        found = self._members.by_email(PLATFORM, member.email)
        await self._deactivated(member.email, found is not None and found.deactivated)
