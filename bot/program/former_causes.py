"""Root causes that are called otherwise today: what was counted under an old name counts under the new one."""

from collections.abc import Iterator, Mapping

from bot.mistakes import Mistake, Place
from bot.program.remedies import RootCause

_SEVERAL = "A cause has one successor: leave it to one of them."
_THERE = "Take that one away, or the old name."


class FormerCauses:
    """Whole groups by name, and single causes by `group/name`; both from the old to the new."""

    def __init__(self, root_causes: Mapping[str, RootCause]) -> None:
        self._groups = {old: key for key, root in root_causes.items() for old in root.formerly if "/" not in old}
        self._causes = {**_once_a_group(root_causes), **{old: new for old, new, _ in former(root_causes)}}

    def now(self, id: str) -> str:
        """What a group or a cause is called today; of a group with another name, its causes have it too."""
        if id in self._causes:
            return self._causes[id]
        group, slash, name = id.partition("/")
        return f"{self._groups.get(group, group)}{slash}{name}"


def former(root_causes: Mapping[str, RootCause]) -> Iterator[tuple[str, str, Place]]:
    """Every old id with its new one, and where the file says so."""
    for key, root in root_causes.items():
        place: Place = ("root_causes", key)
        for number, old in enumerate(root.formerly):
            yield old, key, (*place, "formerly", number)
        groups = (key, *(old for old in root.formerly if "/" not in old))
        for sub, each in root.subcategories.items():
            for number, old in enumerate(each.formerly):
                # a plain name is one of the same group, whatever that was called
                for id in (old,) if "/" in old else (f"{group}/{old}" for group in groups):
                    yield id, f"{key}/{sub}", (*place, "subcategories", sub, "formerly", number)


def _once_a_group(root_causes: Mapping[str, RootCause]) -> dict[str, str]:
    """A plain name that only one has may also have been a cause of its own, which has become a finer one."""
    found: dict[str, list[str]] = {}
    for key, root in root_causes.items():
        for sub, each in root.subcategories.items():
            for old in each.formerly:
                found.setdefault(old, []).append(f"{key}/{sub}")
    return {old: news[0] for old, news in found.items() if len(news) == 1 and old not in root_causes}


def former_causes(root_causes: Mapping[str, RootCause]) -> Iterator[Mistake]:
    """An old name leads to one cause, and is nobody's any more."""
    there = {*root_causes, *(cause.id for key, root in root_causes.items() for cause in root.causes(key))}
    taken: dict[str, str] = {}
    for old, new, place in former(root_causes):
        if old in there:
            yield Mistake(place, f'there is still a cause "{old}"', _THERE)
        if taken.setdefault(old, new) != new:
            yield Mistake(place, f'"{old}" is what "{taken[old]}" was called', _SEVERAL)
