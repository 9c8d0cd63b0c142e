"""Many releases together: each once, and nothing that is said anew counted twice."""

from __future__ import annotations

from copy import deepcopy

import pytest
from releasing import release

from scenarios.procurement.notice_sets import read_notices


def changed(whole: dict, **more) -> dict:
    return {**deepcopy(whole), **more}


def test_a_release_that_stands_twice_is_counted_once():
    found = read_notices("n.json", [release(), release()])
    assert (found.releases, found.repeated, len(found.contracts), found.spend_gbp) == (2, ["1-2026"], 1, 100)


def test_a_correction_replaces_what_it_corrects():
    update = changed(release(), id="2-2026", tag=["awardUpdate", "contractUpdate"], date="2026-08-12T12:00:00+01:00")
    update["contracts"][0]["value"]["amount"] = 90
    for order in ([release(), update], [update, release()]):
        found = read_notices("n.json", order)
        assert found.spend_gbp == 90
        assert [(r.release, r.replaced_by) for r in found.rows if r.replaced_by] == [("1-2026", "2-2026")]


@pytest.mark.parametrize(
    "more", [{"tag": ["award", "contract"]}, {"date": "2026-08-12T09:00:00+01:00"}, {"ocid": "ocds-h6vhtk-2"}]
)
def test_what_is_no_correction_replaces_nothing(more):
    own = {"id": "2-2026", "tag": ["awardUpdate"], "date": "2026-08-12T12:00:00+01:00", **more}
    assert read_notices("n.json", [release(), changed(release(), **own)]).spend_gbp == 200


def test_contract_details_replace_the_award_that_they_are_of():
    award = release("UK6", id="0-2026", contracts=[])
    award["awards"][0] |= {"value": {"amount": 100, "currency": "GBP"}, "documents": [{"noticeType": "UK6"}]}
    found = read_notices("n.json", [award, release()])
    assert [(r.notice, r.replaced_by) for r in found.rows] == [("UK6", "1-2026"), ("UK7", "")]
    assert found.spend_gbp == 100


def three_suppliers(framework: bool) -> dict:
    whole = release()
    whole["tender"]["techniques"] = {"hasFrameworkAgreement": framework}
    first, own = whole["awards"][0], whole["contracts"][0]
    whole["awards"] = [{**first, "id": str(n)} for n in range(3)]
    whole["contracts"] = [{**own, "id": str(n), "awardID": str(n)} for n in range(3)]
    return whole


def test_a_ceiling_written_for_each_supplier_is_one_and_no_spend():
    found = read_notices("n.json", [three_suppliers(framework=True)])
    assert (found.spend_gbp, found.ceilings_gbp) == (0, 100)
    assert found.flagged() == {"framework": ["1-2026"] * 3, "repeated_ceiling": ["1-2026"] * 3}


def test_the_same_value_of_one_lot_outside_a_framework_is_kept_and_asked_about():
    found = read_notices("n.json", [three_suppliers(framework=False)])
    assert (found.spend_gbp, found.ceilings_gbp) == (300, 0)
    assert found.flagged() == {"repeated_value_same_lot": ["1-2026"] * 3}


def test_what_is_about_no_contract_is_set_aside_with_its_place_and_a_reason():
    found = read_notices("n.json", [release(), release("UK2", id="2-2026"), release("UK12", id="3-2026")])
    assert [(s.line, s.why) for s in found.skipped] == [
        (2, "a market engagement, and no contract"),
        (3, "a procurement that was ended"),
    ]
    assert found.notices == {"UK7": 1, "UK2": 1, "UK12": 1}
