"""
What is done about many tickets of a known issue goes on where it stopped; and what waits in one is counted as that.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

from storage.types import Utc

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_GOING_ON = sa.text("finished_at is null")


def upgrade() -> None:
    op.create_table(
        "issue_works",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("issue", sa.String(), nullable=False),
        sa.Column("doing", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("draft", sa.String(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("begun_at", Utc(), nullable=False),
        sa.Column("finished_at", Utc(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("apart", sa.Integer(), nullable=False),
    )
    op.create_index(
        "issue_works_going_on", "issue_works", ["begun_at"], sqlite_where=_GOING_ON, postgresql_where=_GOING_ON
    )
    op.add_column("facts", sa.Column("in_issue", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(
        "update facts set in_issue = true where ticket in (select number from tickets where known_issue is not null)"
    )
