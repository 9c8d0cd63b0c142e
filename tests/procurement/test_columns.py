"""Which column of a register holds what."""

from __future__ import annotations

import pytest

from scenarios.procurement.columns import is_header, recognised

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
