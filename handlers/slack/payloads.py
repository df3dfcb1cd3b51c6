"""What is inside the payloads Slack sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from blocks.slack import parse_values, shown_version
from bot import actions
from bot.ports import Members, MessageRef
from handlers.interactions import Press
from handlers.slack.written import as_it_reads, as_it_was_typed
from handlers.submissions import Submission

PLATFORM = "slack"
Body = Mapping[str, Any]


def parse_press(body: Body) -> Press:
    """A button, or an entry of the menu: there the value holds the action, too (`ticket.snooze 7`)."""
    action = body["actions"][0]
    name, about = str(action.get("action_id", "")), str(action.get("value") or "")
    if name == actions.MORE:
        name, _, about = str(action.get("selected_option", {}).get("value", "")).partition(" ")
    return Press(platform=PLATFORM, user=body["user"]["id"], action=name, about=about)


def parse_submission(body: Body) -> Submission:
    view = body["view"]
    values = view["state"]["values"]
    return Submission(
        platform=PLATFORM,
        user=body["user"]["id"],
        action=view["callback_id"],
        about=view["private_metadata"],
        values=parse_values(values),
        mark=shown_version(values),
        id=str(view.get("id") or ""),
    )


def origin_of(body: Body) -> str:
    """The conversation somebody pressed in: answers go back there."""
    channel = body.get("channel") or {}
    return str(channel.get("id") or (body.get("container") or {}).get("channel_id") or "")


def tag(origin: str) -> str:
    """Travels with a form as its `external_id`, which must be unique, and says where answers go."""
    return f"{origin}/{uuid4().hex}"


def origin_of_view(view: Body) -> str:
    return str(view.get("external_id") or "").partition("/")[0]


@dataclass(frozen=True, slots=True)
class Said:
    """A message that somebody pointed at with the shortcut."""

    parent: MessageRef
    text: str


def parse_shortcut(body: Body, members: Members) -> Said:
    """Names stand in it where Slack writes ids: who reads it later need not be on Slack."""
    message = body["message"]
    parent = str(message.get("thread_ts") or message["ts"])
    text = as_it_reads(str(message.get("text", "")), partial(members.by_user, PLATFORM))
    return Said(MessageRef(PLATFORM, body["channel"]["id"], parent), text)


def words_after(command: Mapping[str, Any]) -> str:
    """What somebody typed after a command; whom they picked from Slack's list stands there as an id."""
    return as_it_was_typed(str(command.get("text", "")))
