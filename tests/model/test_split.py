import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.model import split


def test_fixed_rules_by_hand():
    adults, condition, rank = np.array([1000.0, 3000.0]), np.array([[100.0], [100.0]]), np.array([0.9, 0.1])
    assert split.fixed_split("per_head", adults, condition, rank)[:, 0].tolist() == [0.25, 0.75]
    assert split.fixed_split("need", adults, condition, rank)[:, 0].tolist() == [0.5, 0.5]
    assert split.fixed_split("deprivation", adults, condition, rank)[:, 0] == pytest.approx([0.75, 0.25])  # 900 to 300


def test_water_filling_against_published_optima(case):
    """v = Σ a (1 - exp(-b x)): the split, the value and that a blend beats the best single option."""
    for known in case("allocation_closed_forms")["exponential_saturation_waterfilling"]:
        a, b = np.array(known["a"])[:, None], np.array(known["b"])[:, None]
        x = split.water_fill(1 / b, -np.log(a * b), np.array([known["budget"]]))
        assert x[:, 0] == pytest.approx(known["x_opt"], abs=1e-6)
        value = (a * (1 - np.exp(-b * x))).sum()
        assert value == pytest.approx(known["value"], abs=1e-6)
        assert value >= known["value_equal_split"] - 1e-9
        assert value > known["value_best_single"]
        spent = x[:, 0] > 0
        assert (a * b * np.exp(-b * x))[spent, 0] == pytest.approx(known["shadow_price"], rel=1e-6)


def test_an_s_curve_makes_focus_win_and_a_concave_curve_a_blend(case):
    """Our own S-curve is the fixed cost: with it one mission beats two halves, without it two halves beat one."""
    from scenarios.model import directing

    concave = lambda x: 100 * (1 - np.exp(-x / 50))  # noqa: E731
    one, aligned = np.array([0.0]), np.array([[1.0]])
    for fixed_cost, focus_wins in ((0.0, False), (25.0, True)):
        net = lambda x, f=fixed_cost: directing.net_directed(np.array([[x]]), one, np.array([f]), aligned)[0, 0]  # noqa: E731
        assert bool(concave(net(60.0)) > 2 * concave(net(30.0))) is focus_wins
    known = case("allocation_closed_forms")["s_curve"]
    curve = [known["a"][0] * x**2 / (x**2 + known["k"][0] ** 2) for x in (known["budget"], known["budget"] / 2)]
    assert curve[0] == pytest.approx(known["value_single"])
    assert 2 * curve[1] == pytest.approx(known["value_equal"])


@given(st.integers(0, 100_000), st.integers(1, 30))
def test_best_return_spends_everything_at_one_level(seed, wards):
    rng = np.random.default_rng(seed)
    available = np.where(rng.random((wards, 5)) < 0.2, 0.0, rng.uniform(1, 500, (wards, 5)))
    scattered, budget = rng.uniform(0, 3000, (wards, 5)), rng.uniform(0, 1e5, 5) * (rng.random(5) < 0.8)
    out = split.best_return(available, scattered, budget)
    assert (out >= 0).all()
    assert out.sum(axis=0) == pytest.approx(budget, rel=1e-9, abs=1e-6)
    level = np.divide(scattered + out, available, out=np.full_like(out, np.nan), where=available > 0)
    for d in range(5):
        filled = level[:, d][out[:, d] > 1e-6]
        if filled.size and available[:, d].any():
            assert filled == pytest.approx(filled[0], rel=1e-6)
            assert np.nanmin(level[:, d]) >= filled[0] * (1 - 1e-6)


@given(st.integers(0, 100_000))
def test_no_other_split_reaches_more(seed):
    rng = np.random.default_rng(seed)
    available, scattered = rng.uniform(10, 500, (6, 1)), rng.uniform(0, 300, (6, 1))
    budget, tau = np.array([rng.uniform(100, 5000)]), 0.02
    reach = lambda money: (available * (1 - np.exp(-tau * money / available))).sum()  # noqa: E731
    best = reach(scattered + split.best_return(available, scattered, budget))
    for _ in range(20):
        other = rng.dirichlet(np.ones(6) * 0.7)[:, None] * budget
        assert best >= reach(scattered + other) - 1e-9


@given(st.integers(0, 1000), st.floats(0, 1), st.integers(1, 9))
def test_a_floor_keeps_the_budget_and_lifts_everybody_to_it(seed, floor, wards):
    rng = np.random.default_rng(seed)
    share = rng.dirichlet(np.full(wards, 0.3), size=20).T * 1000
    heads = rng.dirichlet(np.ones(wards))
    after = split.with_least_share(share, heads, floor)
    assert after.sum(axis=0) == pytest.approx(share.sum(axis=0))
    assert (after >= floor * heads[:, None] * 1000 * (1 - 1e-9)).all()


def test_a_full_floor_is_an_even_split_and_no_floor_changes_nothing():
    heads = np.array([0.2, 0.3, 0.5])
    share = np.array([[0.0], [0.1], [0.9]])
    assert split.with_least_share(share, heads, 1.0)[:, 0] == pytest.approx(heads)
    assert split.with_least_share(share, heads, 0.0) is share


def test_water_finds_its_level_however_narrow_the_wards():
    width, start = np.array([[0.2], [0.3]]), np.zeros((2, 1))
    assert split.water_level(width, start, np.array([1.0])) == pytest.approx([2.0])
