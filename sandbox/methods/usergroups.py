"""The workspace's user groups, and who is in one."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.errors import SlackError
from sandbox.represent import user_group_json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def list_all(workspace: "Workspace", arguments: Arguments) -> Json:
    """In no particular order; disabled ones where they are asked for."""
    _check_plan(workspace)
    shown = [
        user_group_json(
            workspace,
            group,
            users=arguments.flag("include_users"),
            count=arguments.flag("include_count"),
        )
        for group in workspace.user_groups.by_id.values()
        if arguments.flag("include_disabled") or not group.disabled
    ]
    return {"usergroups": shown}


def users(workspace: "Workspace", arguments: Arguments) -> Json:
    """
    Ids only. A disabled one is not found unless it is asked for (our own guess).

    People whose accounts are closed are in none (our own guess).
    """
    _check_plan(workspace)
    group = workspace.user_groups.by_id.get(arguments.required("usergroup"))
    if group is None or (group.disabled and not arguments.flag("include_disabled")):
        raise SlackError("no_such_subteam")
    return {"users": [user for user in group.users if not workspace.users[user].deactivated]}


def _check_plan(workspace: "Workspace") -> None:
    if not workspace.user_groups.available:
        raise SlackError("plan_upgrade_required")
