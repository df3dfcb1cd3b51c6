"""From two programs to what is different between them."""

from collections.abc import Iterator, Mapping

from bot.program import Program, Workflow
from bot.program.reading import SET_BY_LOADER
from bot.revising.difference import Brief, Difference, How
from bot.revising.leaves import Leaf, leaves, text
from bot.revising.names import names_in, with_names
from bot.revising.renamed import renamed, under_new_names

#: Parts of the file, in the order in which a reader wants to hear of them.
SECTIONS = (
    "workflows", "sla", "escalations", "teams", "people", "calendars", "sources", "segments", "templates",
    "playbooks", "root_causes", "recovery_actions",
)  # fmt: skip
#: What workflows leave out is compared where they have it.
_FOLDED = ("defaults", "version", "workflows", "playbooks")


def compare(before: Program, after: Program) -> tuple[Difference, ...]:
    """
    What is different in *after*, the most telling parts first.

    Both as `read_kept` gives them: with `${NAME}` in place of what the
    environment says, so that no secret can come of it.
    """
    names = names_in(before, after)
    return tuple(with_names(difference, names) for difference in _all(before, after))


def _all(before: Program, after: Program) -> Iterator[Difference]:
    yield from _entries("workflows", _workflows(before), _workflows(after), after)
    yield from _order(before, after)
    for section in _sections():
        if section == "root_causes":
            yield from renamed(before, after)
            yield from _entries(section, under_new_names(before, after), after.root_causes, after)
        else:
            yield from _entries(section, getattr(before, section), getattr(after, section), after)
    yield from _changed("program", "", leaves(before.program), leaves(after.program))


def _sections() -> tuple[str, ...]:
    """Those that are known, then whatever else a program may hold by name."""
    known = [name for name in SECTIONS if name != "workflows"]
    left_out = {*SECTIONS, *_FOLDED, *SET_BY_LOADER, "program"}
    return (*known, *(name for name in Program.model_fields if name not in left_out))


def _workflows(program: Program) -> Mapping[str, object]:
    return {workflow.name: workflow for workflow in program.workflows}


def _entries(
    section: str, before: Mapping[str, object], after: Mapping[str, object], now: Program
) -> Iterator[Difference]:
    for name in after:
        if name not in before:
            short = _in_short(after[name])
            yield Difference(section=section, name=name, how=How.ADDED, after=short, workflow=_brief(after[name]))
    for name in before:
        if name not in after:
            short = _in_short(before[name])
            yield Difference(section=section, name=name, how=How.REMOVED, before=short, workflow=_brief(before[name]))
    for name in (each for each in before if each in after):
        for difference in _changed(section, name, leaves(before[name]), leaves(after[name])):
            yield difference.model_copy(update={"concerns": _concerned(section, name, now)})


def _in_short(entry: object) -> str:
    """What tells most about an entry that is new: what a workflow catches and for whom, what a person is called."""
    if isinstance(entry, Workflow):
        return f"{entry.rollout}, for {entry.team}, when {text(entry.when)}"
    return text(getattr(entry, "name", None))


def _brief(entry: object) -> Brief | None:
    if not isinstance(entry, Workflow):
        return None
    return Brief(rollout=entry.rollout, team=text(entry.team), when=text(entry.when))


def _changed(section: str, name: str, before: Mapping[str, Leaf], after: Mapping[str, Leaf]) -> Iterator[Difference]:
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, ""), after.get(key, "")
        if was == now:
            continue
        if isinstance(was, tuple) or isinstance(now, tuple):
            yield _listed(section, name, key, _as_list(was), _as_list(now))
        else:
            yield Difference(section=section, name=name, key=key, before=was, after=now)


def _as_list(leaf: Leaf) -> tuple[str, ...]:
    return leaf if isinstance(leaf, tuple) else (leaf,) if leaf else ()


def _listed(section: str, name: str, key: str, was: tuple[str, ...], now: tuple[str, ...]) -> Difference:
    """What came to a list, and what left it; where that is nothing, only its order is another."""
    added = tuple(each for each in now if each not in was)
    removed = tuple(each for each in was if each not in now)
    if added or removed:
        return Difference(section=section, name=name, key=key, added=added, removed=removed)
    return Difference(section=section, name=name, key=key, before=", ".join(was), after=", ".join(now))


def _order(before: Program, after: Program) -> Iterator[Difference]:
    """The first workflow that matches has it: their order is part of what they say."""
    common = {each.name for each in before.workflows} & {each.name for each in after.workflows}
    was, now = ([each.name for each in program.workflows if each.name in common] for program in (before, after))
    if was != now:
        yield Difference(section="workflows", key="order", before=", ".join(was), after=", ".join(now))


def _concerned(section: str, name: str, program: Program) -> tuple[str, ...]:
    """The workflows that go by it: those in use, where there are any."""
    key = {"sla": "sla", "escalations": "escalation", "playbooks": "playbook"}.get(section)
    theirs = [each for each in program.workflows if key and getattr(each, key) == name]
    in_use = [each for each in theirs if each.rollout.opens_tickets]
    return tuple(each.name for each in in_use or theirs)
