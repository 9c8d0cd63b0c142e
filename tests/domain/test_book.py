"""What a contract book says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scenarios.domain.book import BookedContract, ContractBook, fiscal_year, months_between

A = BookedContract("A", "Home care", "adult social care", "Firm Ltd", "sme", 3e6, date(2028, 3, 31), None, 4, True)
B = replace(A, reference="B", category="housing", annual_gbp=1e6, ends=None, may_be_asked=False)


def test_spend_by_category_and_what_is_known_of_it():
    book = ContractBook("Test", (B, A, replace(A, reference="C", annual_gbp=1e6, may_be_asked=False)))
    assert book.annual_gbp == 5e6
    assert list(book.by_category_gbp) == ["adult social care", "housing"]
    assert book.spend_mix == {"adult social care": 0.8, "housing": 0.2}
    assert (book.known_share("adult social care"), book.known_share("housing"), book.known_share("schools")) == (
        1,
        0,
        0,
    )
    assert book.marked_share("adult social care") == 0.75


def test_a_hash_of_a_book_is_of_what_the_model_reads():
    book = ContractBook("Test", (A, B))
    assert book.digest == ContractBook("Test", (A, B)).digest
    for change in ({"annual_gbp": 2e6}, {"ends": date(2029, 3, 31)}, {"may_be_asked": False}, {"kind": "vcse"}):
        assert ContractBook("Test", (replace(A, **change), B)).digest != book.digest


def test_council_years_are_named_from_april():
    assert fiscal_year(2027, 1) == "2027/28"
    assert fiscal_year(2027, 73) == "2099/00"


def test_months_between_two_days():
    assert months_between(date(2027, 4, 1), date(2028, 4, 1)) == pytest.approx(12, abs=0.05)
    assert months_between(date(2027, 4, 1), date(2026, 4, 1)) < 0
