"""What is done for a person at a certain hour, whatever their tickets do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot import silences
from bot.moment import Moment
from bot.morning import greet, next_morning
from bot.overflow import list_them, next_list
from bot.people import PersonId
from bot.ports import NOTHING, Needs, UnitOfWork
from bot.routes import look_over, next_look
from bot.uncaught import next_week, sum_up

#: Whoever is new, and whose hour was so short a while ago, is not too late for it.
_JUST_NOW = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that is done for people at a certain hour."""

    #: The first hour for somebody later than a moment; None where there is none.
    next: Callable[[PersonId, datetime, Moment], datetime | None]
    keep: Callable[[UnitOfWork, PersonId], None]


KINDS: Final[Mapping[str, Kind]] = {
    "morning": Kind(next_morning, greet),
    "routes": Kind(next_look, look_over),
    "overflow": Kind(next_list, list_them),
    "silences": Kind(silences.next_look, silences.look_over),
    "uncaught": Kind(next_week, sum_up),
}


@dataclass(frozen=True, slots=True)
class Arrange:
    """
    Everybody's appointments, as the program has their hours now; to be done whenever it changes.

    What is due already is left as it is: it is about to be kept.
    """

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        arranged, wanted = desk.appointments(), dict(_wanted(desk.moment))
        for of in arranged.keys() - wanted.keys():
            desk.appoint(*of, None)
        for of, due in wanted.items():
            before = arranged.get(of)
            if before is None or (before > desk.moment.now and before != due):
                desk.appoint(*of, due)


def _wanted(moment: Moment) -> Iterator[tuple[tuple[str, PersonId], datetime]]:
    for name, kind in KINDS.items():
        for person in moment.program.people:
            due = kind.next(person, moment.now - _JUST_NOW, moment)
            if due is not None:
                yield (name, person), due


@dataclass(frozen=True, slots=True)
class KeepAppointment:
    """
    An appointment is due: taken, kept and followed by the next one in one transaction.

    Whoever comes second finds nothing. However long it is overdue, it is kept
    once.
    """

    name: str
    about: PersonId

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> bool:
        if not desk.take_appointment(self.name, self.about):
            return False
        kind = KINDS.get(self.name)
        if kind is None or desk.moment.program.person(self.about) is None:
            return False
        kind.keep(desk, self.about)
        desk.appoint(self.name, self.about, kind.next(self.about, desk.moment.now, desk.moment))
        return True
