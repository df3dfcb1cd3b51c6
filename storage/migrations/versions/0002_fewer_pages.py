"""
Fewer pages to write for each ticket.

An answer's id is made from its source and the source's own id, so that its
primary key says already that there is one of each. Nobody owns a new ticket:
what is looked up by owner holds owned ones only. Customers lie in their primary
key on SQLite, as the other small rows do.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_OWNED = sa.text("owner is not null")


def upgrade() -> None:
    with op.batch_alter_table("feedback") as feedback:
        feedback.drop_constraint("feedback_by_external_id", type_="unique")
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table("customers", recreate="always", table_kwargs={"sqlite_with_rowid": False}):
            pass
    op.drop_index("facts_by_owner", "facts")
    op.create_index("facts_owned", "facts", ["owner", "submitted_at"], sqlite_where=_OWNED, postgresql_where=_OWNED)
    op.drop_index("tickets_by_owner", "tickets")
    op.create_index(
        "tickets_owned", "tickets", ["owner", "status", "due"], sqlite_where=_OWNED, postgresql_where=_OWNED
    )
