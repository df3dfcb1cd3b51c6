"""The workspace's people."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.errors import SlackError
from sandbox.methods.method import page
from sandbox.represent import user_json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def info(workspace: "Workspace", arguments: Arguments) -> Json:
    user = workspace.users.get(arguments.required("user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"user": user_json(workspace, user)}


def list_all(workspace: "Workspace", arguments: Arguments) -> Json:
    users, metadata = page(list(workspace.users.values()), arguments, most=1000)
    return {"members": [user_json(workspace, user) for user in users], "response_metadata": metadata}


def lookup_by_email(workspace: "Workspace", arguments: Arguments) -> Json:
    """Deactivated people are not found."""
    wanted = arguments.required("email").lower()
    for user in workspace.users.values():
        if (user.email or "").lower() == wanted and not user.deactivated:
            return {"user": user_json(workspace, user)}
    raise SlackError("users_not_found")
