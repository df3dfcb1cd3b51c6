"""
A message to a customer keeps the address it was previewed with.

One that was written before has none, and goes to the address on file.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("address", sa.String(), nullable=False, server_default=sa.text("''")))
