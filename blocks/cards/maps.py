"""The program about itself: by when customers hear from whom, how figures are counted, where the whole map is."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from blocks.card import Card, Divider, Facts, Link, Part, Sentence, Text, When
from blocks.labels import METRICS
from blocks.maps.spans import within
from blocks.maps.workflows import ROLLOUTS
from blocks.wording import listed
from bot.notifications import MapShown, TargetsShown, WorkflowRow
from bot.program.remedies import label_of

#: What all metrics are called in front of people.
_NAMES: Final[Mapping[str, str]] = {
    **METRICS,
    "first_contact": "First heard after",
    "open": "Open",
    "unclaimed": "That nobody has",
    "overdue": "Late",
    "due_today": "Due today",
}
_CLOCKS: Final = (
    "Times run day and night from the moment the customer presses send; working hours are those of the team."
)


def targets_card(targets: TargetsShown) -> Card:
    """What somebody has to keep stands first; how figures are counted is looked up, and stands last."""
    title = f"By when customers hear from {targets.company}"
    return Card(title=title, parts=tuple(_targets_parts(targets)), spoken=title)


def _targets_parts(targets: TargetsShown) -> Iterator[Part]:
    yield Facts(_promised(targets.workflows))
    yield Text(f"{_CLOCKS} “/loop map” links the whole program: what starts what, and who is told when.", quiet=True)
    if targets.others:
        yield Divider()
        yield Text("In other teams:")
        yield Facts(_promised(targets.others))
    yield Divider()
    yield Text("How the figures are counted:")
    yield from _definitions(targets)


def _promised(rows: Iterable[WorkflowRow]) -> dict[str, str]:
    """What is promised alike is said once."""
    alike: dict[str, list[str]] = {}
    for row in rows:
        alike.setdefault(_target(row), []).append(label_of(row.name))
    return {listed(names): target for target, names in alike.items()}


def _target(row: WorkflowRow) -> str:
    return f"{row.team_name}: first answer {within(row.first_contact)}, solved {within(row.resolve)}"


def _definitions(targets: TargetsShown) -> Iterator[Facts]:
    """In two parts: a longer one would be cut."""
    pairs = [(_NAMES.get(name, label_of(name)), _said(definition)) for name, definition in targets.metrics]
    half = (len(pairs) + 1) // 2
    yield Facts(dict(pairs[:half]))
    yield Facts(dict(pairs[half:]))


def _said(definition: str) -> str:
    """With other figures as people know them."""
    for name, label in METRICS.items():
        definition = definition.replace(f"in {name}", f"in “{label}”")
    return definition


def map_card(map_: MapShown) -> Card:
    title = f"How {map_.company} answers its customers"
    return Card(title=title, parts=tuple(_map_parts(map_)), spoken=title)


def _map_parts(map_: MapShown) -> Iterator[Part]:
    """What can be opened first; below it, what it is about."""
    if map_.url:
        link: Sentence = (Link("Open the whole map", map_.url), ": what starts what, who is told when, and why.")
        yield Text(link)
    else:
        yield Text(_how_to_link(map_.unset))
    yield Facts({f"{label_of(row.name)} ({ROLLOUTS[row.rollout]})": _target(row) for row in map_.workflows})
    if map_.until is not None:
        yield Text(
            ("The link is for you alone, and good until ", When(map_.until, "day_time", map_.zone), "."), quiet=True
        )


def _how_to_link(unset: tuple[str, ...]) -> str:
    """Whoever runs the bot can mend it; meanwhile there is another way."""
    return (
        f"I can't link the whole map yet: whoever runs me has to set {listed(unset)}. "
        "Until then they can print it: ringback program map FILE --out map.html"
    )
