"""Where the library is, how it comes to its tables, and what is said where it cannot be used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import insert

from scenarios.domain.errors import FileError, InputError
from scenarios.domain.saved import Author, Kept
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details
from scenarios.store.library.tables import ScenarioRow

KEPT = Kept("title = 'one'", "existing_practice", {"people": 7.0}, {})
REVISIONS = [r.revision for r in ScriptDirectory(str(database.MIGRATIONS)).walk_revisions()]


# What somebody had in the library when a revision was the newest: every column that it had, by table.
FIRST = {
    "scenario": {
        **{"id": "abcdefghij", "name": "Ours", "description": "", "tags": '["a"]', "owner": "Ann"},
        **{"owner_told_by": "typed", "locked": False, "published": False},
    },
    "version": {
        **{"scenario": "abcdefghij", "number": 1, "parent": "", "who": "Ann", "who_told_by": "typed"},
        **{"at": "2026-11-27 10:00:00+00:00", "why": "", "base": "existing_practice", "text": "title = 'one'"},
        **{"results": '{"people": 7.0}', "made_with": "{}"},
    },
}
SECOND = FIRST | {"attachment": {"name": "ours", "files": "packed"}}
DRAFT = {"id": "abcdefghijabcdef", "content": '{"text": "half"}', "at": "2026-11-27 10:00:00+00:00"}
USED = {"attachment": {"name": "ours", "files": "packed", "used_at": "2026-11-27 10:00:00+00:00"}}
THIRD = SECOND | {"draft": DRAFT}
FOURTH = THIRD | USED
MEETING = {
    "meeting": {
        **{
            "desk": "abcdefghijabcdef",
            "wall": "bcdefghijabcdefg",
            "code": "abc234",
            "door": "abcd2345",
            "opened_at": "2026-11-27 10:00:00+00:00",
        },
        **{"expires_at": "2026-11-27 22:00:00+00:00", "link": "spend=250m", "state": '{"step": 1}'},
    },
    "phone": {"id": "abcdefghijabcdefabcdefgh", "meeting": "abcdefghijabcdef"},
    "reply": {
        **{"phone": "abcdefghijabcdefabcdefgh", "question": "guess", "meeting": "abcdefghijabcdef"},
        **{"answer": '{"number": 8}'},
    },
    "suggestion": {
        **{"key": 1, "meeting": "abcdefghijabcdef", "phone": "abcdefghijabcdefabcdefgh", "text": "benches"},
        **{"said": 1, "mission": "", "shown": False},
    },
}
HELD = {"0001": FIRST, "0002": SECOND, "0003": THIRD, "0004": FOURTH, "0005": FOURTH | MEETING}


def test_every_revision_that_was_released_is_tested():
    assert set(HELD) == set(REVISIONS)


def _literal(value: object) -> str:
    return str(value).lower() if isinstance(value, bool | int) else "'" + str(value).replace("'", "''") + "'"


@pytest.mark.parametrize("revision", sorted(HELD))
def test_what_was_kept_under_an_earlier_revision_is_there_after_the_last(address, revision):
    engine = database.engine_of(address)
    with engine.execution_options(one_mission_writes=True).begin() as opened:
        database.upgrade(opened, revision)
        for table, row in HELD[revision].items():
            names = ", ".join(row)
            values = [
                str(v).lower() if isinstance(v, bool) else f"'{v!s}'".replace("'title = 'one''", "'title = ''one'''")
                for v in row.values()
            ]
            opened.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({', '.join(values)})")
    kept = library.version("abcdefghij@1")
    assert (kept.kept, kept.who) == (KEPT, Author("Ann"))
    assert library.save("abcdefghij", 1, KEPT, Author("Ben")).number == 2


def test_replicas_that_start_together_make_the_tables_once(address):
    code = "from scenarios.store.library import saved_scenarios as s; print(len(s.search()))"
    begun = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in begun:
        out, err = process.communicate(timeout=60)
        assert (process.returncode, out.strip()) == (0, "0"), err


def test_a_fault_in_the_middle_of_a_save_leaves_nothing_of_it(address):
    def half() -> None:
        given = {"id": "abcdefghij", "name": "x", "tags": [], "owner": "Ann", "owner_told_by": "typed"}
        with database.session(writes=True) as opened:
            opened.execute(insert(ScenarioRow).values(**given, description="", locked=False, published=False))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert library.search() == []


def test_who_is_killed_while_saving_leaves_nothing_of_it_and_stops_nobody(address):
    code = (
        "import os, signal\n"
        "from scenarios.store.library import database, saved_scenarios as s\n"
        "from scenarios.store.library.tables import ScenarioRow\n"
        "with database.session(writes=True) as opened:\n"
        "    opened.add(ScenarioRow(id='abcdefghij', name='x', tags=[], owner='Ann', owner_told_by='typed'))\n"
        "    opened.flush()\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert library.search() == []
    assert library.save_new(KEPT, Details("Ours"), Author("Ann")).number == 1


def sqlite_at(monkeypatch, path):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{path}")


def test_a_file_that_is_no_database_is_one_sentence_and_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "library.sqlite"
    path.write_bytes(b"notes of a meeting, and no database at all" * 40)
    sqlite_at(monkeypatch, path)
    with pytest.raises(FileError) as told:
        library.search()
    assert str(told.value).startswith("The library: its file is damaged. Nothing is lost")
    assert path.read_bytes().startswith(b"notes of a meeting")


def test_a_library_that_somebody_holds_is_one_sentence(tmp_path, monkeypatch):
    sqlite_at(monkeypatch, tmp_path / "library.sqlite")
    library.search()
    database.forget()
    monkeypatch.setattr(database, "PATIENCE_S", 0)
    holder = sqlite3.connect(tmp_path / "library.sqlite", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileError, match="somebody else is saving for longer than usual"):
        library.save_new(KEPT, Details("Ours"), Author("Ann"))
    holder.execute("ROLLBACK")
    assert library.save_new(KEPT, Details("Ours"), Author("Ann")).number == 1
    database.forget()


def test_a_full_disk_is_one_sentence_and_nothing_is_half_saved(tmp_path, monkeypatch):
    sqlite_at(monkeypatch, tmp_path / "library.sqlite")
    library.save_new(KEPT, Details("Ours"), Author("Ann"))
    with database.engine_of(database.address()).connect() as opened:
        pages = opened.exec_driver_sql("PRAGMA page_count").scalar_one()
    monkeypatch.setattr(database, "PRAGMAS", (*database.PRAGMAS, f"max_page_count={pages}"))
    database.forget()
    with pytest.raises(FileError, match=r"its disk is full\. Nothing is lost"):
        library.save_new(Kept(f"title = '{'x' * 1_000_000}'", "b", {}, {}), Details("Large"), Author("Ann"))
    monkeypatch.undo()
    sqlite_at(monkeypatch, tmp_path / "library.sqlite")
    database.forget()
    assert [s.name for s in library.search()] == ["Ours"]
    database.forget()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("a file, where a folder should be")
    sqlite_at(monkeypatch, tmp_path / "file" / "library.sqlite")
    with pytest.raises(FileError, match="The library: it cannot be opened"):
        library.search()


def test_a_server_that_is_away_is_one_sentence_without_its_password_and_comes_back(postgresql, monkeypatch):
    monkeypatch.setenv(database.SETTING, "postgresql://one:secret@127.0.0.1:1/library")
    with pytest.raises(FileError) as told:
        library.search()
    assert "its database cannot be reached" in str(told.value)
    assert "secret" not in str(told.value)
    monkeypatch.setenv(database.SETTING, f"{postgresql}/postgres")
    assert library.search() == []
    database.forget()


def test_a_connection_that_the_server_cut_is_made_anew(postgresql, monkeypatch):
    import psycopg

    monkeypatch.setenv(database.SETTING, f"{postgresql}/postgres")
    library.search()
    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as other:
        others = "pid <> pg_backend_pid() AND datname = 'postgres'"
        other.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    assert library.search() == []
    database.forget()


@pytest.mark.parametrize("given", ["mysql://x/y", "no address"])
def test_an_address_of_no_such_database_is_told(monkeypatch, given):
    monkeypatch.setenv(database.SETTING, given)
    with pytest.raises(InputError, match="ONE_MISSION_DATABASE"):
        library.search()


def test_without_a_setting_it_lies_in_the_account_s_data_and_not_in_its_cache(monkeypatch, tmp_path):
    monkeypatch.delenv(database.SETTING)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if os.name == "posix" and sys.platform != "darwin":
        assert database.address() == f"sqlite:///{tmp_path / 'one-mission' / 'library.sqlite'}"
    monkeypatch.setattr(database.platformdirs, "user_data_path", lambda *_, **__: (_ for _ in ()).throw(RuntimeError))
    assert "one-mission-data" in database.address()
