"""Sources that fall silent for longer than the program expects: said once, and a word when they speak again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.answers import KnownSources
from bot.effects import Priority, Send, to_person
from bot.hours import at_a_mark, hours_of
from bot.moment import Moment
from bot.people import PersonId
from bot.ports import UnitOfWork
from bot.program import Program

#: What it is called in the outbox.
SILENCES = "silences"
#: A silence is found out within this share of the time it may take; looking costs a little.
_SHARE = 12
_OFTEN, _SELDOM = timedelta(minutes=10), timedelta(hours=4)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Silence:
    """A source that sent nothing more since then: since its last answer or, where it never sent one, from the start."""

    source: str
    since: datetime
    ever: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """One message about silences: those that are new, those said before, and those that are over."""

    new: tuple[Silence, ...] = ()
    before: tuple[Silence, ...] = ()
    over: tuple[Silence, ...] = ()

    @property
    def known(self) -> Mapping[str, Silence]:
        """What whoever read it knows to be silent, by source."""
        return {each.source: each for each in (*self.new, *self.before)}


def next_look(person: PersonId, after: datetime, moment: Moment) -> datetime | None:
    """In the hours of the program's owner, as often as the source asks for that is expected most often."""
    program = moment.program
    expected = [source.expect_every for source in program.sources.values() if source.expect_every]
    if person != program.program.owner or not expected:
        return None
    every = min(max(min(expected) / _SHARE, _OFTEN), _SELDOM)
    at = after + every - (after - _EPOCH) % every
    hours = hours_of(person, program)
    return at if hours.is_open(at) else at_a_mark(hours, at)


def look_over(desk: UnitOfWork, owner: PersonId) -> None:
    """Say which sources have fallen silent since it was last said, and which of those speak again."""
    moment = desk.moment
    known = desk.heard_from()
    told = news(known, moment.now, moment.program)
    if not told.new and not told.over:
        return
    desk.say(
        Send(
            key=f"{SILENCES} / {moment.now.isoformat()}",
            notification=SILENCES,
            to=to_person(moment.stands_in(owner) or owner),
            priority=Priority.POST,
            subject=kept(told),
        )
    )


def news(known: KnownSources, now: datetime, program: Program) -> Said:
    """What there is to be said; a source that the program no longer watches is left out."""
    silent = {each.source: each for each in _silent(known, now, program)}
    before = read(known.said).known
    watched = {name for name, source in program.sources.items() if source.expect_every}
    return Said(
        new=tuple(each for name, each in silent.items() if before.get(name) != each),
        before=tuple(each for name, each in silent.items() if before.get(name) == each),
        over=tuple(each for name, each in before.items() if name in watched - silent.keys()),
    )


def _silent(known: KnownSources, now: datetime, program: Program) -> list[Silence]:
    found = []
    for name, source in program.sources.items():
        last = known.last.get(name)
        since = last or known.since.get(name)
        if source.expect_every and since is not None and now - since > source.expect_every:
            found.append(Silence(name, since, ever=last is not None))
    return found


def kept(said: Said) -> str:
    """As the outbox keeps it: names and times."""
    return json.dumps(
        {
            kind: [[each.source, each.since.isoformat(), each.ever] for each in some]
            for kind, some in (("new", said.new), ("before", said.before), ("over", said.over))
        }
    )


def read(subject: str) -> Said:
    """What was kept; nothing, where nothing was."""
    told = json.loads(subject) if subject else {}
    each = {
        kind: tuple(Silence(source, datetime.fromisoformat(since), ever) for source, since, ever in some)
        for kind, some in told.items()
    }
    return Said(**each)
