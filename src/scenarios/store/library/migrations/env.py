"""How Alembic runs our migrations: on the connection that is given, within its transaction."""

from __future__ import annotations

from alembic import context

from scenarios.store.library.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
