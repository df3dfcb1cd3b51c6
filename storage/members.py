"""Who our people are on each platform: matched once, kept, and at hand without a query."""

from collections.abc import Awaitable
from dataclasses import asdict, dataclass

from sqlalchemy import Engine, select

from bot.ports import Member, Needs, UnitOfWork, Writer
from storage import insertions, rows
from storage.inserting import write
from storage.unit_of_work import Picture

_MEMBERS = rows.table(rows.MemberRow)


@dataclass(frozen=True, slots=True)
class _Keep:
    member: Member

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        if not isinstance(desk, Picture):
            raise TypeError("members are kept on the database's own unit of work")
        row = asdict(self.member)
        write(desk.connection, [(insertions.upsert(_MEMBERS, tuple(row)), [row])])


class Members:
    """A copy in memory of a small table: an interaction never waits for it."""

    def __init__(self, engine: Engine, writer: Writer) -> None:
        self._writer = writer
        self._engine = engine
        self._by_user: dict[tuple[str, str], Member] = {}
        self.reload()

    def reload(self) -> None:
        """Read what other replicas have learnt."""
        with self._engine.connect() as connection:
            members = [Member(**row) for row in connection.execute(select(_MEMBERS)).mappings()]
        self._by_user = {(m.platform, m.user): m for m in members}

    def by_user(self, platform: str, user: str) -> Member | None:
        return self._by_user.get((platform, user))

    def by_email(self, platform: str, email: str) -> Member | None:
        found = [m for m in self._by_user.values() if m.platform == platform and m.email == email.lower()]
        return min(found, key=lambda m: m.deactivated, default=None)

    def by_conversation(self, platform: str, conversation: str) -> Member | None:
        found = (m for m in self._by_user.values() if m.platform == platform and m.conversation == conversation)
        return next(found, None)

    def keep(self, member: Member) -> Awaitable[None]:
        self._by_user[member.platform, member.user] = member
        return self._writer.do(_Keep(member))
