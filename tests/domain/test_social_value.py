"""What counts of a return."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.domain.social_value import NOT_COUNTED, RETURN_FLAGS, ReturnLine, ReturnReport

LINE = ReturnLine("line 2", "A/1", "RE1", "hours", None, None, 100.0, 40.0, 10.0, "ours", None)


@pytest.mark.parametrize("flag", list(RETURN_FLAGS))
def test_a_flag_takes_a_line_out_of_the_sums_or_only_says_something(flag):
    line = replace(LINE, flags=(flag,))
    assert line.counted is not (flag in NOT_COUNTED or flag == "twin_measures_NT1_RE1")
    assert replace(line, measure="NT1").counted is not (flag in NOT_COUNTED)  # the first of two twins counts


def test_without_a_proxy_or_a_quantity_nothing_counts():
    assert not replace(LINE, proxy_gbp=None).counted
    assert not replace(LINE, delivered=None).counted
    assert replace(LINE, proxy_gbp=None).pledged_gbp is None


def test_a_pledge_is_of_the_whole_contract_and_counted_once():
    report = ReturnReport(
        "r.csv", "CSV", [LINE, replace(LINE, where="line 3"), replace(LINE, flags=("declaration_no",))]
    )
    assert (report.delivered_gbp, report.pledged_gbp, report.committed_gbp) == (800, 1000, 1000)
    assert report.flagged() == {"declaration_no": ["line 2"]}
