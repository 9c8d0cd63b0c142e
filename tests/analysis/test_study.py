"""What a study is worth: the closed form where there is one, and what must hold everywhere."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import qmc

from scenarios.analysis.information import evppi
from scenarios.analysis.study import Study, answers_of_spread, studied
from scenarios.domain.draws import block_edges
from scenarios.verification.closed_forms import normal_gate

N = 8192
BLOCKS = block_edges(N)


def normal(mean: float, sd: float) -> np.ndarray:
    return mean + sd * ndtri(qmc.Sobol(1, seed=4).random(N)[:, 0])


def weighed(x, values, *, known, sizes=(10, 50, 200), most=np.inf, people=1.0, **costs):
    return studied(Study("x", known, tuple(sizes), **costs), {"x": x}, values, BLOCKS, most, people)


@pytest.mark.parametrize(("mean", "sd", "noise"), [(0.2, 1.0, 4.0), (-0.5, 2.0, 3.0), (0.0, 1.0, 10.0)])
def test_a_normal_gain_and_normal_answers_are_the_closed_form(mean, sd, noise):
    x = normal(mean, sd)
    found = weighed(x, {"stop": np.zeros(N), "go": x}, known=answers_of_spread(x, noise))
    for size in found.sizes:
        exact = normal_gate(mean, sd, noise, size.n)["evsi"]
        assert abs(size.evsi.value - exact) < max(4 * size.evsi.se, 0.05 * exact), size


def test_the_published_gate_is_found_from_draws(case):
    for e in case("evsi_normal_gate")["cases"]:
        x = normal(e["prior_mean"], e["prior_sd"])
        sizes = [s for s in e["by_n"] if s["n"]]
        known = answers_of_spread(x, e["noise_per_unit"])
        found = weighed(x, {"stop": np.zeros(N), "go": x}, known=known, sizes=[s["n"] for s in sizes])
        for ours, theirs in zip(found.sizes, sizes, strict=True):
            allowed = max(4 * ours.evsi.se, 0.05 * theirs["evsi"], 1e-4)
            assert abs(ours.evsi.value - theirs["evsi"]) < allowed, (e, ours)


def test_it_rises_with_its_size_and_never_above_knowing_for_certain():
    rng = np.random.default_rng(2)
    x = rng.gamma(2.0, size=N)
    values = {"a": np.zeros(N), "b": x - 2 + rng.normal(size=N), "c": 0.5 * (x - 2.5) ** 2 - 1}
    found = weighed(x, values, known=6.0, sizes=(1, 2, 5, 10, 100, 10_000, 10_000_000))
    worths = [s.evsi.value for s in found.sizes]
    assert worths == sorted(worths)
    certain = evppi({"x": x}, values, BLOCKS)["x"].estimate.value
    assert worths[-1] == pytest.approx(certain, rel=1e-3)
    assert worths[-1] <= certain
    assert weighed(x, values, known=6.0, most=0.01).sizes[-1].evsi.value == 0.01


def test_more_that_is_known_already_makes_the_same_answers_worth_less():
    x = normal(0.1, 1.0)
    values = {"stop": np.zeros(N), "go": x}
    worths = [weighed(x, values, known=k, sizes=(20,)).sizes[0].evsi.value for k in (1, 10, 100)]
    assert worths == sorted(worths, reverse=True)


def test_what_is_left_is_everybody_s_worth_less_the_cost_and_the_best_size_has_most_of_it():
    x = normal(0.1, 1.0)
    values = {"stop": np.zeros(N), "go": x}
    found = weighed(x, values, known=16.0, people=1000, fixed_cost=20.0, cost_each=0.4)
    for s in found.sizes:
        assert s.cost == pytest.approx(20 + 0.4 * s.n)
        assert s.net_benefit == pytest.approx(1000 * s.evsi.value - s.cost)
    assert found.best == max(found.sizes, key=lambda s: s.net_benefit).n
    assert weighed(x, values, known=16.0, fixed_cost=1e6).best is None


def test_the_error_is_about_what_repeats_differ_by():
    worths, errors = [], []
    for seed in range(40):
        x = np.random.default_rng(seed).normal(0.1, 1.0, 2048)
        own = studied(Study("x", 16.0, (30,)), {"x": x}, {"stop": np.zeros(2048), "go": x}, block_edges(2048), np.inf)
        worths.append(own.sizes[0].evsi.value)
        errors.append(own.sizes[0].evsi.se)
    assert 0.6 < np.mean(errors) / np.std(worths) < 1.6


def test_an_input_that_does_not_vary_is_worth_nothing():
    found = weighed(np.full(N, 2.0), {"stop": np.zeros(N), "go": normal(0.1, 1.0)}, known=3.0)
    assert [s.evsi.value for s in found.sizes] == [0, 0, 0]


def test_answers_of_a_spread_are_its_variance_over_that_of_the_draws():
    x = normal(0.0, 2.0)
    assert answers_of_spread(x, 6.0) == pytest.approx(36 / x.var())


def test_an_input_that_does_not_vary_is_worth_no_study():
    rng = np.random.default_rng(1)
    values = {"no": np.zeros(400), "yes": rng.normal(0.1, 1, 400)}
    found = studied(Study("x", 10.0, (5, 50), 1.0, 0.0), {"x": np.full(400, 2.0)}, values, block_edges(400), 0.4)
    assert [z.evsi.value for z in found.sizes] == [0, 0]
    assert found.best is None


def test_a_study_without_costs_costs_nothing():
    assert Study("x", 4.0, (50,)).cost(50) == 0.0
