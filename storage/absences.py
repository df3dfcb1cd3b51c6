"""What was said about who is away: kept in a small table, and at hand without a query."""

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, or_, select

from bot.absences import Absences, KeptAbsence, Kind
from bot.people import PersonId
from bot.ports import DomainClock
from bot.program import Program
from bot.who_is_away import who_is_away
from storage import rows

_ABSENCES = rows.table(rows.AbsenceRow)
_COLUMNS = ("person", "kind", "since", "until", "delegate", "set_by", "at")

#: By person, in the order in which they begin.
Kept = Mapping[PersonId, tuple[KeptAbsence, ...]]


def read(connection: Connection, person: PersonId) -> tuple[KeptAbsence, ...]:
    """What was said about *person*, the past included."""
    return _read(connection, _ABSENCES.c.person == person)


def replace(connection: Connection, person: PersonId, kept: Iterable[KeptAbsence]) -> None:
    """*kept* in place of everything that was said about *person*."""
    connection.execute(delete(_ABSENCES).where(_ABSENCES.c.person == person))
    new = [{name: getattr(each, name) for name in _COLUMNS} for each in kept]
    if new:
        connection.execute(insert(_ABSENCES), new)


def _read(connection: Connection, wanted: ColumnElement[bool]) -> tuple[KeptAbsence, ...]:
    found = connection.execute(select(_ABSENCES).where(wanted).order_by(_ABSENCES.c.since)).mappings()
    return tuple(KeptAbsence(**{name: row[name] for name in _COLUMNS} | {"kind": Kind(row["kind"])}) for row in found)


class AbsenceBook:
    """
    A copy in memory: a decision never waits for it.

    What this process writes is in it right after the commit (`learn`); what
    other processes wrote, once somebody looks (`reload`).
    """

    def __init__(self, engine: Engine, clock: DomainClock) -> None:
        self._engine = engine
        self._clock = clock
        self._kept: Kept = {}
        self._drawn: tuple[Kept, Program, Absences] | None = None
        self.reload()

    def under(self, program: Program) -> Absences:
        """Everybody's absences, with those that *program* names."""
        kept, drawn = self._kept, self._drawn
        if drawn is not None and drawn[0] is kept and drawn[1] is program:
            return drawn[2]
        absences = who_is_away(program, [each for theirs in kept.values() for each in theirs])
        self._drawn = (kept, program, absences)
        return absences

    def learn(self, changed: Kept) -> None:
        self._kept = {**self._kept, **changed}

    def said_of(self, person: PersonId) -> tuple[KeptAbsence, ...]:
        return self._kept.get(person, ())

    def reload(self) -> frozenset[PersonId]:
        """Read what is kept; about whom something else is known than before."""
        before = self._kept
        newest = self._newest()
        changed = {each for each in {*before, *newest} if self._left(before, each) != newest.get(each, ())}
        if changed:
            self._kept = newest
        return frozenset(changed)

    def _left(self, kept: Kept, person: PersonId) -> tuple[KeptAbsence, ...]:
        """What is not over by itself."""
        return tuple(each for each in kept.get(person, ()) if not each.is_over(self._clock()))

    def _newest(self) -> Kept:
        now = self._clock()
        with self._engine.connect() as connection:
            current = _read(connection, or_(_ABSENCES.c.until.is_(None), _ABSENCES.c.until > now))
        found: dict[PersonId, tuple[KeptAbsence, ...]] = {}
        for each in current:
            found[each.person] = (*found.get(each.person, ()), each)
        return found
