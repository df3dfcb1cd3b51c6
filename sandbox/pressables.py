"""What can be pressed on a message, a form or a Home tab: buttons, and entries of menus."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Pressable:
    """A button, or one entry of a menu or choice; `kind` is the element's type."""

    kind: str
    label: str
    action_id: str
    block_id: str
    #: What the app gets back; an entry's option value.
    value: str
    element: Json
    option: Json | None = None

    def is_called(self, name: str) -> bool:
        """By its label, its action_id, or an entry's value."""
        return name in {self.label, self.action_id} or (self.option is not None and name == self.value)


def pressables(blocks: Iterable[Json]) -> tuple[Pressable, ...]:
    return tuple(p for block in blocks for element in elements(block) for p in _of(block, element))


def by_label(shown: Iterable[Pressable], kind: str) -> dict[str, Pressable]:
    """In reading order; of several with one label, the first."""
    found: dict[str, Pressable] = {}
    for each in shown:
        if each.kind == kind:
            found.setdefault(each.label, each)
    return found


def elements(block: Json) -> list[Json]:
    """The interactive parts of a block, wherever the block keeps them."""
    if block["type"] == "actions":
        return list(block["elements"])
    single = block.get("accessory") if block["type"] == "section" else block.get("element")
    return [single] if single is not None else []


def options(element: Json) -> list[Json]:
    groups = element.get("option_groups", [])
    return [*element.get("options", []), *(option for group in groups for option in group["options"])]


def _of(block: Json, element: Json) -> Iterator[Pressable]:
    where = {"action_id": element.get("action_id", ""), "block_id": block.get("block_id", "")}
    if element["type"] == "button":
        yield Pressable(
            kind="button", label=element["text"]["text"], value=element.get("value", ""), element=element, **where
        )
    elif block["type"] != "input" or block.get("dispatch_action"):
        for option in options(element):
            yield Pressable(
                kind=element["type"],
                label=option["text"]["text"],
                value=option.get("value", ""),
                element=element,
                option=option,
                **where,
            )
