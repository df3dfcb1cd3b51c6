"""
Answers as they came in.

None of this has an index: the newest of each source takes 70 ms on 100,000 rows,
some five times a day, and a week of answers 30 ms, once. An index would be
written with every answer.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, and_, func, not_, or_, select

from bot.answers import KnownSources
from bot.feedback import CustomerId
from bot.kept import FiledFeedback
from bot.past import Past
from bot.program import Program
from bot.silences import SILENCES
from storage import codec, pasts, rows

_FEEDBACK = rows.table(rows.FeedbackRow)
_REVISIONS = rows.table(rows.RevisionRow)
#: Customers that one statement asks about.
_AT_ONCE = 500
_OUTBOX = rows.table(rows.OutboxRow)
# As with routes: there is an index that leads to it, however much has left since.
_LAST_SAID = (
    select(_OUTBOX.c.subject)
    .where(_OUTBOX.c.key.between(f"{SILENCES} / 0", f"{SILENCES} / z"))
    .order_by(_OUTBOX.c.key.desc())
    .limit(1)
)


def heard_from(connection: Connection, program: Program) -> KnownSources:
    watched = [name for name, source in program.sources.items() if source.expect_every]
    last = _last(connection, watched)
    since = {name: _named_since(connection, name, program) for name in watched if name not in last}
    return KnownSources(
        last=last,
        since={name: at for name, at in since.items() if at is not None},
        said=connection.execute(_LAST_SAID).scalar() or "",
    )


def _last(connection: Connection, sources: Sequence[str]) -> dict[str, datetime]:
    sent = and_(_FEEDBACK.c.source.in_(sources), not_(_FEEDBACK.c.history))
    newest = select(_FEEDBACK.c.source, func.max(_FEEDBACK.c.received_at).label("at")).where(sent)
    return {row.source: row.at for row in connection.execute(newest.group_by(_FEEDBACK.c.source))}


def _named_since(connection: Connection, source: str, program: Program) -> datetime | None:
    """When the first program took effect that has it: another comma in the file is no new beginning."""
    names_it = _REVISIONS.c.source.contains(f"{source}:", autoescape=True)
    runs = _REVISIONS.c.revision == program.revision
    first = select(_REVISIONS.c.at).where(or_(names_it, runs)).order_by(_REVISIONS.c.at).limit(1)
    return connection.execute(first).scalar()


class Answers:
    """Read on connections of their own, beside the writer; it fulfils `bot.answers.Answers`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def received(self, since: datetime, until: datetime) -> Sequence[FiledFeedback]:
        came = and_(_FEEDBACK.c.received_at >= since, _FEEDBACK.c.received_at < until, not_(_FEEDBACK.c.history))
        found = select(_FEEDBACK).where(came).order_by(_FEEDBACK.c.received_at, _FEEDBACK.c.id)
        with self._engine.connect() as connection:
            return [codec.feedback(row) for row in connection.execute(found).mappings()]

    def pasts(self, customers: Collection[CustomerId]) -> Mapping[CustomerId, Past]:
        found: dict[CustomerId, Past] = {}
        ordered = sorted(customers)
        with self._engine.connect() as connection:
            for first in range(0, len(ordered), _AT_ONCE):
                found |= pasts.of_several(connection, ordered[first : first + _AT_ONCE])
        return found

    def sent(self, source: str, at: datetime) -> FiledFeedback | None:
        this = and_(_FEEDBACK.c.source == source, _FEEDBACK.c.received_at == at, not_(_FEEDBACK.c.history))
        newest = select(_FEEDBACK).where(this).order_by(_FEEDBACK.c.submitted_at.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(newest).mappings().first()
            return codec.feedback(row) if row is not None else None
