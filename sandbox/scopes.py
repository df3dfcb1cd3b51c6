"""Which right each API method needs."""

from typing import TYPE_CHECKING, Final

from sandbox.errors import SlackError
from sandbox.model import Channel

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

#: Any one of these is enough; methods that are not here need none.
NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "conversations.info": ("channels:read", "groups:read", "im:read", "mpim:read"),
    "conversations.join": ("channels:join",),
    "conversations.list": ("channels:read", "groups:read", "im:read", "mpim:read"),
    "conversations.members": ("channels:read", "groups:read", "im:read", "mpim:read"),
    "conversations.open": ("im:write", "mpim:write"),
    "conversations.replies": ("channels:history", "groups:history", "im:history", "mpim:history"),
    "files.completeUploadExternal": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "files.info": ("files:read",),
    "users.info": ("users:read",),
    "users.list": ("users:read",),
    "users.lookupByEmail": ("users:read.email",),
}


def check_scope(workspace: "Workspace", method: str) -> None:
    """Raises `missing_scope` in Slack's form."""
    needed = NEEDS.get(method, ())
    if needed and not workspace.app.scopes.intersection(needed):
        raise missing(workspace, needed[0])


def check_kind(workspace: "Workspace", channel: Channel, verb: str) -> None:
    """`channels:history` opens public channels, `groups:` private ones, `im:` direct messages."""
    needed = f"{channel.kind}:{verb}"
    if needed not in workspace.app.scopes:
        raise missing(workspace, needed)


def missing(workspace: "Workspace", needed: str) -> SlackError:
    return SlackError("missing_scope", needed=needed, provided=",".join(sorted(workspace.app.scopes)))
