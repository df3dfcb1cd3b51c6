"""Today's program with what is derived from it once, and those of earlier days for the tickets opened under them."""

from collections.abc import Callable, Mapping

import structlog

from bot.moment import no_earlier
from bot.program import Program
from handlers.sources import SourceSettings, settings_of

log = structlog.get_logger()


class ProgramInUse:
    """
    Holds the program in force; everybody asks here, so that a new one takes effect everywhere at once.

    *read_earlier* finds the program of a revision that took effect before this process began.
    """

    def __init__(self, program: Program, read_earlier: Callable[[str], Program | None] = no_earlier) -> None:
        self.current = program
        self.sources = _sources(program)
        self._read_earlier = read_earlier
        self._earlier: dict[str, Program | None] = {}

    def replace(self, program: Program) -> None:
        self._earlier[self.current.revision] = self.current
        self.current, self.sources = program, _sources(program)

    def earlier(self, revision: str) -> Program | None:
        """
        The program of that revision, read when it is first met; None where it is not known any more.

        A revision never changes, so whoever asks twice is told the same.
        """
        if revision not in self._earlier:
            self._earlier[revision] = program = self._read_earlier(revision)
            if program is None:
                log.warning("a revision of the program is not known: its tickets go by today's", revision=revision)
        return self._earlier[revision]

    def warn_of_lost_teams(self, live_by_team: Mapping[str, int]) -> None:
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
