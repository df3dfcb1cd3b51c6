"""
One timer a ticket: for the first of what is to come.

What is to come is read off the ticket whenever it changes, and at that moment.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from storage.types import Utc

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("timers", "timers_before")
    op.drop_index("timers_by_due", "timers_before")
    op.create_table(
        "timers",
        sa.Column("ticket", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("due", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("ticket", name="one_timer_a_ticket"),
        sqlite_with_rowid=False,
    )
    op.execute(
        "insert into timers (ticket, name, due) select ticket, min(name), due from timers_before one"
        " where due = (select min(due) from timers_before other where other.ticket = one.ticket) group by ticket, due"
    )
    op.drop_table("timers_before")
    op.create_index("timers_by_due", "timers", ["due"], unique=False)
