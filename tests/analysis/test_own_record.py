"""A council's own pledged and delivered shares, by hand."""

from __future__ import annotations

from datetime import date

import pytest
from scipy import stats

from scenarios.analysis.own_record import DELIVERED, PLEDGED, delivered_datum, elapsed_share, own_record, pledged_datum
from scenarios.domain.book import BookedContract, ContractBook

TODAY = date(2026, 11, 27)


def contract(reference="A", annual_gbp=1e5, starts=date(2024, 11, 26), years=4, **told):
    ends = starts.replace(year=starts.year + years)
    return BookedContract(
        reference, reference, "housing", "S", "sme", annual_gbp, ends, None, years, True, starts=starts, **told
    )


def test_what_was_pledged_is_of_the_value_of_the_whole_term():
    found = pledged_datum(contract(pledged_gbp=12e3), TODAY)
    assert found.of_gbp == pytest.approx(4e5, rel=1e-3)
    assert (found.found_gbp, round(found.age_years, 2)) == (12e3, 2.0)
    assert pledged_datum(contract(), TODAY) is None


def test_delivery_is_held_against_what_should_be_there_by_now():
    assert elapsed_share(contract(), TODAY) == pytest.approx(0.5, rel=2e-3)
    found = delivered_datum(contract(pledged_gbp=10e3, delivered_gbp=4e3), TODAY)
    assert (found.of_gbp, found.found_gbp) == (pytest.approx(5e3, rel=2e-3), 4e3)


def test_a_contract_younger_than_half_its_term_says_nothing_of_delivery():
    young = contract(starts=date(2025, 6, 1), pledged_gbp=10e3, delivered_gbp=0.0)
    assert delivered_datum(young, TODAY) is None
    assert delivered_datum(contract(pledged_gbp=10e3), TODAY) is None  # nothing is reported: not nothing delivered
    over = contract(starts=date(2020, 1, 1), pledged_gbp=10e3, delivered_gbp=9e3)
    assert delivered_datum(over, TODAY).of_gbp == 10e3


def test_both_shares_are_weighed_by_value_and_move_the_prior(loaded):
    book = ContractBook(
        "B",
        (
            contract("A", 1e5, pledged_gbp=20e3, delivered_gbp=8e3),
            contract("B", 3e5, pledged_gbp=36e3, delivered_gbp=9e3),
            contract("C", 1e5, starts=date(2026, 1, 1), pledged_gbp=4e3, delivered_gbp=0.0),
            contract("D", 9e5),
        ),
    )
    pledged, delivered = own_record(book, loaded.base_register, TODAY)
    assert (pledged.key, pledged.contracts, pledged.too_young) == (PLEDGED, 3, 0)
    assert pledged.share == pytest.approx(60e3 / 20e5, rel=1e-3)
    assert pledged.effective == pytest.approx(25 / 11, rel=1e-3)
    assert (delivered.key, delivered.contracts, delivered.too_young) == (DELIVERED, 2, 1)
    assert delivered.share == pytest.approx(17e3 / 28e3, rel=2e-3)
    prior = loaded.base_register[DELIVERED].parameters
    n, p = delivered.effective, delivered.share
    known = stats.beta(prior["a"] + n * p, prior["b"] + n * (1 - p)).ppf((0.1, 0.5, 0.9))
    assert delivered.result == pytest.approx(known, abs=3e-3)
    assert delivered.override.between == pytest.approx((known[0], known[2]), abs=3e-3)
    assert "2 contracts" in delivered.override.why


def test_a_book_without_a_record_says_nothing(loaded):
    assert own_record(ContractBook("B", (contract(),)), loaded.base_register, TODAY) == []
