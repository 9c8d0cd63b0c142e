"""The database of the library: SQLite on this machine, or PostgreSQL where ONE_MISSION_DATABASE names it."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import platformdirs
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, InterfaceError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from scenarios.domain.errors import FileError, InputError

SETTING = "ONE_MISSION_DATABASE"
MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
PATIENCE_S = 15  # how long a save waits for others that save at the same moment
ONE_AT_A_TIME = 4_211_607  # a number of ours: replicas that start together migrate one after the other
_migrating = threading.Lock()


def address() -> str:
    """Where the library is."""
    given = os.environ.get(SETTING, "").strip()
    return given or f"sqlite:///{data_folder() / 'library.sqlite'}"


def data_folder() -> Path:
    """What has to outlive the cache: where the platform keeps an account's data."""
    try:
        return platformdirs.user_data_path("one-mission", appauthor=False)
    except (OSError, RuntimeError):  # an account without a home
        return Path(tempfile.gettempdir()) / "one-mission-data"


@contextmanager
def session(writes: bool = False) -> Iterator[Session]:
    """One piece of work in one transaction: all of it is done, or nothing. A fault is one sentence."""
    where = address()
    try:
        engine = migrated(where)
        with Session(engine.execution_options(one_mission_writes=writes)) as opened, opened.begin():
            yield opened
    except SQLAlchemyError as error:
        raise FileError("The library", _said(error)) from error
    except OSError as error:
        raise FileError("The library", f"it cannot be opened: {error.strerror or error}. Nothing is lost") from error


@lru_cache(maxsize=8)
def engine_of(where: str) -> Engine:
    """Connections to one database, made when they are needed."""
    try:
        url = make_url(where)
    except ArgumentError:
        raise InputError("", SETTING, "what it holds", "it is no address of a database, as postgresql://…") from None
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:":
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        made = create_engine(url, connect_args={"timeout": PATIENCE_S, "check_same_thread": False})
        event.listen(made, "connect", _sqlite_as_we_use_it)
        event.listen(made, "begin", _begin)
        return made
    if url.get_backend_name() != "postgresql":
        raise InputError("", SETTING, url.get_backend_name(), "a library is in sqlite or postgresql")
    try:
        return create_engine(url, pool_pre_ping=True, pool_recycle=600, connect_args={"connect_timeout": PATIENCE_S})
    except (NoSuchModuleError, ModuleNotFoundError):
        raise FileError("The library", "PostgreSQL needs the packages of requirements/postgres.txt") from None


def _sqlite_as_we_use_it(opened: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Readers never wait for who saves; a save is on the disk before it is called saved."""
    opened.isolation_level = None  # transactions begin where we say so, and not where the driver thinks
    cursor = opened.cursor()
    for pragma in (*PRAGMAS, f"busy_timeout={PATIENCE_S * 1000}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(opened: Connection) -> None:
    """Who saves takes the lock at once, so that two never read the same state and both write upon it."""
    writes = opened.get_execution_options().get("one_mission_writes")
    opened.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


_migrated: set[str] = set()


def migrated(where: str) -> Engine:
    """The database with the tables as this version has them, made or brought up to date once a process."""
    engine = engine_of(where)
    with _migrating:
        if where not in _migrated:
            with engine.execution_options(one_mission_writes=True).begin() as opened:
                if engine.dialect.name == "postgresql":
                    opened.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": ONE_AT_A_TIME})
                upgrade(opened)
            _migrated.add(where)
    return engine


def upgrade(opened: Connection, to: str = "head") -> None:
    """Migrations up to a revision, within the transaction that is given."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = opened
    command.upgrade(config, to)


def forget() -> None:
    """Close every connection: after a test, or before a process is copied."""
    for where in list(_migrated):
        engine_of(where).dispose()
    _migrated.clear()
    engine_of.cache_clear()


def _said(error: SQLAlchemyError) -> str:
    """What a person should know of a fault of the database; never its address, which may hold a password."""
    said = str(getattr(error, "orig", None) or error).lower()
    if "locked" in said:
        why = "somebody else is saving for longer than usual"
    elif "disk is full" in said or "no space" in said or "disk full" in said:
        why = "its disk is full"
    elif "readonly" in said or "read-only" in said or "unable to open" in said or "permission denied" in said:
        why = "it cannot be written here"
    elif "not a database" in said or "malformed" in said:
        why = "its file is damaged"
    elif isinstance(error, OperationalError | InterfaceError):
        why = "its database cannot be reached"
    else:
        why = "its database did not take this"
    return f"{why}. Nothing is lost: what is on screen is in the address, and can be saved once that is mended"
