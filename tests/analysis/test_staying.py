"""How long a choice stands while values move."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.staying import LEAST_SURE, standing

EXPECTED = np.array([[1.0, 0.0], [0.0, 1.0]])


def at(weight: float, sd: float = 0.25, years: int = 10, option: int = 0):
    return standing(np.array([weight, 1 - weight]), EXPECTED, option, 0, np.full(4000, sd), years, 5)


def test_a_choice_at_the_edge_stands_in_half_of_all_futures():
    assert at(0.5).chosen == pytest.approx(np.full(10, 0.5), abs=0.03)


def test_a_clear_choice_stands_longer_than_a_near_one_and_where_values_stand_still_for_good():
    near, clear = at(0.55), at(0.7)
    assert (clear.chosen > near.chosen).all()
    assert at(0.55, sd=0.0).chosen.tolist() == [1.0] * 10


def test_the_band_is_where_values_move_slowly_and_fast():
    sd = np.exp(np.random.default_rng(1).normal(np.log(0.25), 0.5, 4000))
    found = standing(np.array([0.6, 0.4]), EXPECTED, 0, 0, sd, 10, 5)
    assert (found.fast[2:] < found.chosen[2:]).all()
    assert (found.chosen[2:] < found.slow[2:]).all()
    assert found.at(3) == (found.chosen[2], found.fast[2], found.slow[2])


def test_the_review_comes_in_the_first_year_that_is_less_sure_than_it_should_be():
    found = at(0.56)
    assert 1 < found.review_year < 10
    assert found.chosen[found.review_year - 1] < LEAST_SURE
    assert (found.chosen[: found.review_year - 1] >= LEAST_SURE).all()
    assert at(0.999).review_year == 10
    assert at(0.5).review_year == 1


def test_more_weight_on_its_outcome_helps_and_never_harms():
    assert at(0.3, option=1).chosen[0] == pytest.approx(at(0.7).chosen[0], abs=0.02)
