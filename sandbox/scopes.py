"""Which right each API method and each event needs."""

from typing import TYPE_CHECKING, Final

from sandbox.errors import SlackError
from sandbox.model import Channel

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

#: The words before the colon are a kind of conversation: the app needs the one of whichever it asks about.
_HISTORY: Final = ("channels:history", "groups:history", "mpim:history", "im:history")
_READ: Final = ("channels:read", "groups:read", "mpim:read", "im:read")

#: Slack: Reference / Methods / <name>, "Scopes". Any one is enough; an empty row needs none.
NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "apps.connections.open": (),  # connections:write, which an app-level token has
    "auth.test": (),
    "chat.delete": ("chat:write",),
    "chat.getPermalink": (),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": _HISTORY,
    "conversations.info": _READ,
    "conversations.join": ("channels:join",),
    "conversations.list": _READ,
    "conversations.members": _READ,
    "conversations.open": ("channels:manage", "groups:write", "im:write", "mpim:write"),
    "conversations.replies": _HISTORY,
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "files.info": ("files:read",),
    "usergroups.list": ("usergroups:read",),
    "usergroups.users.list": ("usergroups:read",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "users.lookupByEmail": ("users:read.email",),
    "views.open": (),
    "views.publish": (),
    "views.push": (),
    "views.update": (),
}

#: Slack: Reference / Events / <name>, "Required scopes". What an app subscribes to, and must have the right for.
EVENT_NEEDS: Final[dict[str, str]] = {
    "app_home_opened": "",
    "app_uninstalled": "",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
    "tokens_revoked": "",
    "user_change": "users:read",
}


def check_scope(workspace: "Workspace", method: str) -> None:
    """Raises `missing_scope` in Slack's form."""
    needed = NEEDS[method]
    if needed and not workspace.app.scopes.intersection(needed):
        raise missing(workspace, ",".join(needed))


def check_kind(workspace: "Workspace", channel: Channel, verb: str) -> None:
    """`channels:history` opens public channels, `groups:` private ones, `im:` direct messages."""
    needed = f"{channel.kind}:{verb}"
    if needed not in workspace.app.scopes:
        raise missing(workspace, needed)


def missing(workspace: "Workspace", needed: str) -> SlackError:
    return SlackError("missing_scope", needed=needed, provided=",".join(sorted(workspace.app.scopes)))
