"""
A ticket names the known issue that it waits in: all of them are asked for together, and in no team's queue.

Tickets of before are in none.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_IN_ISSUE = sa.text("known_issue is not null")


def upgrade() -> None:
    op.add_column("tickets", sa.Column("known_issue", sa.String(), nullable=True))
    op.create_index(
        "tickets_in_issues",
        "tickets",
        ["known_issue", "status"],
        sqlite_where=_IN_ISSUE,
        postgresql_where=_IN_ISSUE,
    )
