"""The library in each database it may be in: every test of it runs on SQLite, and on PostgreSQL where there is one."""

from __future__ import annotations

import pytest

from scenarios.store.library import database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path, monkeypatch):
    """An empty database of its own, named by the setting."""
    if request.param == "sqlite":
        where = f"sqlite:///{tmp_path / 'library.sqlite'}"
    else:
        where = request.getfixturevalue("postgresql_database")
    monkeypatch.setenv(database.SETTING, where)
    yield where
    database.forget()
