"""What became of a change of the program that waited for a yes."""

from sqlalchemy import Connection, func, select

from bot.revising.edition import Edition, What
from storage import rows
from storage.editions import read

_EDITIONS = rows.table(rows.EditionRow)


def settled(connection: Connection, revision: str) -> Edition | None:
    """The edition with which *revision*, as it was last proposed, waited no more; None while it waits."""
    proposals = select(func.max(_EDITIONS.c.number)).where(
        _EDITIONS.c.about == revision, _EDITIONS.c.what == What.PROPOSED.value
    )
    proposed = connection.execute(proposals).scalar()
    if proposed is None:
        return None
    later = select(_EDITIONS).where(_EDITIONS.c.number > proposed).order_by(_EDITIONS.c.number)
    editions = map(read, connection.execute(later).mappings())
    return next((each for each in editions if not each.awaits(revision)), None)
