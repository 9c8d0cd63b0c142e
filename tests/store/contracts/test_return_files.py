"""Returns on disk: the three published examples come out as their makers say."""

from __future__ import annotations

import json

import pytest

from scenarios.domain.errors import FileError
from scenarios.store.contracts import register_files, return_files

WARDS = ("Harbour", "Old Town")  # as the examples name them


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "contracts" / "returns"


@pytest.fixture(scope="module")
def expected(folder):
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def contracts(shared):
    return register_files.register(shared / "contracts/registers/lga_schema_cp1252.csv").counted


@pytest.fixture(scope="module")
def measures(folder):
    return return_files.measures_of(folder / "measures_invented.csv")


@pytest.mark.parametrize("name", ["quarterly_long_cp1252.csv", "platform_long_utf8.csv"])
def test_a_long_return_is_read_line_by_line_as_expected(folder, expected, contracts, measures, name):
    report = return_files.social_value_return(
        folder / name, contracts, measures if name.startswith("quarterly") else {}, WARDS
    )
    assert len(report.lines) == len(expected[name]["rows"])
    for x, wanted in zip(report.lines, expected[name]["rows"], strict=True):
        pledged = wanted.get("committed", wanted.get("pledged"))
        assert (x.where, x.contract, x.measure) == (f"line {wanted['line']}", wanted["contract"], wanted["measure"])
        assert (x.pledged, x.delivered, x.record_only) == (pledged, wanted["delivered"], wanted["record_only"]), x
        assert (x.counted, sorted(x.flags)) == (wanted["counted"], sorted(wanted["flags"])), x


def test_sums_are_as_expected_to_the_penny(folder, expected, contracts, measures):
    quarterly, platform = (
        return_files.social_value_return(folder / name, contracts, known, WARDS)
        for name, known in (("quarterly_long_cp1252.csv", measures), ("platform_long_utf8.csv", {}))
    )
    wanted = expected["quarterly_long_cp1252.csv"]["summary"]
    assert quarterly.delivered_gbp == pytest.approx(wanted["value_by_proxy_counted"], abs=0.005)
    assert quarterly.committed_gbp == pytest.approx(wanted["committed_once_per_contract_and_measure"], abs=0.005)
    wanted = expected["platform_long_utf8.csv"]["summary"]
    assert platform.pledged_gbp == pytest.approx(wanted["pledged_gbp_counted"], abs=0.005)
    assert platform.delivered_gbp == pytest.approx(wanted["delivered_gbp_counted_quantity_times_proxy"], abs=0.005)
    verified = sum(x.delivered_gbp for x in platform.counted if x.evidence == "verified")
    assert verified == pytest.approx(wanted["delivered_gbp_verified"], abs=0.005)
    mission = sum(x.delivered_gbp for x in platform.counted if x.mission == "isolation")
    assert mission == pytest.approx(wanted["mission_tagged_delivered_gbp"]["isolation"], abs=0.005)


def test_a_wide_return_is_read_by_sheet_row_and_column_as_expected(folder, expected, contracts):
    """People in post told again in the second quarter are flagged besides, which the example leaves to the reader."""
    report = return_files.social_value_return(folder / "toms_like_wide.xlsx", contracts, {})
    wanted = {(w["sheet"], w["row"], w["column"]): w for w in expected["toms_like_wide.xlsx"]["rows"]}
    assert len(report.lines) == len(wanted)
    for x in report.lines:
        sheet, row, column = x.where.split(", ")
        w = wanted[sheet, int(row.removeprefix("row ")), column.removeprefix("column ")]
        assert (x.contract, x.measure, x.pledged, x.delivered) == (
            w["contract"],
            w["measure"],
            w["pledged"],
            w["delivered"],
        )
        assert (x.proxy_gbp, x.proxy_version) == (w["proxy"], w["proxy_version"])
        assert (x.pledged_gbp, x.delivered_gbp) == (w["pledged_gbp"], w["delivered_gbp"])
        assert sorted(set(x.flags) - {"stock_not_flow"}) == sorted(w["flags"]), x
    for sheet, sums in expected["toms_like_wide.xlsx"]["summary"].items():
        if isinstance(sums, dict):
            of = [x for x in report.lines if x.where.startswith(sheet)]
            ours = [x for x in of if x.measure != "RE1" and "contract_not_in_register" not in x.flags]
            assert sum(x.pledged_gbp for x in of) == sums["pledged_gbp_as_published"]
            assert sum(x.pledged_gbp for x in ours) == sums["pledged_gbp_in_register_without_RE1"]
            assert sum(x.delivered_gbp or 0 for x in ours) == sums["delivered_gbp_in_register_without_RE1"]


def test_a_list_of_measures_names_what_is_wrong_with_it(tmp_path):
    (tmp_path / "m.csv").write_text("measure,unit\nA,hours\n")
    with pytest.raises(FileError, match="no column 'record_only'"):
        return_files.measures_of(tmp_path / "m.csv")
    (tmp_path / "m.csv").write_text("measure,unit,record_only,proxy_gbp\nA,hours,no,ten\n")
    with pytest.raises(FileError, match=r"m\.csv, line 2: proxy_gbp is 'ten', but it must be a number or empty"):
        return_files.measures_of(tmp_path / "m.csv")
