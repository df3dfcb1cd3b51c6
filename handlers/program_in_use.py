"""Today's program, and what is derived from it once."""

from collections.abc import Mapping

from bot.program import Program
from handlers.sources import SourceSettings, settings_of


class ProgramInUse:
    """Holds the program in force; everybody asks here, so that a new one takes effect everywhere at once."""

    def __init__(self, program: Program) -> None:
        self.current = program
        self.sources = _sources(program)

    def replace(self, program: Program) -> None:
        self.current, self.sources = program, _sources(program)


def _sources(program: Program) -> Mapping[str, SourceSettings]:
    return {name: settings_of(name, source, program.program.zone) for name, source in program.sources.items()}
