"""From a row of the register to numbers, held to scipy's own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import ndtr, ndtri

from scenarios.domain.parameter import Distribution
from scenarios.uncertainty import distributions
from scenarios.uncertainty.distributions import NODES, dirichlet, frozen, mean, quantile, quantiles, tabled

U = (np.arange(4096) + 0.5) / 4096


def made(distribution: str, **parameters: float) -> Distribution:
    return Distribution(distribution=distribution, parameters=parameters)


@pytest.mark.parametrize(
    "d",
    [made("norm", loc=2.0, scale=3.0), made("lognorm", s=0.5, scale=10.0), made("triang", c=0.2, loc=1.0, scale=2.0)],
    ids=lambda d: d.distribution,
)
def test_quantiles_are_scipy_s(d):
    assert quantile(d, U) == pytest.approx(frozen(d).ppf(U))
    assert quantiles(d, (0.1, 0.5)) == pytest.approx(list(frozen(d).ppf([0.1, 0.5])))


@given(st.floats(0.4, 60), st.floats(0.4, 60))
def test_a_table_of_beta_quantiles_is_right_to_the_ninth_figure(a, b):
    d = frozen(made("beta", a=a, b=b))
    some = U[::64]
    assert tabled(d, some) == pytest.approx(d.ppf(some), rel=1e-6, abs=1e-9)


def test_long_draws_take_the_table_and_short_ones_iterate(monkeypatch):
    used = []
    monkeypatch.setattr(distributions, "tabled", lambda d, u: used.append(len(u)) or u)
    quantile(made("beta", a=2.0, b=3.0), U[:100])
    assert used == []
    quantile(made("beta", a=2.0, b=3.0), np.resize(U, 2 * NODES.size + 1))
    assert used == [2 * NODES.size + 1]


def test_a_fixed_value_is_the_same_in_every_draw():
    assert quantile(made("fixed", value=3.5), U).tolist() == [3.5] * len(U)
    assert mean(made("fixed", value=3.5)) == 3.5


def test_shares_of_a_dirichlet_sum_to_one_and_have_its_means():
    d = made("dirichlet", a=2.0, b=5.0, c=1.0)
    rng = np.random.default_rng(1)
    shares = dirichlet(d, rng.random((3, 40_000)))
    assert sum(shares.values()) == pytest.approx(np.ones(40_000))
    for label, alpha in d.parameters.items():
        assert shares[label].mean() == pytest.approx(alpha / 8, rel=0.02)


def test_a_quantile_rises_with_its_probability(register):
    for p in register.parameters.values():
        if p.drawn and p.distribution != "dirichlet":
            values = quantile(p, U[::512])
            assert (np.diff(values) >= 0).all(), p.key


def test_the_mean_of_the_draws_is_the_mean_of_the_row(register):
    for p in register.parameters.values():
        if p.drawn and p.distribution not in ("dirichlet", "lognorm"):
            spread = frozen(p).std()
            assert quantile(p, U).mean() == pytest.approx(mean(p), abs=0.02 * spread + 1e-12), p.key


def test_a_table_is_used_beyond_twice_its_length_and_not_at_it(monkeypatch):
    used = []
    monkeypatch.setattr(distributions, "tabled", lambda d, u: used.append(len(u)) or u)
    quantile(made("gamma", a=2.0), np.resize(U, 2 * NODES.size))
    assert used == []
    quantile(made("norm"), np.resize(U, 3 * NODES.size))  # needs no iteration
    assert used == []


def test_a_table_ends_where_its_nodes_do():
    d = frozen(made("gamma", a=2.0))
    ends = ndtr(NODES[[0, -1]])
    assert tabled(d, np.array([1e-300, 1 - 2**-53])) == pytest.approx(d.ppf(ends), rel=1e-12)
    assert NODES[0] < ndtri(2.0**-31)
    assert NODES[-1] > ndtri(1 - 2.0**-31)
