"""Criteria of robustness that others publish, on tables small enough to do by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from scenarios.analysis.robustness import cvar
from scenarios.verification import criteria

TABLE = np.array([[1.0, 5.0, 3.0], [4.0, 2.0, 3.0]])


def test_the_table_of_regret():
    assert criteria.regret_table(TABLE).tolist() == [[3, 0, 0], [0, 3, 0]]
    assert criteria.max_regret(TABLE).tolist() == [3, 3]


def test_lowest_highest_and_average():
    assert criteria.maximin(TABLE).tolist() == [1, 2]
    assert criteria.maximax(TABLE).tolist() == [5, 4]
    assert criteria.laplace(TABLE).tolist() == [3, 3]


@pytest.mark.parametrize(("pessimism", "like"), [(1.0, criteria.maximin), (0.0, criteria.maximax)])
def test_hurwicz_lies_between_the_two(pessimism, like):
    assert criteria.hurwicz(TABLE, pessimism).tolist() == like(TABLE).tolist()
    assert criteria.hurwicz(TABLE, 0.5).tolist() == [3, 3]


def test_good_enough_at_or_above_and_above():
    assert criteria.satisficing(TABLE, 3).tolist() == pytest.approx([2 / 3, 2 / 3])
    assert criteria.satisficing(TABLE, 3, strict=True).tolist() == pytest.approx([1 / 3, 1 / 3])


def test_a_percentile_of_regret_is_a_value_that_occurs():
    table = np.vstack([np.arange(11.0), np.zeros(11)])
    assert criteria.percentile_regret(table, 0.9).tolist() == [0, 9]


def test_mean_over_spread():
    table = np.array([[2.0, 2.0, 2.0]])
    assert criteria.mean_variance(table).tolist() == [3]


def test_the_worse_half_falls_short_of_the_median():
    assert criteria.undesirable_deviations(np.array([[1.0, 2, 3, 4, 5]])).tolist() == [-1]


def test_skew_and_kurtosis_by_percentiles():
    even = np.array([np.arange(101.0)])
    assert criteria.percentile_skew(even).tolist() == [0]
    assert criteria.percentile_kurtosis(even).tolist() == pytest.approx([1.6])
    assert criteria.percentile_skew(np.ones((1, 5))).tolist() == [0]  # no spread, no skew


def test_the_worst_tenth_of_a_normal_and_a_lognormal_against_their_draws():
    u = (np.arange(400_000) + 0.5) / 400_000
    assert criteria.cvar_normal(1, 2, 0.1) == pytest.approx(cvar(stats.norm(1, 2).ppf(u), 0.1), abs=1e-3)
    drawn = stats.lognorm(0.5, scale=np.exp(1)).ppf(u)
    assert criteria.cvar_lognormal(1, 0.5, 0.1) == pytest.approx(cvar(drawn, 0.1), rel=1e-3)
