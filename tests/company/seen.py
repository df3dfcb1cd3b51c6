"""The direct messages of everybody, as the workspace holds them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, select

from bot.calling_in import CalledIn
from bot.hours import hours_of
from bot.nights import disturbs
from bot.outgoing import GATHERED
from bot.who_is_away import zone_of_person
from storage import rows
from tests.company.people import EVERYBODY, address
from tests.world import World

_OUTBOX = rows.table(rows.OutboxRow)
#: What somebody's own deed, or a colleague's, brings at once: whoever acts is there, and says it to whom they want.
BY_A_DEED = frozenset({"assigned", "help_asked", "advised", "taken_on", "put_away", "called_back", "introduction"})
#: Calls of steps that the program wants to come at any hour.
AT_ANY_HOUR = "called_at_any_hour"
#: What a step may be about that comes by time alone.
_BY_TIME = frozenset({"unclaimed", "first_contact", "resolve", "promise"})


class DirectMessage(NamedTuple):
    """One that somebody got: `at` on their own clock; `parts` is how many things it says."""

    to: str
    at: datetime
    kind: str
    parts: int
    key: str
    text: str
    in_hours: bool

    @property
    def gathered(self) -> bool:
        return self.kind in GATHERED


def direct_messages(world: World) -> list[DirectMessage]:
    """Everybody's, in the order of their arrival."""
    kinds, parts = _what_left(world)
    found = [each for name in EVERYBODY for each in _of(name, world, kinds, parts)]
    return sorted(found, key=lambda each: (each.at, each.to, each.key))


def _of(name: str, world: World, kinds: dict[str, str], parts: dict[str, int]) -> list[DirectMessage]:
    zone = zone_of_person(address(name), world.program)
    hours = hours_of(address(name), world.program)
    found = []
    for message in world.messages(f"@{name}"):
        at = datetime.fromtimestamp(int(float(message.ts)), UTC)
        key = message.metadata["event_payload"]["key"] if message.metadata else ""
        local = at.astimezone(ZoneInfo(zone))
        found.append(
            DirectMessage(name, local, kinds.get(key, "?"), parts.get(key, 1), key, message.shown, hours.is_open(at))
        )
    return found


def _what_left(world: World) -> tuple[dict[str, str], dict[str, int]]:
    """By key: of which kind it is, and how much it says."""
    with world.bot.records.engine.connect() as connection:
        sent = connection.execute(select(_OUTBOX).where(_OUTBOX.c.state == "sent")).mappings().all()
    key_of = {row["id"]: row["key"] for row in sent}
    parts: dict[str, int] = {}
    for row in sent:
        leader = key_of.get(row["part_of"] or row["id"], row["key"])
        parts[leader] = parts.get(leader, 0) + 1
    return {row["key"]: _kind(row, world) for row in sent}, parts


def _kind(row: RowMapping, world: World) -> str:
    """
    Whoever is called in because of what somebody did just now does not wait for what else there is to say.

    Nor does whoever is to be called by day and by night.
    """
    if row["notification"] != "called_in":
        return str(row["notification"])
    dossier = world.dossier(row["ticket"])
    if disturbs(dossier, row["version"], world.bot.records.moment()):
        return AT_ANY_HOUR
    event = next(recorded.event for recorded in dossier.history if recorded.version == row["version"])
    matter = event.matter if isinstance(event, CalledIn) else "help"
    return "called_in" if matter.partition(" ")[0] in _BY_TIME else "called_at_once"


def too_close(messages: list[DirectMessage]) -> list[tuple[DirectMessage, DirectMessage]]:
    """Reminders to one person that came within ten minutes of each other, and should have been one message."""
    found = []
    for name in EVERYBODY:
        theirs = [each for each in messages if each.to == name and each.gathered]
        found += [(one, next_) for one, next_ in pairwise(theirs) if _near(one, next_)]
    return found


def _near(one: DirectMessage, other: DirectMessage) -> bool:
    return other.at - one.at < timedelta(minutes=10)
