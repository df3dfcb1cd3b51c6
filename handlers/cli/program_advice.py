"""What `ringback program check` says of a program without mistakes: what is legal in it, and unwise."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.feedback import Feedback
from bot.mistakes import Mistake
from bot.program import Program
from bot.program.not_yet import not_yet
from bot.program.warnings import Known, Load, live_at_once
from bot.simulation import whole
from bot.simulation.forecast import loads
from handlers.cli.chat_words import beside, in_the_chat
from handlers.cli.house import House
from handlers.cli.program_secrets import with_stand_ins
from handlers.cli.surroundings import environ
from handlers.program_file import advise, load

#: So far back tickets say something about how a company answers today.
_PAST = timedelta(days=90)
#: As far as answers say how many come: long enough for a survey that leaves once a week.
_LATELY = timedelta(days=28)
_A_WEEK = timedelta(days=7)


class Advice:
    """Each piece of advice on *file* as a line; the database is opened only for *past*."""

    def __init__(self, house: House, file: Path, past: bool) -> None:
        self._house = house
        self._file = file
        self._past = past
        self._not_yet: tuple[str, ...] = ()
        self.lines = [_line(warning) for warning in advise(file, environ(), self._known)]

    def not_yet(self) -> Iterator[str]:
        """No warning: nothing is unwise about saying already what a later version acts upon."""
        yield from (f"Not acted upon yet: {each}." for each in self._not_yet)

    def beside(self) -> Iterator[str]:
        """What the chat has changed, where the database is asked at all: it holds whatever the file says."""
        if self._past:
            yield from beside(load(self._file, with_stand_ins(self._file, environ())), in_the_chat(self._house))

    @property
    def summary(self) -> str:
        """What is to be said of the file as a whole."""
        count = len(self.lines)
        return f"has no mistakes, and {count} {'warning' if count == 1 else 'warnings'}" if count else "is fine"

    def _known(self, program: Program) -> Known:
        self._not_yet = tuple(not_yet(program))
        now = datetime.now(UTC)
        if not self._past:
            return Known(now=now, has_run=not live_at_once(program) or self._has_run())
        settings = self._house.settings_for(self._file)
        self._house.require_database(settings)
        records = self._house.open_records(settings, with_stand_ins(self._file, environ()))
        try:
            lately = (filed.feedback for filed in records.editions.answers(now - _LATELY, now))
            return Known(now=now, past=records.views.facts(now - _PAST, now), loads=_loads(program, lately))
        finally:
            records.close()

    def _has_run(self) -> bool:
        """A company that has a database has begun."""
        return self._house.has_database(self._house.settings_for(self._file))


def _loads(program: Program, lately: Iterable[Feedback]) -> Mapping[str, Load]:
    """What would come to each team on a working day, and what it can do; nothing is known of less than a week."""
    answers = list(lately)
    sent = [answer.submitted_at for answer in answers]
    if not sent or max(sent) - min(sent) < _A_WEEK:
        return {}
    return {each.team: Load(each.a_working_day, each.can_do) for each in loads(program, whole(answers))}


def _line(warning: Mistake) -> str:
    """As a mistake's, with the word that tells them apart behind the place that editors jump to."""
    return str(warning).replace(": ", ": warning: ", 1)
