"""What was brought to one machine is found by its name on another; unused and unsaved it goes."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from scenarios.domain.saved import Author, Kept
from scenarios.store.contracts import book_files, bring
from scenarios.store.files import places
from scenarios.store.library import brought
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.database import session
from scenarios.store.library.saved_scenarios import Details
from scenarios.store.library.tables import AttachmentRow
from scenarios.store.wards import ward_files

REGISTER = (
    b"Contract ref,Title,Supplier,Department,Value,Start date,End date\n"
    b'A/1,Home care,A Ltd,Adults,"3000.00",01/04/2024,31/03/2029\n'
)
WARDS = "ours_0123456789abcdef01234567"


@pytest.fixture(autouse=True)
def _everywhere(address, tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path / "cache"))
    places.look_again()


@pytest.fixture
def book() -> str:
    return book_files.keep(bring.book_of("r.csv", REGISTER, "Ours", date(2026, 11, 1)).booking.book)


@pytest.fixture
def wards(root) -> str:
    folder = places.upload_folder() / WARDS
    folder.mkdir(parents=True)
    shutil.copy(root / "geodata" / "suchnsuch" / "wards.geojson", folder / "wards.geojson")
    return WARDS


def another_machine() -> None:
    shutil.rmtree(places.cache_folder())
    places.look_again()


def unused_for(name: str, days: int) -> None:
    with session(writes=True) as opened:
        opened.get(AttachmentRow, name).used_at = datetime.now(UTC) - timedelta(days=days)


def test_wards_and_books_are_found_by_name_and_title_on_another_machine(book, wards):
    assert brought.keep(book)
    assert brought.keep(wards)
    title, was = ward_files.title(wards), book_files.load(book)
    another_machine()
    assert ward_files.upload_named(wards) is None
    assert brought.bring_back(title)
    assert ward_files.upload_named(title) == wards
    assert brought.bring_back(book)
    assert book_files.load(book) == was


def test_what_nobody_brought_is_not_found_and_no_name_is_a_pattern(book):
    brought.keep(book)
    for text in ("", "SuchnSuch", "ours_" + "0" * 24, "%" * 16, "ours"):
        assert not brought.bring_back(text)


def test_what_is_not_used_goes_unless_a_saved_scenario_rests_on_it(book, wards):
    brought.keep(book)
    brought.keep(wards)
    library.save_new(Kept(f'wards = "{wards}"', "existing_practice", {}, {}), Details("Ours"), Author("Ann"))
    unused_for(book, 31)
    unused_for(wards, 31)
    brought.keep(book)  # brought once more: what is old went first, and this stands anew
    another_machine()
    assert brought.bring_back(wards)
    unused_for(book, 31)
    brought.keep(wards)
    another_machine()
    assert not brought.bring_back(book)
    assert brought.bring_back(wards)


def test_whoever_removes_it_removes_it_here_too(book, wards):
    brought.keep(book)
    brought.keep(wards)
    library.save_new(Kept(f'wards = "{wards}"', "existing_practice", {}, {}), Details("Ours"), Author("Ann"))
    brought.forget(book)
    brought.forget(wards)
    another_machine()
    assert not brought.bring_back(book)
    assert brought.bring_back(wards)  # a saved scenario rests on it


def test_too_many_lose_the_oldest(book, wards, monkeypatch):
    monkeypatch.setattr(brought, "MOST_UNSAVED", 1)
    brought.keep(book)
    brought.keep(wards)
    another_machine()
    assert not brought.bring_back(book)
    assert brought.bring_back(wards)


def test_a_library_that_is_away_stops_nobody(book, monkeypatch):
    from scenarios.store.library import database

    monkeypatch.setenv(database.SETTING, "sqlite:////dev/null/nowhere/library.sqlite")
    database.forget()
    assert not brought.keep(book)
    assert not brought.bring_back(book)
    brought.forget(book)
    assert book_files.load(book).contracts
