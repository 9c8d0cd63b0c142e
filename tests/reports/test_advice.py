"""Advice as plain values."""

from __future__ import annotations

import json

import numpy as np
import pytest

from scenarios.analysis import acceptability
from scenarios.analysis.acceptability import net_benefit
from scenarios.analysis.from_draws import advise
from scenarios.domain.draws import block_edges
from scenarios.reports import advice

N = 600


@pytest.fixture(scope="module")
def found():
    rng = np.random.default_rng(3)
    x, noise = rng.normal(size=N), rng.normal(size=N)
    return advise({"go": x + 0.3, "stay": np.zeros(N)}, {"x": x, "noise": noise})


@pytest.fixture(scope="module")
def payload(found):
    return advice.advice_payload(found)


def test_every_number_is_there_and_can_be_written_as_json(payload, found):
    text = json.dumps(payload, allow_nan=False)
    assert json.loads(text)["preferred"] == "go"
    assert set(payload["strategies"]) == {"go", "stay"}
    for name, s in payload["strategies"].items():
        assert s["expected_value"]["value"] == pytest.approx(found.decision.expected[name].value)
        assert s["expected_loss"]["se"] == found.decision.loss[name].se


def test_inputs_stand_with_floor_members_and_whether_they_are_clear(payload):
    assert payload["evppi"]["x"]["clear"] is True
    assert payload["evppi"]["noise"]["clear"] is False
    assert payload["evppi"]["x"]["members"] == ["x"]
    assert payload["evppi"]["x"]["by_chance"] < payload["evppi"]["x"]["value"]


def test_where_it_loses_is_limits_with_coverage_density_and_an_example(payload, found):
    loses = payload["loses_when"]
    assert [c["key"] for c in loses["conditions"]] == ["x"]
    assert 0 < loses["base"] < loses["density"] <= 1
    assert loses["example_draw"] == found.finding.example


def test_nothing_found_is_nothing():
    assert advice.finding_payload(None) is None


def test_a_row_is_a_number_with_its_name_and_error(payload):
    rows = advice.advice_rows(payload)
    assert {"what": "evppi", "name": "x"}.items() <= next(r for r in rows if r["name"] == "x").items()
    assert rows[-1]["what"] == "evpi"
    assert {r["name"] for r in rows if r["what"] == "expected_value"} == {"go", "stay"}
    assert all(list(r) == ["what", "name", "value", "se", "p10", "p90"] for r in rows)


def test_costs_and_effects_add_a_frontier(found):
    rng = np.random.default_rng(4)
    costs, effects = {"a": np.zeros(N), "b": np.full(N, 10.0)}, {"a": np.zeros(N), "b": 1 + 0.1 * rng.normal(size=N)}
    values = advice.advice_payload(advise(net_benefit(costs, effects, 30), {}, costs=costs, effects=effects))
    assert [r["strategy"] for r in values["frontier"]] == ["a", "b"]
    assert values["against"] == "a"
    added = values["incremental"]["b"]
    assert added["cost"]["value"] == pytest.approx(10)
    assert added["effect"]["value"] == pytest.approx(effects["b"].mean())
    assert added["effect"]["p10"] < added["effect"]["value"] < added["effect"]["p90"]
    assert added["net_benefit"]["value"] == pytest.approx(30 * effects["b"].mean() - 10)
    (row,) = [r for r in advice.advice_rows(values) if r["what"] == "added_effect"]
    assert (row["name"], row["value"], row["p10"]) == ("b", added["effect"]["value"], added["effect"]["p10"])


def test_everybody_whom_the_choice_concerns_is_counted_for_each_input(found):
    values = advice.advice_payload(found, 1000.0)
    rows = {(r["what"], r["name"]): r["value"] for r in advice.advice_rows(values)}
    assert rows["evpi_of_population", ""] == 1000 * values["evpi"]["value"]
    assert rows["evppi_of_population", "x"] == 1000 * values["evppi"]["x"]["value"]


def across(people=None):
    rng = np.random.default_rng(4)
    costs = {"a": np.zeros(N), "b": np.full(N, 10.0)}
    effects = {"a": np.zeros(N), "b": 1 + 0.1 * rng.normal(size=N)}
    blocks = block_edges(N)
    found = acceptability.across(costs, effects, (0.0, 20.0), blocks)
    added = acceptability.incremental(costs, effects, net_benefit(costs, effects, 20.0), "a", blocks)
    return advice.across_payload(found, acceptability.break_evens(costs, effects, 0, 20), added, "a", people)


def test_rows_across_worths_hold_every_number_that_is_told():
    rows = advice.across_rows(across(50.0))
    assert all(list(r) == ["wtp", "what", "name", "value", "se", "p10", "p90"] for r in rows)
    at = {(r["wtp"], r["what"], r["name"]): r for r in rows}
    payload = across(50.0)
    for w in payload["worths"]:
        assert at[w["wtp"], "expected_loss", "b"]["value"] == w["expected_loss"]["b"]["value"]
        assert at[w["wtp"], "evpi_of_population", w["preferred"]]["value"] == 50 * w["evpi"]["value"]
    (change,) = payload["break_even"]
    assert at[change["wtp"], "break_even", "a to b"]["value"] is None
    assert at[20.0, "added_cost", "b"]["p90"] == 10
    assert not any(r["what"] == "evpi_of_population" for r in advice.across_rows(across()))
