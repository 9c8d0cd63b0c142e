"""Published results on choosing: each case finds a number that is off, and computes rather than copies."""

from __future__ import annotations

import copy

import numpy as np
import pytest

from scenarios.store.files.case_files import Case, cases
from scenarios.verification import published_choices
from scenarios.verification.agreement import Row

CASES = {
    "dampack_example_psa": published_choices.dampack,
    "evpi_closed_forms": published_choices.textbook,
    "evppi_linear_gaussian": published_choices.linear_gaussian,
    "robustness_metrics": published_choices.robustness_case,
    "cvar": published_choices.cvar_case,
}


@pytest.fixture(scope="module")
def published(shared):
    return {case.name: case for case in cases(shared / "cases", set(CASES))}


def disagreeing(answer, case: Case) -> list[str]:
    return [r.what for r in (Row(case.name, *row) for row in answer(case)) if not r.agrees]


def test_a_shifted_expected_loss_is_noticed(published):
    case = copy.deepcopy(published["dampack_example_psa"])
    case.expected["exact_first_tie_numpy"]["exp_loss"][0][0] *= 1.001
    assert len(disagreeing(published_choices.dampack, case)) == 1


def test_a_shifted_value_of_information_is_noticed(published):
    case = copy.deepcopy(published["evpi_closed_forms"])
    case.expected["two_option_normal"][0]["evpi"] += 1e-4
    assert len(disagreeing(published_choices.textbook, case)) == 1


def test_a_shifted_regret_is_noticed(published):
    case = copy.deepcopy(published["robustness_metrics"])
    case.expected["jmcdm_4x4"]["savage_max_regret"][0] += 1
    assert disagreeing(published_choices.robustness_case, case) == ["largest regret [0]"]


def test_a_shifted_worst_tail_is_noticed(published):
    case = copy.deepcopy(published["cvar"])
    case.expected["continuous_closed_form"]["normal_100_30_alpha05"]["cvar"] -= 1e-3
    assert disagreeing(published_choices.cvar_case, case) == ["worst 0.05 of a normal (100, 30)"]


def test_other_draws_give_other_answers(published):
    """The figures come from the draws of the case, not from what is expected of them."""
    case = published["dampack_example_psa"]
    moved = {k: v * (1.5 if k.startswith("cost_") else 1.0) for k, v in case.columns.items()}
    wrong = disagreeing(published_choices.dampack, Case(case.name, case.expected, moved, case.rows))
    assert len(wrong) > 50


def test_draws_of_a_normal_come_near_the_exact_value(published):
    rows = [Row("x", *row) for row in published_choices.linear_gaussian(published["evppi_linear_gaussian"])]
    exact = {r.what.split(",")[0]: r.ours for r in rows if r.what.endswith("exact")}
    drawn = {r.what.split(",")[0]: r.ours for r in rows if r.what.endswith("from draws")}
    assert set(exact) == set(drawn)
    for key, value in exact.items():
        assert drawn[key] == pytest.approx(value, rel=0.05)
    assert np.all(np.array(list(exact.values())) > 0)
