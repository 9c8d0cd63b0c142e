from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import problem
from scipy.stats import norm

from scenarios.model import programme
from scenarios.model.pointing import point
from scenarios.model.programme import Terms
from scenarios.model.run import run_strategy


def terms(condition, *, retention=0.55, persist=0.7, reach=1.0, take_up=0.45, d=-0.12, places=0.01) -> Terms:
    condition = np.atleast_2d(np.array(condition, float))
    one = np.ones(condition.shape[1])
    return Terms(
        condition=condition,
        head_share=np.full(len(condition), 1 / len(condition)),
        rule_share=np.full((len(condition), 1), 1 / len(condition)),
        places_per_gbp=places * one,
        effect_d=d * one,
        persist=persist * one,
        retention=retention * one,
        reach_ceiling=reach * one,
        take_up=take_up * one,
    )


def test_exit_probability_is_the_probit_map_and_keeps_harm():
    d = np.array([-0.05, -0.10, -0.15, -0.27, -0.50])
    e = programme.exit_probability(np.full(5, 0.7), d)
    assert e == pytest.approx([0.018, 0.036, 0.054, 0.100, 0.190], abs=0.001)  # the register's own note on the map
    assert e == pytest.approx(0.7 - norm.cdf(norm.ppf(0.7) + d))
    assert programme.exit_probability(np.array([0.7]), np.array([0.2]))[0] < 0


def test_reach_saturates():
    available = np.array([[100.0]])
    assert programme.newly_reached(available, np.array([[0.001]]))[0, 0] == pytest.approx(0.001, rel=1e-4)
    assert programme.newly_reached(available, np.array([[1e9]]))[0, 0] == pytest.approx(100)
    assert programme.newly_reached(available, np.array([[0.0]]))[0, 0] == 0


def test_those_already_out_or_engaged_cannot_be_reached_again():
    left = programme.available(np.array([[1000.0]]), np.array([[100.0]]), np.array([[50.0]]), np.array([0.4]))
    assert left[0, 0] == 0.4 * 900 - 50
    assert programme.available(np.array([[10.0]]), np.array([[0.0]]), np.array([[50.0]]), np.array([0.4]))[
        0, 0
    ] == pytest.approx(0)


@given(st.floats(0.05, 0.95), st.floats(0.3, 0.95), st.floats(-0.5, 0.3), st.integers(1, 15))
def test_closed_form_without_saturation(retention, persist, d, years):
    """B_T = e·n·(1 - ρ^T)/(1 - ρ) for a constant n a year, when the pool is a continent."""
    t = terms([[1e12]], retention=retention, persist=persist, d=d)
    money = np.full((years, 1), 1000.0)
    out = programme.run(t, money, np.zeros_like(money), np.array([[d]]))
    n = 0.45 * 0.01 * 1000
    e = programme.exit_probability(np.array([persist]), np.array([d]))[0]
    assert out.out_at_end[0, 0] == pytest.approx(e * n * (1 - retention**years) / (1 - retention), rel=1e-3, abs=1e-9)
    assert out.reached[0, 0] == pytest.approx(n * years, rel=1e-3)


def test_three_years_by_hand():
    """One ward of 1,000 lonely people, all engageable, £10,000 a year at 0.01 places a pound, τ = 0.45, π = 0.7, ρ =

    0.5, d = -0.3.

    100 places a year invite 45 lonely people. e = 0.7 - Φ(Φ⁻¹(0.7) - 0.3) = 0.7 - Φ(0.22440) = 0.7 - 0.58878 = 0.11122.
    Year 1: A = 1000,               n = 1000·(1 - exp(-45/1000))      = 44.0025; B = 4.8940, E = 39.1085
    Year 2: B, E fade to 2.4470, 27.3760; A = 1000 - 2.4470 - 27.3760 = 970.1771; n = 43.9723; B = 7.3376, E = 66.4576
    Year 3: B, E fade to 3.6688, 46.5203; A = 949.8109;               n = 43.9508; B = 8.5570, E = 85.5828
    Person-years: 4.8940/2 + (4.8940 + 7.3376)/2 + (7.3376 + 8.5570)/2 = 2.4470 + 6.1158 + 7.9473 = 16.5101
    """
    t = terms([[1000.0]], retention=0.5, persist=0.7, d=-0.3)
    money = np.full((3, 1), 10_000.0)
    out = programme.run(t, np.zeros_like(money), money, np.array([[-0.3]]))
    assert out.out_at_end[0, 0] == pytest.approx(8.5570, abs=2e-3)
    assert out.reached[0, 0] == pytest.approx(44.0025 + 43.9723 + 43.9508, abs=2e-3)
    assert out.averted_by_year[:, 0] == pytest.approx([2.4470, 6.1158, 7.9473], abs=2e-3)
    assert out.person_years[0, 0] == pytest.approx(16.5101, abs=3e-3)
    assert out.helped[0] == pytest.approx(0.11122 * 131.9256, abs=2e-3)
    # S: 0.3·44.0025/0.45 = 29.3350; then 0.5·29.3350 + 0.3·43.9723/0.45 = 43.9824; half-cycle corrected 14.6675,
    # 36.6587
    assert out.improved_by_year[:2, 0] == pytest.approx([14.6675, 36.6587], abs=2e-3)
    assert out.places[0] == 300


def test_draws_worked_in_runs_are_the_same_as_all_at_once(monkeypatch):
    rng = np.random.default_rng(3)
    t = terms(rng.uniform(100, 900, (4, 50)))
    money, directed = rng.uniform(0, 1e5, (6, 50)), rng.uniform(0, 1e5, (6, 50))
    whole = programme.run(t, money, directed, t.effect_d[None])
    monkeypatch.setattr(programme, "CELLS", 4 * 7)
    monkeypatch.setattr(programme, "FEWEST", 1)
    parts = programme.run(t, money, directed, t.effect_d[None])
    for name in whole.__dataclass_fields__:
        assert getattr(parts, name) == pytest.approx(getattr(whole, name), rel=1e-12), name


def test_a_pound_a_year_reaches_as_many_people_to_the_pound_as_a_thousand(loaded, wards):
    """Where money is small reach is proportional to it, so each pound reaches the same; 1 - exp would lose digits."""
    ready = problem(loaded, wards, draws=16)
    persons = {
        gbp: run_strategy(ready, point(ready, "piecemeal"), gbp).wards.reached.sum(axis=0) for gbp in (1.0, 10.0)
    }
    assert persons[1.0].min() > 0
    assert 10 * persons[1.0] == pytest.approx(persons[10.0], rel=1e-6)


def test_newly_reached_keeps_its_digits_where_hardly_anybody_is():
    people = programme.newly_reached(np.full((1, 3), 1e4), np.array([[1e-8, 1e-4, 1.0]]))
    assert people[0] == pytest.approx([1e-8, 1e-4, 1 - 1e-4 / 2], rel=1e-8)
    assert people[0][0] == pytest.approx(1e-8, rel=1e-12)


def test_the_best_return_counts_what_scattered_money_already_gives():
    """Two wards of as many adults, one with four times as many lonely people: it is topped up to the same level."""
    t = replace(terms([[1000.0], [4000.0]]), rule_share=None)
    into, spare = np.empty((2, 2, 1))
    programme.invited(np.array([2000.0]), np.array([8000.0]), np.array([[1000.0], [4000.0]]), t, into=into, spare=spare)
    assert into[:, 0] / t.invited_per_gbp[0] == pytest.approx([2000, 8000])  # of £10,000, as the lonely are 1 to 4
    programme.invited(np.array([9000.0]), np.array([1000.0]), np.array([[1000.0], [4000.0]]), t, into=into, spare=spare)
    assert into[:, 0] / t.invited_per_gbp[0] == pytest.approx([4500, 5500])  # too little to level them


def test_the_best_return_keeps_the_least_share_of_every_ward():
    t = replace(terms([[0.0], [4000.0]]), rule_share=None, least_share=0.5)
    into, spare = np.empty((2, 2, 1))
    programme.invited(np.array([0.0]), np.array([8000.0]), np.array([[0.0], [4000.0]]), t, into=into, spare=spare)
    assert into[:, 0] / t.invited_per_gbp[0] == pytest.approx([2000, 6000])


def test_an_effect_may_be_another_every_year():
    t = terms([[1e12]], retention=0.5, persist=0.7)
    money, d = np.full((3, 1), 1000.0), np.array([[-0.1], [-0.3], [-0.2]])
    out = programme.run(t, np.zeros_like(money), money, d)
    n = 0.45 * 0.01 * 1000
    e = programme.exit_probability(np.array([0.7]), d)[:, 0]
    assert out.helped[0] == pytest.approx(n * e.sum(), rel=1e-6)
    assert out.out_at_end[0, 0] == pytest.approx(n * (e[0] / 4 + e[1] / 2 + e[2]), rel=1e-6)
    held = [10 * 0.1, 10 * (0.1 * 0.5 + 0.3), 10 * (0.1 * 0.25 + 0.3 * 0.5 + 0.2)]  # ten places a year
    assert out.improved_by_year[:, 0] == pytest.approx([held[0] / 2, (held[0] + held[1]) / 2, (held[1] + held[2]) / 2])


@pytest.mark.parametrize(
    ("n", "wards", "together"),
    [(8192, 35, 4096), (8192, 24, 4096), (8192, 10, 8192), (8192, 100, 1366), (8192, 7000, 20), (40, 10**6, 14)],
)
def test_draws_worked_on_together_stay_in_cache_in_runs_of_even_length(n, wards, together):
    assert programme.draws_at_a_time(n, wards) == together


@pytest.mark.parametrize("n", [2, 3])
def test_a_run_of_draws_takes_its_own_share_of_a_rule_that_differs_by_draw(n):
    t = two_wards(n)
    by_draw = np.arange(2.0 * n).reshape(2, n)
    for k in range(n):
        assert replace(t, rule_share=by_draw).rows(slice(k, k + 1)).rule_share[:, 0].tolist() == [k, n + k]
    alike = replace(t, rule_share=by_draw[:, :1])
    assert alike.rows(slice(1, 2)).rule_share is alike.rule_share


def two_wards(n: int) -> programme.Terms:
    ones = np.ones(n)
    return programme.Terms(
        condition=np.full((2, n), 100.0),
        head_share=np.array([0.5, 0.5]),
        rule_share=None,
        least_share=0.0,
        places_per_gbp=ones,
        effect_d=-ones,
        persist=ones,
        retention=ones,
        reach_ceiling=ones,
        take_up=ones,
    )
