"""Root causes that another revision calls otherwise: one thing to say, not one that is gone and one that is new."""

from collections.abc import Iterator, Mapping

from bot.program import Program, RootCause
from bot.program.remedies import Subcategory, label_of
from bot.revising.difference import Difference, How


def renamed(before: Program, after: Program) -> Iterator[Difference]:
    """Each cause of *before* that has another name in *after*; a group's own causes follow it without a word."""
    for key, root in before.root_causes.items():
        now = after.cause_now(key)
        if now != key:
            yield _renamed(key, root.name or label_of(key), now, after)
        for sub, each in root.subcategories.items():
            there = after.cause_now(f"{key}/{sub}")
            if there not in (f"{key}/{sub}", f"{now}/{sub}"):
                yield _renamed(f"{key}/{sub}", each.name, there, after)


def _renamed(old: str, label: str, new: str, after: Program) -> Difference:
    """By what people call them; by the file's own names, where those are all that differs."""
    group, _, sub = new.partition("/")
    root = after.root_causes[group]
    label_now = root.subcategories[sub].name if sub in root.subcategories else root.name or label_of(group)
    was, now = (label, label_now) if label != label_now else (old, new)
    return Difference(section="root_causes", name=group, how=How.RENAMED, before=was, after=now)


def under_new_names(before: Program, after: Program) -> Mapping[str, RootCause]:
    """The causes of *before* as *after* calls them: what differs from those differs in more than its name."""
    found: dict[str, RootCause] = {}
    for key, root in before.root_causes.items():
        group = after.cause_now(key).partition("/")[0]
        subs = dict(_subcategories(key, group, root, after))
        now = after.root_causes.get(group)
        if group in found:
            found[group] = _with(found[group], {**subs, **found[group].subcategories})
        elif now is not None and group != key:
            found[group] = _with(now, subs).model_copy(update={"fixed_by": root.fixed_by, "tags": root.tags})
        else:
            found[group] = _with(root, subs)
    ids = {*before.root_causes, *(cause.id for cause in before.causes())}
    return {key: _with_former(key, root, after.root_causes.get(key), ids) for key, root in found.items()}


def _subcategories(key: str, group: str, root: RootCause, after: Program) -> Iterator[tuple[str, Subcategory]]:
    now = after.root_causes.get(group)
    for sub, each in root.subcategories.items():
        there, _, name = after.cause_now(f"{key}/{sub}").partition("/")
        if there == group and name:
            yield name, each if name == sub or now is None else now.subcategories.get(name, each)


def _with(root: RootCause, subcategories: Mapping[str, Subcategory]) -> RootCause:
    return root.model_copy(update={"subcategories": subcategories})


def _with_former(key: str, root: RootCause, now: RootCause | None, ids: set[str]) -> RootCause:
    """With the old names that say what `renamed` says; an old name of what was gone before is news."""
    if now is None:
        return root
    groups = (key, *now.formerly)
    subs = {
        name: each.model_copy(
            update={"formerly": _former(now.subcategories[name].formerly, each.formerly, groups, ids)}
        )
        if name in now.subcategories
        else each
        for name, each in root.subcategories.items()
    }
    return root.model_copy(update={"formerly": _former(now.formerly, root.formerly, (), ids), "subcategories": subs})


def _former(now: tuple[str, ...], before: tuple[str, ...], groups: tuple[str, ...], ids: set[str]) -> tuple[str, ...]:
    said = (old for old in now if old in before or old in ids or any(f"{group}/{old}" in ids for group in groups))
    return tuple(dict.fromkeys((*said, *before)))
