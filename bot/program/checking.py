"""What every check of a program asks: whether a name leads to something, and whether a condition can be used."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bot.condition_facts import Kind, Vocabulary
from bot.conditions import BadCondition, Condition
from bot.mistakes import Mistake, Place, nearest
from bot.people import Role
from bot.program.model import Program


class Checking:
    """A program and the file it was read from; see `bot.program.checks.check`."""

    def __init__(self, program: Program, data: Mapping[str, Any], unread: frozenset[str]) -> None:
        self._program = program
        self._data = data
        self._unread = unread

    def sources(self) -> Iterator[Mistake]:
        for what in ("attributes", "context"):
            first: dict[str, object] = {}
            for name, source in self._program.sources.items():
                for attribute, kind in getattr(source, what).items():
                    if first.setdefault(attribute, kind) != kind:
                        yield Mistake(
                            ("sources", name, what, attribute),
                            f"another source declares it as {first[attribute]}",
                            "Conditions see one attribute: declare it alike, or name it differently.",
                        )

    def _lead(self, place: Place, email: str) -> Iterator[Mistake]:
        yield from self._person(place, email)
        entry = self._program.people.get(email)
        if entry is not None and entry.role is not Role.LEAD:
            yield Mistake(place, f"{email} has the role {entry.role}", "Whoever leads a team needs `role: lead`.")

    def _person(self, place: Place, email: str | None) -> Iterator[Mistake]:
        yield from self._known(place, "person", "people", email)

    def _known(self, place: Place, what: str, section: str, name: str | None) -> Iterator[Mistake]:
        known = self._names(section)
        if section == "segments":  # that a name there has a hyphen is said there
            known |= {each.replace("-", "_") for each in known}
        if name and name not in known and section not in self._unread:
            yield Mistake(place, f'there is no {what} "{name}"', nearest(name, known))

    def _names(self, section: str) -> set[str]:
        return {*getattr(self._program, section), *_names(self._data.get(section))}

    def _condition(self, place: Place, source: str, vocabulary: Vocabulary) -> Iterator[Mistake]:
        if self._unread & {"sources", "segments"}:
            return
        try:
            Condition.compile(source, vocabulary)
        except BadCondition as bad:
            yield Mistake(place, bad.found, bad.remedy)

    @property
    def _vocabulary(self) -> Vocabulary:
        own = self._program.vocabulary
        return Vocabulary(
            {**own.attributes, **dict.fromkeys(self._disputed("attributes"), Kind.ANY)},
            {**own.context, **dict.fromkeys(self._disputed("context"), Kind.ANY)},
            segments=tuple(name.replace("-", "_") for name in self._names("segments")),
            sources=tuple(self._names("sources")),
        )

    def _disputed(self, what: str) -> set[str]:
        """What two sources declare differently: nobody can tell what it is."""
        return {str(mistake.place[-1]) for mistake in self.sources() if mistake.place[2] == what}


def _names(section: object) -> Iterable[str]:
    return [str(name).lower() for name in section] if isinstance(section, dict) else []
