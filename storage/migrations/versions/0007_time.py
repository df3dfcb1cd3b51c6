"""
Time: absences, and what is done for a person at a certain hour.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from storage.columns import COUNT
from storage.types import Utc

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("subject", sa.String(), nullable=True))
    op.add_column("lanes", sa.Column("kept", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("lanes", sa.Column("told", sa.Integer(), nullable=False, server_default="0"))
    kept = sa.text("state = 'kept'")
    op.create_index("outbox_kept_back", "outbox", ["lane", "ticket"], sqlite_where=kept, postgresql_where=kept)
    cards = sa.text("notification = 'ticket'")
    op.create_index("message_refs_cards", "message_refs", ["lane", "id"], sqlite_where=cards, postgresql_where=cards)
    op.create_table(
        "appointments",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("about", sa.String(), primary_key=True),
        sa.Column("due", Utc(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("appointments_by_due", "appointments", ["due"])
    op.create_table(
        "absences",
        sa.Column("id", COUNT, primary_key=True, autoincrement=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("since", Utc(), nullable=False),
        sa.Column("until", Utc(), nullable=True),
        sa.Column("delegate", sa.String(), nullable=True),
        sa.Column("set_by", sa.String(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
    )
    op.create_index("absences_by_person", "absences", ["person"])
    op.create_table(
        "homes",
        sa.Column("platform", sa.String(), primary_key=True),
        sa.Column("user", sa.String(), primary_key=True),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sqlite_with_rowid=False,
    )
    troubled = sa.text("state = 'dead' or blocked_since is not null")
    op.create_index("outbox_troubled", "outbox", ["lane"], sqlite_where=troubled, postgresql_where=troubled)
    op.create_table(
        "alarms",
        sa.Column("lane", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("said_at", Utc(), nullable=False),
        sqlite_with_rowid=False,
    )
