"""
What keeps a message from leaving, and since when.

A message remembers how many tries ended without an answer, since when it waits
for whoever runs the bot, and when it was tried; a lane, when its times were
written: of a clock that was set back, they mean nothing. A card remembers why
it was not redrawn.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from storage.types import Utc

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("doubts", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("blocked_since", Utc(), nullable=True))
    op.add_column("outbox", sa.Column("tried_at", Utc(), nullable=True))
    op.add_column("message_refs", sa.Column("error", sa.String(), nullable=True))
    op.add_column("message_refs", sa.Column("tried_at", Utc(), nullable=True))
    op.add_column("lanes", sa.Column("written_at", Utc(), nullable=True))
