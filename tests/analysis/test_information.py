"""EVPPI: its order, its by_chance, its error, and the value of pilots."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import f_oneway

from scenarios.analysis import pilot
from scenarios.analysis.information import (
    CELLS,
    PLAIN,
    SHORT,
    Evppi,
    _leaves_something,
    cells_of,
    conditional,
    evppi,
    followed_by_cells,
    relative,
    surface_of,
)
from scenarios.analysis.splines import smoother
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


# --- one's own knowledge, however it is written ---


def long_tailed(seed: int, n: int = N):
    """A saturating function of a lognormal input with a standard deviation of 2 in its logarithm, and some noise."""
    rng = np.random.default_rng(seed)
    z, other = rng.normal(size=(2, n))
    gain = np.exp(2 * z) / (1 + np.exp(2 * z)) - 0.4
    return z, {"no": np.zeros(n), "yes": gain + 0.3 * other}, float(np.maximum(gain, 0).mean() - max(0.0, gain.mean()))


@pytest.mark.parametrize("seed", range(8))
def test_an_input_and_its_logarithm_are_worth_the_same_and_the_truth(seed):
    z, values, truth = long_tailed(seed)
    forms = {"log": z, "itself": np.exp(2 * z), "share": 1 / (1 + np.exp(-z)), "turned": -(z**3)}
    found = {k: w.estimate for k, w in evppi(forms, values, block_edges(N)).items()}
    for key, worth in found.items():
        assert worth.value == pytest.approx(found["log"].value, rel=1e-6), key
        assert abs(worth.value - truth) < 4 * worth.se
        assert worth.value == pytest.approx(truth, rel=0.15)


SHAPES = {
    "straight": lambda z: z - 0.3,
    "bent": lambda z: np.maximum(z, 0.5) - 0.8,
    "bump": lambda z: np.exp(-(((z - 1) / 0.6) ** 2)) - 0.3,
    "step": lambda z: np.where(z > 0.7, 1.0, -0.4),
    "exponential": lambda z: np.exp(z) - 2.0,
    "wave": lambda z: np.sin(2 * z) - 0.2,
}


@pytest.mark.parametrize("name", SHAPES)
def test_simulated_truths_over_many_seeds(name):
    """On average over seeds the estimate lies within a twentieth of the truth, and near its stated error each time."""
    told, off = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        z, other = rng.normal(size=(2, 2048))
        gain = SHAPES[name](z)
        found = evppi({"z": z}, {"no": np.zeros(2048), "yes": gain + other}, block_edges(2048))["z"].estimate
        truth = np.maximum(gain, 0).mean() - max(0.0, gain.mean())
        told.append(found.value / truth)
        off.append(abs(found.value - truth) / found.se)
    assert np.mean(told) == pytest.approx(1, abs=0.07)
    assert np.median(off) < 1.5


def test_what_is_worth_nothing_stays_at_nothing():
    """Fifty inputs that have nothing to do with it: hardly one stands above what chance finds."""
    clear, told = 0, []
    for seed in range(5):
        rng = np.random.default_rng(seed)
        values = {"no": np.zeros(N), "yes": rng.normal(-0.1, 1, N)}
        found = evppi({f"x{i}": rng.gamma(1.5, size=N) for i in range(50)}, values, block_edges(N))
        clear += sum(w.clear for w in found.values())
        told += [w.estimate.value for w in found.values()]
    assert clear <= 5
    assert np.quantile(told, 0.95) < 0.006
    assert np.median(told) < 0.0005


@pytest.mark.parametrize("n", [1000, N])
def test_a_product_of_three_is_worth_what_it_is(n):
    rng = np.random.default_rng(2)
    a, b, c = rng.normal(size=(3, n))
    values = {"no": np.zeros(n), "yes": a * b * c}
    sets = {"ab": ("a", "b"), "abc": ("a", "b", "c")}
    found = evppi({"a": a, "b": b, "c": c}, values, block_edges(n), sets)
    truth = np.maximum(a * b * c, 0).mean()
    assert found["abc"].estimate.value == pytest.approx(truth, rel=0.06)
    assert found["abc"].clear
    assert found["ab"].estimate.value < 0.25 * truth


def test_what_no_smooth_curve_follows_is_told_as_the_least_it_may_be():
    rng = np.random.default_rng(3)
    a, b, c, noise = rng.normal(size=(4, N))
    sine = evppi({"a": a}, {"no": np.zeros(N), "yes": np.sin(12 * a) + noise}, block_edges(N))["a"]
    assert sine.at_least
    signs = np.sign(a) * np.sign(b) * np.sign(c) * (np.abs(a) > 0.7)
    values = {"no": np.zeros(N), "yes": signs + 0.1 * noise}
    found = evppi({"a": a, "b": b, "c": c}, values, block_edges(N), {"s": ("a", "b", "c")})["s"]
    assert found.at_least
    assert found.estimate.value < 0.9 * np.maximum(signs, 0).mean()


@pytest.mark.parametrize(
    ("of", "members"),
    [
        (lambda a, b, c, d: np.sign(a * b), "ab"),
        (lambda a, b, c, d: np.sign(a * b), "abc"),
        (lambda a, b, c, d: np.sin(3 * a * b), "ab"),
        (lambda a, b, c, d: np.tanh(a + b), "ab"),
        (lambda a, b, c, d: a * b * c * d, "abcd"),
    ],
)
def test_what_two_three_or_four_do_together_is_told_as_the_least_where_no_product_follows_it(of, members):
    rng = np.random.default_rng(5)
    x = dict(zip("abcd", rng.normal(size=(4, N)), strict=True))
    truth = np.maximum(of(**x), 0).mean()
    values = {"no": np.zeros(N), "yes": of(**x) + 0.3 * rng.normal(size=N)}
    found = evppi(x, values, block_edges(N), {"set": tuple(members)})["set"]
    assert found.estimate.value < 0.95 * truth
    assert found.at_least


@pytest.mark.parametrize("seed", range(10))
def test_a_fit_that_follows_everything_is_not_told_as_the_least(seed):
    inputs, values = linear(seed)
    assert not any(w.at_least for w in evppi(inputs, values, block_edges(N), {"all": tuple(inputs)}).values())


def test_the_floor_is_what_one_in_twenty_of_nothing_exceeds():
    """With one input there are as many shuffles as with a hundred."""
    rng = np.random.default_rng(8)
    values = {"no": np.zeros(1024), "yes": rng.normal(-0.05, 1, 1024)}
    floor = evppi({"x": rng.normal(size=1024)}, values, block_edges(1024))["x"].by_chance
    nothing = evppi({f"x{i}": rng.normal(size=1024) for i in range(400)}, values, block_edges(1024))
    above = np.mean([w.estimate.value > floor for w in nothing.values()])
    assert 0.02 < above < 0.09


@pytest.mark.parametrize(("count", "slices"), [(1, 64), (2, 8), (3, 4), (4, 3)])
def test_cells_hold_as_many_draws_each(count, slices):
    inputs = np.random.default_rng(1).lognormal(size=(count, 6000))
    cell = cells_of(list(inputs))
    assert len(np.unique(cell)) == slices**count
    sizes = np.bincount(cells_of([inputs[0]]))
    assert sizes.max() - sizes.min() <= 1


def test_an_input_of_two_values_has_two_cells():
    assert set(cells_of([np.repeat([0.0, 1.0], 50)])) == {0, 1}


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


def test_what_is_there_twice_counts_once():
    """Of fifteen terms of one input taken twice, the curves and what their products repeat are told once."""
    flat = smoother(np.random.default_rng(3).gamma(2, size=512))
    whole = surface_of([flat, flat])
    assert 5 <= len(whole.basis) < 15
    assert whole.basis @ whole.basis.T == pytest.approx(np.eye(len(whole.basis)), abs=1e-8)


def test_a_set_of_what_is_fixed_has_no_surface():
    assert len(surface_of([smoother(np.ones(64))]).basis) == 1


@pytest.mark.parametrize(("blocks", "se"), [(((0, 64),), None), (((0, 32), (32, 64)), 0.0)])
def test_an_input_that_is_fixed_is_worth_nothing_surely_where_errors_are_known(blocks, se):
    values = {"a": np.zeros(64), "b": np.arange(64.0)}
    assert evppi({"fixed": np.ones(64)}, values, blocks)["fixed"].estimate == Estimate(0.0, se)


def the_least_error_that_hides(x, gains, fitted):
    """By hand: how far the best of the fitted and what slices still show of the rest lies above the fitted's own worth.

    None where the slices of no strategy differ plainly. F is SciPy's.
    """
    edges = np.quantile(x, np.linspace(0, 1, CELLS + 1)[1:-1])
    slices = np.searchsorted(edges, x, side="right")
    better, plain = fitted.copy(), []
    for row, (gain, fit) in enumerate(zip(gains, fitted, strict=True)):
        left = gain - fit
        if not left.any():
            continue
        f, p = f_oneway(*(left[slices == k] for k in range(CELLS)))
        plain.append(p)
        shown = np.array([left[slices == k].mean() for k in range(CELLS)])[slices]
        better[row] = fit + (np.sqrt(1 - 1 / f) if f > 1 else 0.0) * (shown - shown.mean())
    if not plain or min(plain) > PLAIN / len(gains):
        return None
    return (better.max(axis=0).mean() - fitted.max(axis=0).mean()) / 2


@pytest.mark.parametrize("height", [0.0, 0.1, 0.15, 0.2, 0.25, 0.4, 1.0])
def test_what_the_fit_leaves_is_told_where_slices_differ_plainly_and_by_more_than_the_bar(height):
    """Two errors are the bar, or a hundredth of what is told and what chance finds, where that is less."""
    rng = np.random.default_rng(int(100 * height))
    x = rng.random(2048)
    gains = np.stack([np.zeros(2048), rng.normal(0, 1, 2048) + height * np.sign(np.sin(40 * x)) + 0.1])
    fitted = np.stack([np.zeros(2048), np.full(2048, gains[1].mean())])
    hides = the_least_error_that_hides(x, gains, fitted)
    worth = fitted.max(axis=0).mean()
    if hides is None:
        assert height < 0.2
        assert not _leaves_something((x,), gains, fitted, Estimate(worth, 0.0), 0.0)
        return
    less, more = 1 - 1e-6, 1 + 1e-6
    assert _leaves_something((x,), gains, fitted, Estimate(worth, hides * less), np.inf)
    assert not _leaves_something((x,), gains, fitted, Estimate(worth, hides * more), np.inf)
    for floor in (0.0, 2 * hides * less, 2 * hides * more):
        falls_short = _leaves_something((x,), gains, fitted, Estimate(worth, np.inf), floor)
        assert falls_short == (2 * hides > max(SHORT * worth, floor))


def test_a_set_of_one_is_worth_what_its_member_is():
    """Its own surface has fewer terms than the curve of the member, whose estimate therefore stands."""
    rng = np.random.default_rng(8)
    x = rng.normal(size=N)
    values = {"no": np.zeros(N), "yes": np.tanh(8 * (x - 0.5)) + 0.2 * rng.normal(size=N)}
    found = evppi({"x": x}, values, block_edges(N), {"alone": ("x",)})
    assert found["alone"].estimate == found["x"].estimate


def test_an_input_of_a_set_that_does_not_vary_takes_no_term_from_the_others():
    rng = np.random.default_rng(4)
    a, b = (smoother(rng.normal(size=500)) for _ in range(2))
    assert len(surface_of([a, b, smoother(np.full(500, 2.0))]).basis) == len(surface_of([a, b]).basis)


@pytest.mark.parametrize(("n", "looked_at"), [(2 * CELLS, False), (2 * CELLS + 2, True)])
def test_cells_of_two_draws_each_tell_nothing(n, looked_at):
    rng = np.random.default_rng(4)
    gains = np.stack([np.zeros(n), rng.normal(size=n)])
    by_luck, worth = followed_by_cells([rng.normal(size=n)], gains, np.zeros_like(gains))
    assert (by_luck < 1.0) == looked_at
    assert looked_at or worth == 0.0


@pytest.mark.parametrize("n", [2048, 8192])
@pytest.mark.parametrize("of", [lambda a: np.sin(6 * a), lambda a: (a > 0.3) - 0.38], ids=["sine", "step"])
def test_a_sine_and_a_step_are_told_as_the_least_on_few_draws_and_on_many(n, of):
    """Told about 6 % low; on 2,048 draws the error of the whole estimate is larger than that, and no bar."""
    found = []
    for seed in range(4):
        rng = np.random.default_rng(seed)
        a, other, noise = rng.normal(size=(3, n))
        told = evppi({"a": a, "other": other}, {"no": np.zeros(n), "yes": of(a) + 0.3 * noise}, block_edges(n))
        found.append(told["a"].at_least)
        assert not told["other"].at_least
    assert sum(found) >= 3
