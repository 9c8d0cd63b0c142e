import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import lognorm

from scenarios.analysis import dots


@pytest.mark.parametrize("n", [20, 50])
def test_published_dots(case, n):
    known = case("quantile_dotplot") if n == 20 else case("quantile_dotplot")["n50"]
    p = (np.arange(n) + 0.5) / n
    assert p == pytest.approx(known["p"], abs=1e-9)
    assert lognorm(0.2, scale=11.4).ppf(p) == pytest.approx(known["x"], abs=1e-9)
    draws = lognorm(0.2, scale=11.4).ppf((np.arange(200_000) + 0.5) / 200_000)
    assert dots.dot_values(draws, n) == pytest.approx(known["x"], rel=1e-4)


@given(st.integers(0, 1000), st.floats(-2, 2))
def test_no_stack_straddles_zero_and_every_dot_is_drawn(seed, shift):
    values = np.sort(np.random.default_rng(seed).normal(shift, 1, 50))
    x, height, own = dots.stacked(values, 30)
    assert (np.sign(x) == np.sign(own)).all()
    assert len({(a, b) for a, b in zip(x, height, strict=True)}) == 50
    assert dots.dots_above(values) == (values > 0).sum()


def test_no_difference_is_one_stack():
    x, height, _ = dots.stacked(np.zeros(50), 30)
    assert not x.any()
    assert height.max() == 50


def test_dots_that_are_all_the_same_stand_in_one_stack_from_one():
    at, height, value = dots.stacked(np.full(4, 2.5), 10)
    assert (at.tolist(), height.tolist(), value.tolist()) == ([2.5] * 4, [1, 2, 3, 4], [2.5] * 4)
