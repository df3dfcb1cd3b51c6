"""How Alembic runs here: inside a transaction that `storage.migrate` has opened."""

from alembic import context
from sqlmodel import SQLModel

import storage.rows  # noqa: F401  (declares the tables)

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
