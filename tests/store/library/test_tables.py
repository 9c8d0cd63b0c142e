"""The tables as the code has them are those that the migrations make."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from scenarios.store.library import database
from scenarios.store.library.tables import Base


def test_the_tables_are_those_that_the_migrations_make(address):
    with database.migrated(address).connect() as opened:
        found = compare_metadata(MigrationContext.configure(opened, opts={"compare_type": True}), Base.metadata)
    assert found == []
