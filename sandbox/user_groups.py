"""User groups: who is called by one handle; an admin makes and changes them, and the app is told."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sandbox import payloads
from sandbox.model import UserGroup

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


class UserGroups:
    """Those of a workspace, by id. Without `available` its plan has none."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.by_id: dict[str, UserGroup] = {}
        self.available = True

    def add(self, group_id: str, handle: str, users: Iterable[str] = (), name: str = "") -> UserGroup:
        """Made before the app looks: it is not told."""
        made = self._now()
        group = UserGroup(id=group_id, handle=handle, name=name or handle, users=[*users], created=made, updated=made)
        self.by_id[group_id] = group
        self._workspace.names[group_id] = handle
        return group

    async def change(self, group_id: str, users: Iterable[str]) -> None:
        """Who is in it now. Slack tells of both: that its members changed, and that it did."""
        group, before = self.by_id[group_id], self.by_id[group_id].updated
        users = [*users]
        added = [user for user in users if user not in group.users]
        removed = [user for user in group.users if user not in users]
        group.users, group.updated = users, self._now()
        events = self._workspace.events
        await events.tell(payloads.user_group_members_changed(self._workspace, group, before, added, removed))
        await events.tell(payloads.user_group_updated(self._workspace, group))

    async def rename(self, group_id: str, handle: str) -> None:
        group = self.by_id[group_id]
        group.handle, group.updated = handle, self._now()
        self._workspace.names[group_id] = handle
        await self._workspace.events.tell(payloads.user_group_updated(self._workspace, group))

    async def disable(self, group_id: str) -> None:
        group = self.by_id[group_id]
        group.disabled = group.updated = self._now()
        await self._workspace.events.tell(payloads.user_group_updated(self._workspace, group))

    def _now(self) -> int:
        return max(int(self._workspace.clock()), 1)
