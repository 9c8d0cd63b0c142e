"""Switching values: roots where they are known, and the model run anew where they are not."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis import drivers
from scenarios.analysis.switching import by_rerun, switching_values
from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.draws import Draws, thinned
from scenarios.model.run import compare


def test_a_straight_line_switches_at_its_root():
    x = np.linspace(0, 10, 2001)
    (s,) = switching_values(x, {"no": np.zeros_like(x), "yes": 3 * (x - 4)})
    assert s.at == pytest.approx(4, abs=0.01)
    assert (s.below, s.above) == ("no", "yes")


def test_three_strategies_switch_twice_and_a_crossing_of_losers_is_not_a_switch():
    x = np.linspace(0, 10, 2001)
    found = switching_values(x, {"low": 4 - x, "mid": np.full_like(x, 1.0), "high": 2 * x - 14, "never": x / 10 - 9})
    assert [(round(s.at, 1), s.below, s.above) for s in found] == [(3.0, "low", "mid"), (7.5, "mid", "high")]


def test_a_strategy_that_is_best_at_a_single_value_has_a_switch_on_either_side():
    x = np.repeat(np.arange(20.0), 100)
    found = switching_values(x, {"low": 3.5 - x, "mid": np.zeros_like(x), "high": x - 4.5})
    assert [(round(s.at, 1), s.below, s.above) for s in found] == [(3.5, "low", "mid"), (4.5, "mid", "high")]


def test_no_switch_where_one_is_best_throughout():
    x = np.linspace(0, 1, 500)
    assert switching_values(x, {"a": x + 1, "b": x}) == []
    assert switching_values(np.full(500, 2.0), {"a": x, "b": 1 - x}) == []


def test_a_rerun_closes_in_on_the_root():
    found = by_rerun(lambda v: {"a": 0.0, "b": v**3 - 8}, -5, 5, near=[])
    assert [(round(s.at, 3), s.below, s.above) for s in found] == [(2.0, "a", "b")]


@pytest.mark.parametrize("key", ["fixed_cost_mission", "value_model_weight", "dls_per_sd"])
def test_roots_on_the_draws_agree_with_the_model_run_anew(loaded, wards, key):
    """These move with no other assumption, so holding one at a value and learning it come to the same."""
    scenario = loaded.scenario.with_strategies(("one_mission",))
    draws = draws_for(scenario, loaded.register)
    x = drivers.varying(draws)[key]
    run = compare(problem_for(scenario, loaded.missions, wards, draws, loaded.register))
    (root,) = switching_values(x, run.totals())
    some = thinned(draws, 1024)

    def expected(v: float) -> dict[str, float]:
        held = Draws({**some.arrays, key: np.full(some.n, v)}, some.blocks, some.seed)
        totals = compare(problem_for(scenario, loaded.missions, wards, held, loaded.register)).totals()
        return {k: float(t.mean()) for k, t in totals.items()}

    low, high = np.quantile(x, [0.01, 0.99])
    again = by_rerun(expected, float(low), float(high), near=[root.at])
    assert len(again) == 1
    assert (again[0].below, again[0].above) == (root.below, root.above)
    assert abs(again[0].at - root.at) < 0.12 * (high - low)


def test_a_rerun_closes_in_on_the_scale_of_the_assumption():
    (found,) = by_rerun(lambda v: {"a": 0.0, "b": v - 2.3e-5}, 0, 1e-4, near=[])
    assert found.at == pytest.approx(2.3e-5, rel=1e-4)
    (wide,) = by_rerun(lambda v: {"a": 0.0, "b": (v - 2.3e5) ** 3}, 0, 1e6, near=[])
    assert wide.at == pytest.approx(2.3e5, abs=2)


def test_curves_that_touch_and_part_do_not_switch():
    x = np.linspace(0, 10, 2001)
    assert switching_values(x, {"no": np.zeros_like(x), "yes": (x - 4) ** 2 + 0.01}) == []


def test_a_rerun_looks_at_every_quarter_for_a_choice_that_changes_and_changes_back():
    def expected(v: float) -> dict[str, float]:
        return {"a": 0.0, "b": (v - 0.1) * (0.3 - v)}

    assert [(round(s.at, 3), s.below, s.above) for s in by_rerun(expected, 0, 1, near=[])] == [
        (0.1, "a", "b"),
        (0.3, "b", "a"),
    ]
    late = by_rerun(lambda v: expected(1 - v), 0, 1, near=[])
    assert [round(s.at, 3) for s in late] == [0.7, 0.9]


def test_a_switch_between_two_that_are_not_the_best_on_average_is_found():
    x = np.linspace(0, 10, 2001)
    found = switching_values(x, {"first": 10 - 4 * x, "flat": np.full_like(x, 2.0), "last": x - 2})
    assert [(round(s.at, 4), s.below, s.above) for s in found] == [(2.0, "first", "flat"), (4.0, "flat", "last")]


def test_the_same_knowledge_switches_at_the_same_place():
    """A long-tailed input and its logarithm: a polynomial of the one bent where the other was straight."""
    rng = np.random.default_rng(3)
    log = rng.normal(0, 2, 8000)
    values = {"no": np.zeros(8000), "yes": np.tanh(log - 1) + rng.normal(0, 1, 8000)}
    (of_log,), (of_x,) = switching_values(log, values), switching_values(np.exp(log), values)
    assert of_log.at == pytest.approx(1, abs=0.15)
    assert np.log(of_x.at) == pytest.approx(of_log.at, abs=0.01)


def test_what_has_nothing_to_do_with_the_values_switches_nowhere():
    rng = np.random.default_rng(4)
    for _ in range(20):
        x, noise = rng.normal(size=(2, 2000))
        assert switching_values(x, {"no": np.zeros(2000), "yes": noise + 0.2}) == []


def test_a_strategy_never_beaten_and_one_with_a_twin_have_no_switch():
    x = np.linspace(0, 1, 500)
    assert switching_values(x, {"a": x, "twin": x.copy()}) == []
    assert switching_values(x, {"worse": x - 1, "a": x, "twin": x.copy()}) == []


def test_a_switch_beyond_the_middle_98_in_100_is_not_told():
    x = np.arange(101.0)

    def lines(root):
        return {"no": np.zeros_like(x), "yes": x - root}

    assert [s.at for s in switching_values(x, lines(97.5))] == [pytest.approx(97.5, abs=0.1)]
    assert switching_values(x, lines(98.5)) == []  # between the last draw within and the limit itself
    assert [s.at for s in switching_values(x, lines(2.5))] == [pytest.approx(2.5, abs=0.1)]
    assert switching_values(x, lines(1.5)) == []
