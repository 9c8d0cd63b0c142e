"""What is said of paying directly: who does better, how often, and what each does."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.difference import Difference
from scenarios.analysis.grant import GrantInstead, Side
from scenarios.analysis.summary import Estimate, Summary
from scenarios.views.words.grant import before_and_after, by_ward, instead


def summary(mean: float, spread: float) -> Summary:
    at = {"p5": mean - spread, "p10": mean - spread, "p50": mean, "p90": mean + spread, "p95": mean + spread}
    return Summary(Estimate(mean, 1.0), {k: Estimate(v, 1.0) for k, v in at.items()})


def gap(mean: float, p: float = 0.7, verdict: str = "better") -> Difference:
    return Difference(summary(mean, 1e6), Estimate(p, 0.01), verdict)


def found(verdict: str = "better", p: float = 0.7) -> GrantInstead:
    sides = [Side("One mission", summary(n, 5), gap(v)) for n, v in ((14.0, 2e6), (20.0, 1.5e6), (-8.0, -4e5))]
    return GrantInstead("isolation", Estimate(1.6e5, 1.0), False, Estimate(1e6, 1.0), *sides, gap(2e5, p, verdict))


@given(st.floats(0.02, 0.98), st.sampled_from(["better", "worse"]))
def test_who_does_better_and_how_often_is_read_back(p, verdict):
    claim, _ = instead(found(verdict, p), "people")
    grant_first = claim.startswith("Paying for the help directly does better")
    assert grant_first == (verdict == "better")
    told = int(re.search(r"in (\d+) of 100", claim)[1])
    assert abs(told - 100 * (p if grant_first else 1 - p)) <= 1


@pytest.mark.parametrize(
    ("verdict", "said"),
    [("too close to call", "one mission are too close to call"), ("exactly the same", "one mission do the same")],
)
def test_neither_is_said_to_win_where_neither_does(verdict, said):
    assert instead(found(verdict), "people")[0] == f"Paying for the help directly and {said}"


def test_each_of_the_three_people_before_pounds():
    pay, paid, plain = instead(found(), "people")[1]
    assert pay == (
        "£160,000 a year, what a mission costs to run, paid as a grant for the same programmes, pledges as they are:"
        " about 14 more people and about £2m more value than piecemeal (£1m to £3m), net of about £1m of cash."
    )
    assert paid.startswith("One mission whose running cost the council pays: about 20 more people and about £1.5m more")
    assert "about 8 fewer people and about £400,000 less value" in plain


def test_a_sum_of_ones_own_is_not_called_what_a_mission_costs():
    own = replace(found(), of_own=True, grant_gbp=Estimate(1e6, 0.0))
    assert instead(own, "people")[1][0].startswith("£1m a year paid as a grant")
    nothing = replace(found(), grant_gbp=Estimate(0.0, 0.0))
    assert instead(nothing, "people") == ("With nothing paid, nothing is bought", [])


def test_before_and_after_are_told_apart_and_once_where_they_are_the_same():
    (first, _), (second, _) = (instead(found(v), "people") for v in ("better", "worse"))
    assert before_and_after(first, first) == f"{first}, as before."
    both = before_and_after(first, second)
    assert both.startswith("Before: paying for the help directly does better")
    assert "After: one mission does better" in both


def test_where_a_grant_goes_is_told_only_of_the_mission_that_goes_ward_by_ward():
    assert by_ward(found()).endswith("70 of 100 futures. A grant goes to the same wards by the same rule.")
    assert "wards" not in by_ward(replace(found(), mission="jobs"))
