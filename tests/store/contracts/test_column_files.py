"""Presets of columns: shipped ones read the layouts they are of, and others are kept under a name."""

from __future__ import annotations

import pytest

from scenarios.domain.column_preset import ColumnPreset
from scenarios.domain.errors import FileError
from scenarios.store.contracts import column_files
from scenarios.store.contracts.register_files import headings, register

OF = {
    "lga_schema": "lga_schema_cp1252.csv",
    "procontract": "procontract_like_utf8_bom.csv",
    "atamis": "atamis_like.xlsx",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    return tmp_path / "columns"


@pytest.mark.parametrize("preset", OF)
def test_a_shipped_preset_reads_its_layout_as_recognition_does(shared, preset):
    file = shared / "contracts/registers" / OF[preset]
    columns = column_files.load(preset).columns
    by_preset, recognised = register(file, columns), register(file)
    assert by_preset.contracts == recognised.contracts
    assert {n for n in columns if n in by_preset.columns} == set(columns)
    assert set(columns.values()) <= {h.replace("’", "'") for h in headings(file)}


def test_the_fields_of_the_transparency_code_are_recognised_too(tmp_path):
    columns = column_files.load("transparency_code").columns
    file = tmp_path / "r.csv"
    file.write_text(",".join(columns.values()) + "\n" + ",".join(["A/1", "Care", "Adults", "A Ltd", "100"] + ["x"] * 5))
    assert register(file).columns == dict(columns)


def test_a_preset_reads_columns_that_are_called_anything(tmp_path):
    file = tmp_path / "r.csv"
    file.write_text("Nr;What;Who;Money;Title\n7;Care;A Ltd;1200;a note\n")
    with pytest.raises(FileError, match="no row in it is a header"):
        register(file)
    columns = {"reference": "Nr", "title": "What", "supplier": "Who", "value": "Money"}
    contract = register(file, columns).contracts[0]
    assert (contract.reference, contract.title, contract.suppliers) == ("7", "Care", ("A Ltd",))
    assert contract.value_gbp == 1200
    with pytest.raises(FileError, match="looked for 'Nothing', 'Who'"):
        register(file, {**columns, "title": "Nothing"})


def test_a_preset_is_kept_once_and_found_by_its_whole_name(folder):
    preset = ColumnPreset(title="Our export", columns={"title": "What", "supplier": "Who"})
    name = column_files.keep(preset)
    assert name == column_files.keep(preset)
    assert column_files.load(name) == preset
    assert [f.stem for f in folder.glob("*")] == [name]
    with pytest.raises(FileError, match=r"Did you mean 'atamis'\?"):
        column_files.load("atamiss")
    with pytest.raises(FileError):
        column_files.load("our_export_0000000000000000")


def test_columns_of_a_return_are_not_those_of_a_register(folder):
    name = column_files.keep(ColumnPreset(of="return", title="Ours", columns={"measure": "What"}))
    assert column_files.load(name, "return").columns == {"measure": "What"}
    with pytest.raises(FileError, match="it names the columns of a return, and this is a register"):
        column_files.load(name, "register")
