"""What was seen of the ways to teams and people: who is known, what is blocked, where the newest cards stand."""

from sqlalchemy import Connection, and_, func, select

from bot.effects import Place, to_team
from bot.known_routes import KnownRoutes
from bot.program import Program
from bot.routes import WRONG_ROUTES
from storage import rows
from storage.states import is_unsent, word

_MEMBERS = rows.table(rows.MemberRow)
_OUTBOX = rows.table(rows.OutboxRow)
_CARDS = rows.table(rows.MessageRefRow)


def read(connection: Connection, program: Program) -> KnownRoutes:
    members = connection.execute(select(_MEMBERS.c.platform, _MEMBERS.c.email, _MEMBERS.c.deactivated)).all()
    here = frozenset(member.email for member in members if not member.deactivated)
    lanes = {to_team(team).lane: team for team in program.teams}
    return KnownRoutes(
        platforms=frozenset(member.platform for member in members),
        here=here,
        closed=frozenset(member.email for member in members) - here,
        blocked=_blocked(connection, lanes),
        newest=_newest(connection, lanes),
        said=connection.execute(_LAST_SAID).scalar() or "",
    )


def _blocked(connection: Connection, lanes: dict[str, str]) -> dict[str, str]:
    blocked = and_(_OUTBOX.c.lane.in_(lanes), is_unsent(_OUTBOX.c.state), _OUTBOX.c.blocked_since.is_not(None))
    # a line under an old card may wait where the team no longer is
    blocked = and_(blocked, _OUTBOX.c.place == Place.TEAM.value)
    found = select(_OUTBOX.c.lane, _OUTBOX.c.error).where(blocked).order_by(_OUTBOX.c.id.desc())
    return {lanes[row.lane]: row.error for row in connection.execute(found)}


def _newest(connection: Connection, lanes: dict[str, str]) -> dict[str, str]:
    cards = and_(_CARDS.c.lane.in_(lanes), _CARDS.c.notification == word("ticket"))
    last = select(func.max(_CARDS.c.id)).where(cards).group_by(_CARDS.c.lane)
    found = select(_CARDS.c.lane, _CARDS.c.conversation).where(_CARDS.c.id.in_(last))
    return {lanes[row.lane]: row.conversation for row in connection.execute(found)}


# By its key, which ends with a time: there is an index that leads to it, however much has left since.
_LAST_SAID = (
    select(_OUTBOX.c.subject)
    .where(_OUTBOX.c.key.between(f"{WRONG_ROUTES} / 0", f"{WRONG_ROUTES} / z"))
    .order_by(_OUTBOX.c.key.desc())
    .limit(1)
)
