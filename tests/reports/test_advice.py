"""Advice as plain values and as tables."""

from __future__ import annotations

import io
import json

import numpy as np
import pytest
from rich.console import Console

from scenarios.analysis.from_draws import advise, net_benefit
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


def printed(values) -> str:
    page = io.StringIO()
    Console(file=page, width=160).print(advice.advice_tables(values))
    return " ".join(page.getvalue().split())


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
    assert all(set(r) == {"what", "name", "value", "se"} for r in rows)


def test_the_table_says_what_is_preferred_and_when_it_is_beaten(payload):
    text = printed(payload)
    assert text.startswith("Preferred: go; EVPI ")
    assert "Worth knowing, at most (EVPPI)" in text
    assert "EVPPI ±" in text.replace("┃", " ").replace("  ", " ").replace("  ", " ")
    assert "go is beaten mostly when x is below" in text
    assert "(stay → go)" in text


@pytest.mark.parametrize(
    ("never", "loses", "says"),
    [(True, None, "go is never beaten in these draws."), (False, None, "No few conditions tell when go is beaten.")],
)
def test_where_no_conditions_are_found_it_says_which_case_it_is(payload, never, loses, says):
    assert says in printed({**payload, "never_beaten": never, "loses_when": loses})


def test_a_limit_on_both_sides_and_on_one():
    base = {"coverage": 0.5, "density": 0.9, "base": 0.2}
    values = {"preferred": "go", "never_beaten": False}
    for low, high, says in ((None, 1.0, "x is below 1"), (2.0, None, "x is above 2"), (1.0, 2.0, "x is from 1 to 2")):
        conditions = [{"key": "x", "low": low, "high": high}]
        assert says in advice._loses({**values, "loses_when": {**base, "conditions": conditions}})


def test_costs_and_effects_add_a_frontier(found):
    rng = np.random.default_rng(4)
    costs, effects = {"a": np.zeros(N), "b": np.full(N, 10.0)}, {"a": np.zeros(N), "b": 1 + 0.1 * rng.normal(size=N)}
    values = advice.advice_payload(advise(net_benefit(costs, effects, 30), {}, costs=costs, effects=effects))
    assert [r["strategy"] for r in values["frontier"]] == ["a", "b"]
    assert "Cost-effectiveness frontier" in printed(values)
