"""EVPPI: its order, its by_chance, its error, and the value of pilots."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis import pilot
from scenarios.analysis.information import Evppi, conditional, evppi, orthonormal, relative, set_basis
from scenarios.analysis.summary import Estimate
from scenarios.domain.draws import block_edges
from scenarios.verification import closed_forms

N = 4096


def linear(seed: int, noise: float = 1.0):
    """Two options whose difference is x plus noise: EVPPI of x has a closed form."""
    rng = np.random.default_rng(seed)
    x, other = rng.normal(size=N), rng.normal(size=N)
    return {"x": x, "other": other, "noise": rng.normal(size=N)}, {"no": np.zeros(N), "yes": 0.3 + x + noise * other}


@pytest.mark.parametrize("seed", range(6))
def test_the_closed_form_lies_within_the_stated_error(seed):
    inputs, values = linear(seed)
    found = evppi(inputs, values, block_edges(N))["x"]
    assert abs(found.estimate.value - closed_forms.evpi_two_options(0.3, 1.0)) < 4 * found.estimate.se


def test_the_stated_error_is_the_spread_of_repetitions():
    found = [evppi(*linear(seed), block_edges(N))["x"].estimate for seed in range(40)]
    assert np.mean([e.se for e in found]) == pytest.approx(np.std([e.value for e in found], ddof=1), rel=0.35)


def test_what_has_no_part_in_it_stays_at_the_floor():
    inputs, values = linear(3)
    found = evppi(inputs, values, block_edges(N))
    assert not found["noise"].clear
    assert found["x"].clear
    assert 0 <= found["x"].by_chance < 0.2 * found["x"].estimate.value


@given(st.integers(0, 10_000))
def test_a_set_is_never_worth_less_than_its_parts_nor_more_than_everything(seed):
    rng = np.random.default_rng(seed)
    inputs = {k: rng.gamma(1 + i, size=512) for i, k in enumerate("abcd")}
    values = {f"s{j}": sum(rng.normal() * x for x in inputs.values()) + rng.normal(size=512) for j in range(3)}
    sets = {"ab": ("a", "b"), "abc": ("a", "b", "c"), "abcd": tuple("abcd")}
    found = {k: w.estimate.value for k, w in evppi(inputs, values, block_edges(512), sets).items()}
    table = np.stack(list(values.values()))
    evpi = table.max(axis=0).mean() - table.mean(axis=1).max()
    assert max(found["a"], found["b"]) <= found["ab"] <= found["abc"] <= found["abcd"]
    assert min(found.values()) >= 0
    assert found["abcd"] <= evpi * 1.1 + 0.05


def test_a_fixed_input_is_worth_exactly_nothing():
    _, values = linear(1)
    found = evppi({"fixed": np.full(N, 3.0)}, values, block_edges(N))["fixed"]
    assert (found.estimate.value, found.estimate.se) == (0, 0)


def test_shifting_and_scaling_an_input_changes_nothing():
    inputs, values = linear(2)
    a = evppi(inputs, values, block_edges(N))["x"].estimate.value
    b = evppi({"x": 1e6 + 1e-3 * inputs["x"]}, values, block_edges(N))["x"].estimate.value
    assert a == pytest.approx(b, rel=1e-6)


def test_the_order_of_draws_and_strategies_is_irrelevant():
    inputs, values = linear(2)
    order = np.random.default_rng(0).permutation(N)
    a = evppi(inputs, values, block_edges(N))["x"].estimate.value
    turned = {k: values[k][order] for k in ("yes", "no")}
    assert evppi({"x": inputs["x"][order]}, turned, block_edges(N))["x"].estimate.value == pytest.approx(a)


@given(st.integers(0, 1000))
def test_the_basis_is_orthonormal_even_for_long_tails(seed):
    x = np.random.default_rng(seed).lognormal(0, 1.5, 500)
    q = orthonormal(x, 4)
    assert np.allclose(q @ q.T, np.eye(len(q)), atol=1e-8)


# --- pilots ---


def test_a_pilot_is_worth_more_the_larger_it_is_and_at_most_certainty():
    inputs, values = linear(5)
    fitted = conditional(inputs["x"], relative(values))
    worth = [pilot.evsi(fitted, 20.0, n) for n in (0, 1, 5, 20, 100, 10_000, 10**9)]
    assert worth[0] == 0
    assert worth == sorted(worth)
    assert worth[-1] == pytest.approx(pilot.evsi(fitted, 0.0, 1), rel=1e-3)


@pytest.mark.parametrize("n", [1, 10, 100])
def test_a_pilot_on_a_normal_gain_meets_the_closed_form(n):
    rng = np.random.default_rng(1)
    x = rng.normal(1, 2, 200_000)
    fitted = np.stack([np.zeros_like(x), x])
    exact = closed_forms.evsi_normal(1, 2, 5, n)
    assert pilot.evsi(fitted, (5 / 2) ** 2, n) == pytest.approx(exact, rel=0.02)


def test_a_share_known_like_a_beta_is_worth_its_a_plus_b_answers():
    x = np.random.default_rng(2).beta(8, 12, 400_000)
    assert pilot.answers_known(x, "share") == pytest.approx(20, rel=0.02)


def test_what_cannot_be_sampled_has_no_pilot(register):
    assert pilot.kind_of(register["mission_drop_luck"]) is None
    assert pilot.kind_of(register["piecemeal_mix"]) is None
    assert pilot.kind_of(register["value_model_weight"]) is None
    assert pilot.kind_of(register["stpr"]) is None
    assert pilot.kind_of(register["d_group_trial"]) == "effect"
    assert pilot.kind_of(register["sv_delivered_ratio"]) == "share"
    assert pilot.kind_of(register["cost_group"]) == "amount"


def test_waiting_costs_nothing_where_nothing_is_gained_and_something_where_it_is():
    assert pilot.cost_of_delay(0, 0, 1) == 0
    assert pilot.cost_of_delay(100, 80, 1.5) == pytest.approx(30)
    assert pilot.cost_of_delay(100, 120, 1) == 0
    assert pilot.remaining_share(10, 0, 0.035) == pytest.approx(1)
    assert 0 < pilot.remaining_share(10, 2, 0.035) < 0.8
    assert pilot.remaining_share(3, 5, 0.035) == 0


@pytest.mark.parametrize(
    ("value", "se", "by_chance", "clear"),
    [
        (10.0, 1.0, 5.0, True),
        (10.0, 1.0, 11.0, False),
        (10.0, 6.0, 5.0, False),
        (4.0, 3.0, 5.0, False),
        (5.0, 1.0, 5.0, False),
    ],
)
def test_what_is_worth_knowing_stands_above_chance_and_above_its_own_error(value, se, by_chance, clear):
    assert Evppi("x", ("x",), Estimate(value, se), by_chance).clear == clear


def test_labels_that_sum_to_one_repeat_each_other_and_count_once():
    """1, three straight lines, curves and products: of sixteen terms four are told by the others."""
    a, b = np.random.default_rng(3).dirichlet(np.ones(3), 512).T[:2]
    labels = {"a": a, "b": b, "c": 1 - a - b}
    basis = set_basis(tuple("abc"), labels, {}, 4)
    assert len(basis) == 12
    assert basis @ basis.T == pytest.approx(np.eye(12), abs=1e-8)


@pytest.mark.parametrize(("blocks", "se"), [(((0, 64),), None), (((0, 32), (32, 64)), 0.0)])
def test_an_input_that_is_fixed_is_worth_nothing_surely_where_errors_are_known(blocks, se):
    values = {"a": np.zeros(64), "b": np.arange(64.0)}
    assert evppi({"fixed": np.ones(64)}, values, blocks)["fixed"].estimate == Estimate(0.0, se)
