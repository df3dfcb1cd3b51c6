"""The way out to Slack: posting, redrawing, looking, opening direct messages."""

import json
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any, TypeVar

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from blocks.slack import render
from bot.errors import (
    Blocked,
    ConversationBlocked,
    DeliveryError,
    MessageGone,
    NotYet,
    PermanentFailure,
    TemporaryFailure,
    UnknownOutcome,
    Unreachable,
)
from bot.ports import Members, MessageRef
from handlers.chat import Outgoing
from handlers.slack.payloads import PLATFORM

T = TypeVar("T")
log = structlog.get_logger()

#: Slack may take it later. The rest of its errors are for good.
_LATER = frozenset(
    {"ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "team_added_to_org"}
)
_TOKEN = "Slack refuses the token: install the app again, and set SLACK_BOT_TOKEN"
_RIGHT = "Slack wants a right that was not granted: install the app again, with the scopes of its manifest"
_INVITATION = "does not have the bot in it: invite it, or name another in the program file"
_ARCHIVED = "is_archived"
#: What whoever runs the bot can put right, and how; nothing of what waits may be lost until then.
_FIXABLE: Mapping[str, str] = {
    **dict.fromkeys(("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"), _TOKEN),
    **dict.fromkeys(("missing_scope", "no_permission", "not_allowed_token_type"), _RIGHT),
    **dict.fromkeys(("access_denied", "ekm_access_denied"), "Slack's admins forbid it: ask them"),
}
#: The same, of one conversation.
_FIXABLE_THERE: Mapping[str, str] = {
    **dict.fromkeys(("not_in_channel", "channel_not_found"), _INVITATION),
    "restricted_action": "is not open to the bot: ask Slack's admins",
    _ARCHIVED: "is archived: unarchive it, or name another in the program file",
}
_A_MOMENT = timedelta(seconds=2)
#: "Some aspect of the operation may have succeeded" (Slack's documentation of both).
_WHO_KNOWS = frozenset({"internal_error", "fatal_error", "request_timeout"})
_GONE = "message_not_found"
#: What Slack may answer where a direct message finds nobody: whether their account is closed is looked at then.
_NOBODY_THERE = frozenset({"user_disabled", "user_not_found", "channel_not_found", _ARCHIVED})
#: Whether somebody's account is closed, told by what Slack answered; if it is, they count as away from then on.
IsGone = Callable[[str, str], Awaitable[bool]]
#: Messages a page, and how many pages of a thread are read.
_LOOK_BACK, _PAGES = 100, 10


class SlackChat:
    """
    Posts with a client that never retries by itself.

    slack_sdk's default connection retry posts twice where the answer was lost;
    here the outbox decides, after looking.
    """

    platform = PLATFORM

    def __init__(self, client: AsyncWebClient, members: Members, is_gone: IsGone) -> None:
        self._client = client
        self._members = members
        self._is_gone = is_gone
        self.longest = timedelta(seconds=client.timeout)
        #: False until Slack has said who is who, and what was granted.
        self.ready = False
        #: Whether `channels:history` was granted; without it nothing can be looked up.
        self.may_read = False

    async def post(self, message: Outgoing) -> MessageRef:
        try:
            answer = await self._posted(message)
        except (PermanentFailure, ConversationBlocked) as refused:
            whose = self._members.by_conversation(PLATFORM, message.conversation)
            if whose is not None:
                await self._require_here(whose.user, refused)
            raise
        return MessageRef(PLATFORM, str(answer["channel"]), str(answer["ts"]))

    def _posted(self, message: Outgoing) -> Awaitable[AsyncSlackResponse]:
        return _asked(
            lambda: self._client.chat_postMessage(
                channel=message.conversation,
                metadata={"event_type": "ringback_message", "event_payload": _payload(message)},
                unfurl_links=False,
                unfurl_media=False,
                thread_ts=message.thread or None,
                **self._drawn(message),
            ),
            # what stands in an archived conversation stays as it is; what is new waits for another
            for_good=(_ARCHIVED,) if message.thread else (),
        )

    async def _require_here(self, user: str, refused: DeliveryError) -> None:
        """
        Whoever's account is closed counts as away from this moment, as if Slack had said so by itself.

        Their tickets go to others by that, and what was to be said to them is
        looked at once more: most of it is not theirs any more.
        """
        code = _code(getattr(refused.__cause__, "response", {}))
        if code in _NOBODY_THERE and await self._is_gone(user, code):
            raise NotYet("their account was closed a moment ago") from refused

    async def update(self, ref: MessageRef, message: Outgoing) -> None:
        # Without `metadata` Slack keeps what the message was posted with.
        await _asked(
            lambda: self._client.chat_update(channel=ref.conversation, ts=ref.message, **self._drawn(message)),
            for_good=(_ARCHIVED,),
        )

    async def find(self, message: Outgoing) -> MessageRef | None:
        if not self.ready:
            # not `NotYet`: what an outage has tried many times must not die of a restart
            raise TemporaryFailure("it is not known yet whether the conversation may be read", wait=_A_MOMENT)
        if not self.may_read:
            return None
        cursor = ""
        for _ in range(_PAGES):
            try:
                answer = await _asked(lambda at=cursor: self._history(message, at))  # type: ignore[misc]
            except (PermanentFailure, Blocked):
                # direct messages and private channels want rights of their own: there nobody can look
                return None
            for found in answer["messages"]:
                if found.get("metadata", {}).get("event_payload", {}).get("key") == message.key:
                    return MessageRef(PLATFORM, message.conversation, str(found["ts"]))
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            # a channel begins with its newest messages, a thread with its oldest
            if not cursor or not message.thread:
                return None
        return None

    def _history(self, message: Outgoing, cursor: str) -> Awaitable[AsyncSlackResponse]:
        look: dict[str, Any] = {
            "channel": message.conversation,
            "include_all_metadata": True,
            "limit": _LOOK_BACK,
        }
        if cursor:
            look["cursor"] = cursor
        if message.thread:
            return self._client.conversations_replies(ts=message.thread, **look)
        return self._client.conversations_history(**look)

    async def direct_conversation(self, user: str) -> str:
        try:
            answer = await _asked(lambda: self._client.conversations_open(users=user))
        except PermanentFailure as refused:
            await self._require_here(user, refused)
            raise Unreachable(f"cannot be written to directly ({refused})") from refused
        return str(answer["channel"]["id"])

    def _drawn(self, message: Outgoing) -> dict[str, Any]:
        return render(message.card, Mentions(self._members))


class Mentions(Mapping[str, str]):
    """Slack's user ids by e-mail address, as far as they are known."""

    def __init__(self, members: Members) -> None:
        self._members = members

    def __getitem__(self, email: str) -> str:
        member = self._members.by_email(PLATFORM, email)
        if member is None:
            raise KeyError(email)
        return member.user

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


def _payload(message: Outgoing) -> dict[str, Any]:
    """Ids only: any app in the workspace can read it."""
    return {"key": message.key, "ticket": message.ticket}


async def _asked(
    call: Callable[[], Awaitable[AsyncSlackResponse]], *, for_good: tuple[str, ...] = ()
) -> AsyncSlackResponse:
    """
    Slack's answer, or what its silence means for the outbox.

    `for_good`: errors that nobody needs to put right here.
    """
    try:
        return await call()
    except SlackApiError as error:
        raise _failure(error, for_good) from error
    except aiohttp.ClientConnectorError as error:
        raise TemporaryFailure("slack cannot be reached") from error
    except (TimeoutError, aiohttp.ClientError, json.JSONDecodeError) as error:
        raise UnknownOutcome(f"slack did not answer ({type(error).__name__})") from error


def _failure(error: SlackApiError, for_good: tuple[str, ...]) -> DeliveryError:
    response: Any = error.response
    status = getattr(response, "status_code", 200)
    code = _code(response)
    if status == 429 or code in _LATER:
        wait = (getattr(response, "headers", None) or {}).get("Retry-After")
        return TemporaryFailure(code or "ratelimited", wait=timedelta(seconds=float(wait)) if wait else None)
    if code in _FIXABLE:
        return Blocked(f"{_FIXABLE[code]} ({code})")
    if code in _FIXABLE_THERE and code not in for_good:
        return ConversationBlocked(f"{_FIXABLE_THERE[code]} ({code})")
    if code in _WHO_KNOWS:
        return UnknownOutcome(code)
    if status >= 500:
        return TemporaryFailure(f"slack answered {status}")
    return (MessageGone if code == _GONE else PermanentFailure)(code or f"slack answered {status}")


def _code(response: Any) -> str:
    try:
        return str(response.get("error") or "")
    except (AttributeError, ValueError):
        # an answer that is not JSON (a proxy's error page) has no code
        return ""
