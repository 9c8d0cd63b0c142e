"""What one release says, by the rules it was published under; blank where a branch has no such place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from releasing import release

from scenarios.domain.notice import Supplier
from scenarios.procurement.notices import notice_of, regime_of, rows_of


def test_a_contract_is_read_from_where_the_act_puts_it():
    (row,) = rows_of(release())
    assert (row.regime, row.notice, row.stage, row.buyer) == ("UKPGA", "UK7", "contract", "SuchnSuch")
    assert (row.title, row.lots, row.award, row.contract) == ("Care", ("1",), "1", "1")
    assert (row.net_gbp, row.gross_gbp, row.value_gbp, row.spend_gbp) == (100, 120, 100, 100)
    assert (row.start, row.end, row.max_end) == (date(2026, 4, 1), date(2028, 3, 31), date(2029, 3, 31))
    assert row.suppliers == (Supplier("S1", "A Ltd", "sme", True),)
    assert (row.cpv, row.procured, row.category) == (("85000000",), "services", "adult social care")
    assert row.flags == ()


@pytest.mark.parametrize(
    ("value", "flag", "worth", "spend"),
    [
        ({"amountGross": 120, "currency": "GBP"}, "gross_only", 120, 120),
        ({"amount": 120, "amountGross": 120, "currency": "GBP"}, "gross_equals_net", 120, 120),
        ({"amount": 0, "amountGross": 1.2, "currency": "GBP"}, "placeholder_value", 1.2, None),
        ({}, "no_value", None, None),
        ({"amount": 100, "currency": "AED"}, "currency", 100, None),
        ({"amount": 0, "amountGross": 50, "currency": "GBP"}, "", 50, 50),
    ],
)
def test_a_value_is_never_divided_by_one_and_a_fifth(value, flag, worth, spend):
    whole = release()
    whole["contracts"][0]["value"] = value
    (row,) = rows_of(whole)
    assert row.value_gbp == worth
    assert row.spend_gbp == spend
    assert flag in (*row.flags, "")


def test_the_buyer_is_the_party_of_that_role_where_the_notice_names_none():
    whole = release()
    del whole["buyer"]
    whole["parties"].append({"id": "B2", "name": "Elsewhere", "roles": ["buyer"]})
    (row,) = rows_of(whole)
    assert (row.buyer, row.buyer_identifier) == ("Elsewhere", "B2")


def test_lots_that_went_to_nobody_are_a_row_of_their_own():
    whole = release("UK6")
    whole["awards"].append({"id": "2", "relatedLots": ["2", "4"]})
    rows = list(rows_of(whole))
    assert [r.stage for r in rows] == ["award", "not_awarded"]
    assert rows[1].lots == ("2", "4")
    assert rows[1].flags == ()


@pytest.mark.parametrize(("kind", "stage"), [("UK9", "performance"), ("UK10", "change"), ("UK11", "ended")])
def test_what_becomes_of_a_contract_is_no_contract_of_its_own(kind, stage):
    (row,) = rows_of(release(kind))
    assert row.stage == stage
    assert not row.is_contract
    assert row.spend_gbp is None


@pytest.mark.parametrize("kind", ["UK2", "UK12", "UK13", "UK14", "UK15"])
def test_what_is_about_no_contract_gives_no_row(kind):
    assert list(rows_of(release(kind))) == []


def test_old_rules_and_contracts_finder_have_no_kinds_but_tags():
    old = release(
        tender={"title": "Care", "legalBasis": {"scheme": "CELEX"}, "classification": {"scheme": "CPV", "id": "9"}}
    )
    assert (regime_of(old), notice_of(old, "CELEX")) == ("CELEX", "CELEX:award+contract")
    assert [r.cpv for r in rows_of(old)] == [("9",)]
    changed = {**old, "tag": ["awardUpdate", "contractUpdate"]}
    assert [r.stage for r in rows_of(changed)] == ["change"]
    finder = release(ocid="ocds-b5fd17-1", tag=["tender"])
    finder["tender"] = {"title": "Care", "value": {"amount": 5, "currency": "GBP"}}
    (row,) = rows_of(finder)
    assert (row.regime, row.notice, row.stage, row.net_gbp) == ("CF", "CF:tender", "planned", 5)


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
PARTS = ["tender", "awards", "contracts", "parties", "buyer", "tag", "planning", "date"]


@given(st.dictionaries(st.sampled_from(PARTS), anything))
def test_a_release_of_any_shape_is_no_fault(parts):
    list(rows_of(release(**parts)))
