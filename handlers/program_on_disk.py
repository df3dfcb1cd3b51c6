"""The program file and its playbooks on disk: whether they changed, and what is in them now."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from bot.errors import ProgramError
from bot.program import Program
from bot.program.adjusting import adjusted
from bot.revising.edition import Edition
from handlers.program_file import load, load_kept, read_kept

#: Of each file its name, when it was written, and how long it is.
Look = tuple[tuple[str, int, int], ...]


#: The edition in force, and how its file was written.
Kept = tuple[Edition, str]


def for_commands(program: Program, in_force: Kept | None, environ: Mapping[str, str]) -> Program:
    """
    *program* as the command line may go by it: with what the chat has changed.

    One that waits for its approver is not in force there either.
    """
    if in_force is None:
        return program
    edition, text = in_force
    if program.revision != edition.revision:
        before = read_kept(edition.revision, text)
        if before is not None and before.program.approval is not None:
            return _kept(in_force, environ)
    return adjusted(program, edition.adjustments)


def _kept(kept: Kept, environ: Mapping[str, str]) -> Program:
    edition, text = kept
    return adjusted(load_kept(edition.revision, text, environ), edition.adjustments)


class ProgramOnDisk:
    """
    Looked at often, read only when something changed.

    *fits* raises where this installation cannot work with a program that is
    fine in itself: a secret that nobody can sign with, say.
    """

    def __init__(self, path: Path, environ: Mapping[str, str], fits: Callable[[Program], None]) -> None:
        self.path = path
        self.environ = environ
        self._fits = fits
        self._read: Look | None = None
        self._seen: Look | None = None

    def read(self) -> Program:
        """The program as it stands there; raises `ProgramError`, or what *fits* raises."""
        self._read = self._seen = self._look()
        program = load(self.path, self.environ)
        self._fits(program)
        return program

    def read_or(self, in_force: Callable[[], Kept | None]) -> Program:
        """
        At the start: a file with mistakes never takes effect, and what was in force before still is.

        *in_force* says which edition that is, and how its file was written. A
        setting that does not fit stops the start all the same.
        """
        try:
            return self.read()
        except ProgramError:
            self.forget()  # whoever watches it tells what is wrong
            kept = in_force()
            if kept is None:
                raise
        program = _kept(kept, self.environ)
        self._fits(program)
        return program

    def forget(self) -> None:
        """Have it read again, whether it changed or not."""
        self._read = None

    def has_changed(self) -> bool:
        """
        Whether it is another one than was read, and has been for two looks.

        An editor writes a file in pieces: half of one is nobody's mistake.
        """
        now, before = self._look(), self._seen
        self._seen = now
        return now == before and now != self._read

    def _look(self) -> Look:
        return tuple(self._looks())

    def _looks(self) -> Iterator[tuple[str, int, int]]:
        for file in (self.path, *sorted((self.path.parent / "playbooks").glob("*.md"))):
            try:
                there = file.stat()
            except OSError:
                yield file.name, 0, 0
            else:
                yield file.name, there.st_mtime_ns, there.st_size
