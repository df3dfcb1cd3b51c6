"""Modals, stacked for each person, and Home tabs."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from sandbox.block_kit.limits import MODAL_STACK
from sandbox.block_kit.stored import as_stored
from sandbox.clock import Ids
from sandbox.errors import SlackError
from sandbox.forms import kept_values
from sandbox.model import View

Json = dict[str, Any]


class Views:
    """What is open on whose screen. Views are never changed in place; `put` replaces one by its id."""

    def __init__(self, ids: Ids, names: dict[str, str]) -> None:
        self._ids = ids
        self._names = names
        self._hashes = count(1)
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        return list(self._stacks.get(user, []))

    def home(self, user: str) -> View | None:
        return self._homes.get(user)

    def find(self, view_id: str | None = None, external_id: str | None = None) -> View:
        """An open modal or a Home tab; closed ones are gone, as in Slack."""
        for view in self._all():
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def open(self, user: str, body: Json) -> View:
        self._external_id_is_free(body)
        view = self._new(user, body)
        self._stacks[user] = [view]
        return view

    def push(self, user: str, body: Json) -> View:
        stack = self._stacks.get(user, [])
        if not stack:
            raise SlackError("not_found")
        if len(stack) >= MODAL_STACK.most:
            raise SlackError("push_limit_reached")
        self._external_id_is_free(body)
        new = replace(self._new(user, body), root_view_id=stack[0].id, previous_view_id=stack[-1].id)
        stack.append(new)
        return new

    def update(self, view: View, body: Json, expected_hash: str | None = None) -> View:
        """Values stay where block_id, action_id and element type stay."""
        _hash_holds(view, expected_hash)
        self._external_id_is_free(body, but=view)
        stored = self._stored(body)
        kept = kept_values(stored["blocks"], view.filled)
        return self.put(replace(view, body=stored, hash=self._hash(), filled=kept, errors={}))

    def publish(self, user: str, body: Json, expected_hash: str | None = None) -> View:
        known = self._homes.get(user)
        if known is not None:
            return self.update(known, body, expected_hash)
        self._external_id_is_free(body)
        self._homes[user] = self._new(user, body)
        return self._homes[user]

    def put(self, view: View) -> View:
        """The same view, changed by its person or its app."""
        stack = self._stacks.get(view.user, [])
        self._stacks[view.user] = [view if each.id == view.id else each for each in stack]
        if view.user in self._homes and self._homes[view.user].id == view.id:
            self._homes[view.user] = view
        return view

    def close(self, view: View, *, all_of_them: bool = False) -> None:
        stack = self._stacks.get(view.user, [])
        self._stacks[view.user] = [] if all_of_them else [each for each in stack if each.id != view.id]

    def _all(self) -> Iterable[View]:
        yield from (view for stack in self._stacks.values() for view in stack)
        yield from self._homes.values()

    def _new(self, user: str, body: Json) -> View:
        name = self._ids.next("V")
        return View(
            id=name, user=user, body=self._stored(body), hash=self._hash(), root_view_id=name, names=self._names
        )

    def _stored(self, body: Json) -> Json:
        return {**body, "blocks": as_stored(body["blocks"], self._ids)}

    def _hash(self) -> str:
        return f"1700000000.{next(self._hashes):08x}"

    def _external_id_is_free(self, body: Json, *, but: View | None = None) -> None:
        name = body.get("external_id")
        others = (view for view in self._all() if but is None or view.id != but.id)
        if name and any(view.body.get("external_id") == name for view in others):
            raise SlackError("duplicate_external_id")


def _hash_holds(view: View, expected: str | None) -> None:
    if expected is not None and expected != view.hash:
        raise SlackError("hash_conflict")
