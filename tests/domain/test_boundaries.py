"""The report on a boundary file, as a person reads it."""

from __future__ import annotations

from scenarios.domain.boundaries import MOST_LISTED, ImportReport, Matter, listed


def report(**more) -> ImportReport:
    return ImportReport("wards.gpkg", "GeoPackage", 24, 24, "British National Grid", "2024", **more)


def test_a_matter_without_wards_is_a_sentence():
    assert str(Matter("The file holds no features")) == "The file holds no features."


def test_a_matter_names_its_wards():
    assert str(Matter("With holes, all kept", ("A (E1)", "B (E2)"))) == "With holes, all kept: A (E1), B (E2)."


def test_a_long_list_of_wards_is_cut_and_counted():
    text = str(Matter("These overlap", tuple(f"W{i}" for i in range(43))))
    assert text.endswith("W11 and 31 more (43 in all).")
    assert "W12" not in text


def test_the_verdict_is_the_worst_that_was_found():
    some = (Matter("x"),)
    assert report().verdict == "usable"
    assert report(noticed=some).verdict == "usable"
    assert report(repaired=some).verdict == "usable, with repairs"
    assert report(repaired=some, refused=some).verdict == "refused"


def test_the_report_begins_with_file_and_verdict_and_lists_the_worst_first():
    lines = report(
        code_column="WD24CD",
        name_column="WD24NM",
        noticed=(Matter("Of several parts"),),
        repaired=(Matter("Rebuilt"),),
        refused=(Matter("No outline"),),
    ).lines()
    assert lines[0] == "wards.gpkg: refused."
    assert lines[1] == "24 features in GeoPackage, 24 wards; British National Grid; boundaries: 2024."
    assert lines[2] == "Codes from the column WD24CD, names from WD24NM."
    assert lines[3:] == ["Refused: No outline.", "Repaired: Rebuilt.", "Noticed: Of several parts."]


def test_columns_that_were_never_found_are_not_told():
    assert not [line for line in report().lines() if line.startswith("Codes from")]


def test_many_wards_are_summed_up_and_few_are_all_named():
    few, many = [f"W{i}" for i in range(MOST_LISTED)], [f"W{i}" for i in range(115)]
    assert listed(few) == ", ".join(few)
    assert listed(many) == ", ".join(many[:MOST_LISTED]) + " and 103 more (115 in all)"
    assert str(Matter("These overlap", tuple(many))).endswith("and 103 more (115 in all).")
