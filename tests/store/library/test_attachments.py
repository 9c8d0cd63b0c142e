"""What a saved scenario rests on comes back once the server has forgotten it."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from scenarios.domain.errors import FileError
from scenarios.domain.saved import Author, Kept
from scenarios.store.contracts import book_files, bring
from scenarios.store.files import places, scenario_files
from scenarios.store.files.toml_files import toml_text
from scenarios.store.library import attachments
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details

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
def text(root):
    """A scenario on wards and contracts that somebody brought."""
    book = book_files.keep(bring.book_of("r.csv", REGISTER, "Ours", date(2026, 11, 1)).booking.book)
    folder = places.upload_folder() / WARDS
    folder.mkdir(parents=True)
    shutil.copy(root / "geodata" / "suchnsuch" / "wards.geojson", folder / "wards.geojson")
    values = scenario_files.load("existing_practice").scenario.model_dump(mode="json", exclude_none=True)
    values["council"] = {"wards": WARDS}
    values["contracts"]["book"] = book
    return toml_text(values), book


def test_wards_and_contracts_come_back_as_they_were(text):
    kept, book = text
    version = library.save_new(Kept(kept, "existing_practice", {}, {}), Details("Ours"), Author("Ann"))
    before = book_files.load(book)
    wards = (places.upload_folder() / WARDS / "wards.geojson").read_bytes()
    shutil.rmtree(places.cache_folder())
    places.look_again()
    loaded = scenario_files.load(version.reference)
    assert loaded.scenario.council.wards == WARDS
    assert (places.upload_folder() / WARDS / "wards.geojson").read_bytes() == wards
    assert book_files.load(book) == before


def test_what_two_versions_rest_on_is_kept_once(text):
    kept = Kept(text[0], "existing_practice", {}, {})
    first = library.save_new(kept, Details("Ours"), Author("Ann"))
    library.save(first.scenario, 1, kept, Author("Ann"))
    from sqlalchemy import func, select

    from scenarios.store.library.database import session
    from scenarios.store.library.tables import AttachmentRow

    with session() as opened:
        assert opened.scalar(select(func.count()).select_from(AttachmentRow)) == 2


def test_a_scenario_on_shipped_wards_keeps_no_files():
    values = scenario_files.load("existing_practice").scenario.model_dump(mode="json")
    assert list(attachments._brought(values)) == []
    attachments.bring_back(values)


def test_what_would_fill_the_disk_is_refused(text, monkeypatch):
    version = library.save_new(Kept(text[0], "existing_practice", {}, {}), Details("Ours"), Author("Ann"))
    shutil.rmtree(places.cache_folder())
    monkeypatch.setattr(attachments, "MOST_BYTES", 10)
    with pytest.raises(FileError, match="too large to be unpacked"):
        scenario_files.load(version.reference)
