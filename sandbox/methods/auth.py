"""Who the app is, and how it connects."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.errors import SlackError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def test(workspace: "Workspace", _: Arguments) -> Json:
    app = workspace.app
    return {
        "url": f"https://{app.team_domain}.slack.com/",
        "team": app.team_name,
        "user": app.name,
        "team_id": app.team_id,
        "user_id": app.bot_user,
        "bot_id": app.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(workspace: "Workspace", _: Arguments) -> Json:
    """A WebSocket address for Socket Mode, good for one connection."""
    if workspace.sockets is None:
        raise SlackError("internal_error")
    return {"url": workspace.sockets.ticket()}
