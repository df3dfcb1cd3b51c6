"""
How the program changed: which revision is in force, since when, by whom, and what the chat changed.

An installation that already runs begins its list at its next start, with the
file it has then. Answers that came before were held by no pause.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from storage.types import Utc

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_NOTHING = sa.text("''")
_HELD = sa.text("held_by <> ''")


def upgrade() -> None:
    op.create_table(
        "editions",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("adjustments", sa.Text(), nullable=False),
        sa.Column("waiting", sa.Text(), nullable=False),
        sa.Column("differences", sa.Text(), nullable=False),
    )
    op.create_index("editions_by_about", "editions", ["about", "number"])
    op.add_column("feedback", sa.Column("held_by", sa.String(), nullable=False, server_default=_NOTHING))
    op.create_index("feedback_held", "feedback", ["held_by", "received_at"], sqlite_where=_HELD, postgresql_where=_HELD)
