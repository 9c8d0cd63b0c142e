"""Which category a contract belongs to, by department and by code."""

from __future__ import annotations

import pytest

from scenarios.domain.contract import CATEGORIES
from scenarios.procurement.categories import DEPARTMENTS, DIVISIONS, category_by_code, category_by_label, category_of


@pytest.mark.parametrize(
    ("department", "category"),
    [
        ("Adults and Health", "adult social care"),
        ("Children’s Services", "children"),
        ("Education and Schools", "schools"),
        ("Highways and Transport", "highways"),
        ("Regeneration and Capital Projects", "regeneration and construction"),
        ("Corporate Resources", "corporate"),
        ("", None),
        ("Strategy", None),
    ],
)
def test_a_department_tells_the_category_or_nothing_does(department, category):
    assert category_of(department) == category


@pytest.mark.parametrize(
    ("cpv", "procured", "category"),
    [
        (["85311300", "45000000"], "services", "adult social care"),
        (["85311300"], "works", "regeneration and construction"),
        (["48000000"], None, "corporate"),
        (["90910000"], "services", "environment and waste"),
        ([], "services", None),
        ([], "works", "regeneration and construction"),
    ],
)
def test_a_code_tells_the_category_by_its_division_and_works_are_works(cpv, procured, category):
    assert category_by_code(cpv, procured) == category


def test_every_category_has_departments_and_no_division_has_two():
    assert tuple(DEPARTMENTS) == CATEGORIES
    codes = [c for named in DIVISIONS.values() for c in named.split()]
    assert len(codes) == len(set(codes))
    assert set(DIVISIONS) < set(CATEGORIES)


def test_divisions_are_those_that_were_given(shared):
    import csv

    given = list(csv.DictReader((shared / "contracts" / "cpv_division_category.csv").open(encoding="utf-8")))
    for row in given:
        ours = category_by_code([f"{row['division']}000000"], None)
        assert ours.replace(" and ", " & ") == row["category"], row["division"]


@pytest.mark.parametrize(
    ("labels", "cpv", "category"),
    [
        (("Housing repairs", ""), "90511000", "housing"),
        (("", "Arts & Leisure Services"), "", "culture and leisure"),
        (("", ""), "90511000", "environment and waste"),
        (("85312300 - Youth clubs", ""), "", "children"),
        (("45000000 - Works", ""), "", "regeneration and construction"),
        (("", ""), "none", None),
    ],
)
def test_where_no_directorate_tells_labels_do_and_then_codes(labels, cpv, category):
    assert category_by_label(labels, cpv) == category
