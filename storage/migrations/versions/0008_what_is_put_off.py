"""
What is put off is passed over.

Whoever looks for a message that may leave now is led past those that wait for
the morning, or for a conversation to come back. The rows stay as they are.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_UNSENT = sa.text("state in ('waiting', 'sending', 'uncertain')")
_PUT_OFF = sa.text("next_try_at is not null and tried_at is not null and state in ('waiting', 'sending', 'uncertain')")


def upgrade() -> None:
    op.drop_index("outbox_waiting", "outbox")
    op.create_index(
        "outbox_waiting",
        "outbox",
        ["lane", "priority", "next_try_at", "id"],
        sqlite_where=_UNSENT,
        postgresql_where=_UNSENT,
    )
    op.create_index("outbox_put_off", "outbox", ["lane", "tried_at"], sqlite_where=_PUT_OFF, postgresql_where=_PUT_OFF)
