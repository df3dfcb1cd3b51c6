"""The table of what is done about many tickets of a known issue."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from storage.columns import maybe_moment, moment

#: Looked for at every tick; nearly always there is none.
_GOING_ON = text("finished_at is null")


class IssueWorkRow(SQLModel, table=True):
    """How far it has come, and what came of it; it holds nobody's words."""

    __tablename__ = "issue_works"
    __table_args__ = (Index("issue_works_going_on", "begun_at", sqlite_where=_GOING_ON, postgresql_where=_GOING_ON),)

    id: str = Field(primary_key=True)
    issue: str
    doing: str
    by: str
    draft: str = ""
    to: str = ""
    begun_at: datetime = moment()
    finished_at: datetime | None = maybe_moment()
    position: int = 0
    done: int = 0
    apart: int = 0
