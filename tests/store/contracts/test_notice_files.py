"""Notices as files, each against the reading that it was brought with."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.contracts.notice_files import notices

SHARED = Path(__file__).resolve().parents[4] / "shared" / "contracts" / "notices"
FILES = sorted(str(p.relative_to(SHARED)) for p in SHARED.rglob("*.json") if p.name != "expected.json")
NAMES = {"net": "net_gbp", "gross": "gross_gbp", "category_procured": "procured", "buyer_id": "buyer_identifier"}
SAME = (
    *("stage", "buyer", "framework", "light_touch", "award", "contract", "currency", "duration_days", "renewal"),
    *("start", "end", "max_end", "signed", "lots", "cpv", *NAMES),
)


def plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else list(value) if isinstance(value, tuple) else value


@pytest.fixture(scope="module")
def truth(shared):
    return json.loads((shared / "contracts" / "notices" / "expected.json").read_text())


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_read_as_it_was_meant(truth, name):
    found = notices(SHARED / name)
    for row, theirs in zip(found.rows, truth[name].get("rows", found.rows), strict=True):
        if row is theirs:  # one whole day: its rows were not written out, and its sums are below
            continue
        ours = {k: plain(getattr(row, NAMES.get(k, k))) for k in SAME if k in theirs}
        assert ours == {k: theirs[k] for k in ours}
        assert (row.title or "") == (theirs["title"] or "").strip()
        assert [[s.identifier, s.name, s.scale, s.vcse] for s in row.suppliers] == [
            [s["id"], s["name"], s["scale"], s["vcse"]] for s in theirs["suppliers"]
        ]
        if row.is_contract or row.replaced_by:
            assert sorted(row.flags) == sorted(theirs["flags"])
            assert (row.category or "").replace(" and ", " & ") == (theirs["category"] or "")


@pytest.mark.parametrize("name", FILES)
def test_the_sums_are_those_of_the_truth(truth, name):
    found, theirs = notices(SHARED / name), truth[name]
    assert (found.releases, found.releases - len(found.repeated)) == (theirs["releases"], theirs["unique_releases"])
    assert dict(found.notices) == theirs["notices"]
    assert found.stages() == theirs["rows_by_stage"]
    assert len(found.contracts) == theirs["contracts"]
    assert (
        sum(bool(r.replaced_by) for r in found.rows)
        == theirs["replaced_by_a_later_correction"] + theirs["replaced_by_uk7"]
    )
    assert found.spend_gbp == pytest.approx(theirs["spend"], abs=0.01)
    assert found.ceilings_gbp == pytest.approx(theirs["framework_ceiling_total"], abs=0.01)
    assert {k: len(v) for k, v in found.flagged().items()} == theirs["flags"]
    categories = Counter(r.category.replace(" and ", " & ") for r in found.contracts if r.category)
    assert dict(categories) == {k: n for k, n in theirs["category"].items() if k != "None"}


def test_the_files_were_there(truth):
    assert set(FILES) == set(truth) - {"_meta"}


@pytest.mark.parametrize(
    "values",
    [{"releases": [{"ocid": "o", "id": "1"}]}, [{"releases": [{"ocid": "o", "id": "1"}]}], {"ocid": "o", "id": "1"}],
)
def test_a_package_a_list_of_them_and_a_release_alone_are_read(tmp_path, values):
    (tmp_path / "n.json").write_text(json.dumps(values))
    assert notices(tmp_path / "n.json").releases == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "n.json: it is not valid JSON, so it is not a file of notices"),
        ("{}", "n.json: it is JSON, but there is no release of a notice in it"),
        ("[1, 2]", "n.json: it is JSON, but there is no release of a notice in it"),
    ],
)
def test_what_holds_no_notice_is_said_in_one_sentence(tmp_path, text, said):
    (tmp_path / "n.json").write_text(text)
    with pytest.raises(FileError) as error:
        notices(tmp_path / "n.json")
    assert str(error.value).startswith(said)
