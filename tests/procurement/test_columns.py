"""Which column holds what, and which category a department looks after."""

from __future__ import annotations

import pytest

from scenarios.domain.contract import CATEGORIES
from scenarios.procurement.columns import DEPARTMENTS, category_of, is_header, recognised

LGA = ["Contract Reference number / ID", "Title of the Agreement", "Supplier Name", "Contract value", "End date"]


def test_columns_are_known_by_any_of_their_headings_whatever_their_case_and_spaces():
    found = recognised(["  contract  NAME ", None, "Winning Bidder", "Current Value"])
    assert found == {"title": 0, "supplier": 2, "value": 3}


def test_the_better_heading_wins_where_two_could_be_it():
    assert recognised(["Title", "Title of the Agreement"])["title"] == 1


@pytest.mark.parametrize(
    ("row", "header"),
    [
        (LGA, True),
        (["Title", "Supplier", "SME"], False),
        (["Reference", "Value", "Start", "End"], False),
        (["Contracts register"], False),
        ([], False),
    ],
)
def test_a_header_names_what_a_contract_is_and_whose(row, header):
    assert is_header(row) is header


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


def test_every_category_has_departments():
    assert tuple(DEPARTMENTS) == CATEGORIES
