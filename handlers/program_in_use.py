"""Today's program with what is derived from it once, and those of earlier days for the tickets opened under them."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import structlog

from bot.errors import Busy
from bot.moment import no_earlier
from bot.ports import Views
from bot.program import Program
from handlers.sources import SourceSettings, settings_of

log = structlog.get_logger()
#: An earlier program is read within this time, unless the database is away.
_READING = timedelta(seconds=2)


class ProgramInUse:
    """
    Holds the program in force; everybody asks here, so that a new one takes effect everywhere at once.

    *read_earlier* finds the program of a revision that took effect before this
    process began, or in another one. It asks the database and reads YAML, so the
    writer, which everybody waits for, never calls it: `at_hand`.
    """

    def __init__(self, program: Program, read_earlier: Callable[[str], Program | None] = no_earlier) -> None:
        self.current = program
        self.sources = _sources(program)
        self._read_earlier = read_earlier
        self._earlier: dict[str, Program] = {}
        #: Looked for, and not found; somebody may yet put them back.
        self._unknown: set[str] = set()
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="programs")
        self._being_read: set[str] = set()

    def replace(self, program: Program) -> None:
        self._earlier[self.current.revision] = self.current
        self.current, self.sources = program, _sources(program)

    def earlier(self, revision: str) -> Program | None:
        """
        The program of that revision, read when it is first met; None where it is not known.

        A revision never changes, so it is read once; one that is not known is
        looked for again.
        """
        if revision not in self._earlier:
            self._read(revision)
        return self._earlier.get(revision)

    def at_hand(self, revision: str) -> Program | None:
        """
        The same, for the writer: it waits for no reading.

        Raises `Busy` where that revision was never looked for; it is then being
        read, and whoever tries again finds it.
        """
        if revision in self._earlier:
            return self._earlier[revision]
        known_to_be_lost = revision in self._unknown
        self._begin_reading(revision)
        if not known_to_be_lost:
            raise Busy(_READING)
        return None

    def read_ahead(self, revisions: Iterable[str]) -> None:
        """Have those *revisions* at hand before anybody asks."""
        for revision in sorted(set(revisions) - {self.current.revision}):
            self.earlier(revision)

    def finish_reading(self) -> None:
        """Until all that was asked for is read."""
        self._reader.submit(lambda: None).result()

    def close(self) -> None:
        """Read nothing more."""
        self._reader.shutdown(cancel_futures=True)

    def _begin_reading(self, revision: str) -> None:
        if revision not in self._being_read:
            self._being_read.add(revision)
            self._reader.submit(self._read, revision)

    def _read(self, revision: str) -> None:
        try:
            program = self._read_earlier(revision)
        finally:
            self._being_read.discard(revision)
        if program is not None:
            self._earlier[revision] = program
        elif revision not in self._unknown:
            self._unknown.add(revision)
            log.warning("a revision of the program is not known: its tickets go by today's", revision=revision)

    def look_over(self, views: Views) -> None:
        """At the start: have at hand what the tickets there are will ask for, and say what they will miss."""
        self.read_ahead(views.revisions_in_use())
        self._warn_of_lost_teams(views.live_by_team())

    def _warn_of_lost_teams(self, live_by_team: Mapping[str, int]) -> None:
        """Say which teams the program no longer has although tickets of theirs are live."""
        for team, tickets in live_by_team.items():
            if team not in self.current.teams:
                log.warning(
                    "a team is gone from the program and its tickets are live: they stay open, and the program's "
                    "owner may act on them; put the team back, or hand them over",
                    team=team,
                    tickets=tickets,
                )


def _sources(program: Program) -> Mapping[str, SourceSettings]:
    return {name: settings_of(name, source, program.program.zone) for name, source in program.sources.items()}
