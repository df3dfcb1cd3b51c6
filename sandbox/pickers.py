"""Menus that Slack fills itself: whom they offer."""

from collections.abc import Mapping
from typing import Any, Final

from sandbox import writings
from sandbox.directory import Directory, Entry
from sandbox.errors import NotShown
from sandbox.forms import Field
from sandbox.model import User

#: Slack: Reference / Block Kit / Block elements / select-menu ("Slack users visible to the current user"): apps among
#: them, which `conversations_select` can leave out and this one cannot; whose account is closed is not visible.
_OF_USERS: Final = frozenset({"users_select", "multi_users_select"})


def people_to_pick(by: User, directory: Directory) -> list[Entry]:
    """People, and then apps."""
    return [entry for entry in directory.entries(by) if entry.writing is writings.USER]


def require_offered(field: Field, state: Mapping[str, Any], by: User, directory: Directory) -> None:
    """Raises `NotShown` for whoever the menu does not have, as its `state` would hold them."""
    if field.type not in _OF_USERS:
        return
    picked = state.get("selected_users") or filter(None, [state.get("selected_user")])
    offered = {entry.id for entry in people_to_pick(by, directory)}
    if strangers := [user for user in picked if user not in offered]:
        raise NotShown(f"{field.label!r} does not offer {strangers}, only {sorted(offered)}")
