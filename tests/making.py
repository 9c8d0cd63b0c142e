"""Small problems for tests: a scenario, a register and wards that a person can follow by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import strategies as st

from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.parameter import Distribution, Register
from scenarios.domain.scenario import Scenario, Strategy
from scenarios.domain.wards import Wards
from scenarios.model.prepare import Problem
from scenarios.uncertainty.distributions import mean


def fixed(register: Register, **values: float) -> Register:
    """Every parameter fixed: at the value given, or at its mean."""
    for key, parameter in register.parameters.items():
        if parameter.distribution == "dirichlet":
            whole = sum(parameter.parameters.values())
            shares = {label: alpha / whole for label, alpha in parameter.parameters.items()}
            register = register.replaced(key, Distribution(distribution="shares", parameters=shares))
            continue
        value = values.get(key, mean(parameter))
        register = register.replaced(key, Distribution(distribution="fixed", parameters={"value": float(value)}))
    return register


def some_wards(adults: list[float], deprivation: list[float] | None = None, **more) -> Wards:
    n = len(adults)
    none = {"poor_health": np.zeros(n), "living_alone": np.zeros(n)}
    rank = np.array(deprivation) if deprivation else np.full(n, 0.5)
    return Wards(
        council="Test",
        vintage="test",
        code=tuple(f"T{i:04d}" for i in range(n)),
        name=tuple(f"Ward {i}" for i in range(n)),
        adults=np.array(adults, float),
        deprivation=rank,
        **{**none, **more},
    )


def permuted(wards: Wards, order: np.ndarray) -> Wards:
    """The same wards in another order, or some of them."""
    names = {k: tuple(v[i] for i in order) if (v := getattr(wards, k)) else () for k in ("code", "name", "district")}
    columns = ("adults", "deprivation", "poor_health", "living_alone", "prevalence", "prevalence_se", "areas")
    picked = {k: None if (v := getattr(wards, k)) is None else np.ascontiguousarray(v[order]) for k in columns}
    return replace(wards, **names, **picked)


def problem(
    loaded, wards: Wards, scenario: Scenario | None = None, register: Register | None = None, **levers
) -> Problem:
    scenario = (scenario or loaded.scenario).with_levers(**{"draws": 64, "seed": 7, **levers})
    register = register or loaded.register
    other = "carbon" if scenario.levers.mission == "jobs" else "jobs"  # the same one whatever else a test changes
    scenario = scenario.with_best_other(other, loaded.missions.title(other))
    return problem_for(scenario, loaded.missions, wards, draws_for(scenario, register), register)


def with_strategies(scenario: Scenario, **points_at: dict[str, float]) -> Scenario:
    """The same scenario with piecemeal and strategies of one's own."""
    own = {k: Strategy(title=k, points_at=v) for k, v in points_at.items()}
    return scenario.model_copy(update={"strategies": {"piecemeal": scenario.strategies["piecemeal"], **own}})


def with_fixed(problem: Problem, **values: float) -> Problem:
    """The problem's draws with some parameters at one value; only for those that `prepare` does not read."""
    draws = {**problem.draws, **{k: np.full(problem.n, v) for k, v in values.items()}}
    return replace(problem, draws=draws)


@st.composite
def levers(draw) -> dict:
    """Levers anywhere in their ranges."""
    return {
        "spend_gbp": draw(st.one_of(st.just(0.0), st.floats(1e3, 5e9))),
        "years": draw(st.integers(1, 15)),
        "mission": draw(st.sampled_from(["isolation", "jobs", "carbon", "homelessness"])),
        "pointed_share": draw(st.floats(0, 1)),
        "ward_rule": draw(st.sampled_from(["per_head", "need", "deprivation", "best_return"])),
        "gradient": draw(st.sampled_from(["marginal", "adjusted"])),
        "valuation": draw(st.sampled_from(["blend", "threshold", "ordered"])),
        "beyond_horizon": draw(st.booleans()),
        "discounting": draw(st.sampled_from(["split", "one_rate"])),
        "eligibility": draw(st.floats(0, 1)),
        "mission_can_drop": draw(st.booleans()),
        "focus_multiplier": draw(st.booleans()),
        "seed": draw(st.integers(0, 2**32 - 1)),
        "draws": draw(st.integers(1, 48)),
    }


@st.composite
def ward_sets(draw) -> Wards:
    n = draw(st.integers(1, 12))
    adults = draw(st.lists(st.floats(50, 40_000), min_size=n, max_size=n))
    rank = draw(st.lists(st.floats(0.05, 0.95), min_size=n, max_size=n))
    return some_wards(adults, rank)


def kept(results: object) -> object:
    """Results as a golden file keeps them: ten figures, so that a last bit that moves is no change to review."""
    if isinstance(results, dict):
        return {k: kept(v) for k, v in results.items()}
    if isinstance(results, list):
        return [kept(v) for v in results]
    return float(f"{results:.10g}") if isinstance(results, float) else results


def agree(ours: object, golden: object, where: str) -> None:
    """Results the same as the golden ones: words, counts and order to the letter, numbers to a millionth."""
    if isinstance(golden, dict):
        assert isinstance(ours, dict), where
        assert list(ours) == list(golden), where
        for key in golden:
            agree(ours[key], golden[key], f"{where}.{key}")
    elif isinstance(golden, list):
        assert isinstance(ours, list), where
        assert len(ours) == len(golden), where
        for i, (a, b) in enumerate(zip(ours, golden, strict=True)):
            agree(a, b, f"{where}[{i}]")
    elif isinstance(golden, float):
        assert ours == pytest.approx(golden, rel=1e-6, abs=1e-9), where
    else:
        assert ours == golden, where
