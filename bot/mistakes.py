"""What is wrong in the program file, and what its author can do about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

#: Where in the file's data something stands: keys and list positions, from the outside in.
Place = tuple[str | int, ...]

_MOST_LISTED = 20
_PLAIN_KEY = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake. `remedy` is a whole sentence; the loader adds file and line."""

    place: Place
    found: str
    remedy: str
    file: str = ""
    #: Counted from 1; 0 is the file as a whole.
    line: int = 0

    @property
    def path(self) -> str:
        """The place as text: `workflows[0].team`, `people["ana@contoso.example"].role`."""
        return "".join(_step(step) for step in self.place).lstrip(".")

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (where, self.path, f"{self.found}. {self.remedy}") if part)


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if _PLAIN_KEY.fullmatch(step) else f'["{step}"]'


def nearest(word: str, known: Iterable[str]) -> str:
    """The remedy for an unknown *word*: the one that was probably meant, else those there are."""
    # Of addresses only what stands before the @: otherwise all of one company are alike.
    names = {name.partition("@")[0] if "@" in word else name: name for name in sorted(known)}
    if close := get_close_matches(word.partition("@")[0], names, n=1, cutoff=0.6):
        return f'Did you mean "{names[close[0]]}"?'
    listed = ", ".join(list(names.values())[:_MOST_LISTED])
    return f"Choose from: {listed}{', …' if len(names) > _MOST_LISTED else ''}." if names else "There is none yet."
