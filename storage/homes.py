"""Who has looked at Home: a small table, so that a restart keeps it live."""

from collections.abc import Awaitable, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select

from bot.home import OpenHome
from bot.people import PersonId
from bot.ports import NOTHING, Needs, UnitOfWork, Writer
from storage import insertions, rows
from storage.inserting import write
from storage.leasing import connection_of

_HOMES = rows.table(rows.HomeRow)


@dataclass(frozen=True, slots=True)
class _Keep:
    home: OpenHome

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        row = asdict(self.home)
        write(connection_of(desk), [(insertions.upsert(_HOMES, tuple(row)), [row])])


@dataclass(frozen=True, slots=True)
class _Forget:
    home: OpenHome

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        this = (_HOMES.c.platform == self.home.platform, _HOMES.c.user == self.home.user)
        connection_of(desk).execute(delete(_HOMES).where(*this))


class Homes:
    """As `bot.home.Homes` says."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer

    def open_since(self, platform: str, since: datetime, people: Set[PersonId] | None) -> Sequence[OpenHome]:
        looked = select(_HOMES).where(_HOMES.c.platform == platform, _HOMES.c.opened_at >= since)
        if people is not None:
            looked = looked.where(_HOMES.c.person.in_(sorted(people)))
        with self._engine.connect() as connection:
            return [OpenHome(**row) for row in connection.execute(looked.order_by(_HOMES.c.user)).mappings()]

    def keep(self, home: OpenHome) -> Awaitable[None]:
        return self._writer.do(_Keep(home))

    def forget(self, home: OpenHome) -> Awaitable[None]:
        return self._writer.do(_Forget(home))
