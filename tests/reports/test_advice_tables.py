"""Advice as tables and notes, the same for a terminal and for a page."""

from __future__ import annotations

import io

import numpy as np
import pytest
from rich.console import Console

from scenarios.analysis import acceptability
from scenarios.analysis.from_draws import advise
from scenarios.domain.draws import block_edges
from scenarios.reports import advice, advice_tables

N = 600


def made(**more):
    rng = np.random.default_rng(3)
    x, noise = rng.normal(size=N), rng.normal(size=N)
    return advise({"go": x + 0.3, "stay": np.zeros(N)}, {"x": x, "noise": noise}, **more)


@pytest.fixture(scope="module")
def payload():
    return advice.advice_payload(made())


def printed(values) -> str:
    page = io.StringIO()
    Console(file=page, width=160).print(advice_tables.for_terminal(advice_tables.advice_parts(values)))
    return " ".join(page.getvalue().split())


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
        assert says in advice_tables._loses({**values, "loses_when": {**base, "conditions": conditions}})


def titled(parts):
    return {p.title: p for p in parts if isinstance(p, advice_tables.Titled)}


def test_everybody_whom_the_choice_concerns_has_a_column(payload):
    plain = titled(advice_tables.advice_parts(payload))["Worth knowing, at most (EVPPI)"]
    assert "For everybody" not in plain.heads
    counted = advice.advice_payload(made(), 1e6)
    table = titled(advice_tables.advice_parts(counted))["Worth knowing, at most (EVPPI)"]
    row = dict(zip(table.heads, table.rows[0], strict=True))
    assert row["For everybody"] == advice_tables.number(1e6 * counted["evppi"]["x"]["value"])


def test_a_terminal_shows_the_inputs_worth_most_and_a_page_every_one():
    rng = np.random.default_rng(1)
    x = {f"x{i}": rng.normal(size=N) for i in range(30)}
    values = advice.advice_payload(advise({"go": x["x0"], "stay": np.zeros(N)}, x))
    page = titled(advice_tables.advice_parts(values))["Worth knowing, at most (EVPPI)"]
    assert len(advice_tables.for_page(page).rows) == 30
    assert sum(f" x{i} " in f" {printed(values)} " for i in range(30)) <= advice_tables.MOST_INPUTS


def across(people=None):
    rng = np.random.default_rng(4)
    costs = {"a": np.zeros(N), "b": np.full(N, 10.0)}
    effects = {"a": np.zeros(N), "b": 1 + 0.1 * rng.normal(size=N)}
    blocks = block_edges(N)
    found = acceptability.across(costs, effects, (0.0, 20.0), blocks)
    at_last = acceptability.net_benefit(costs, effects, 20.0)
    added = acceptability.incremental(costs, effects, at_last, "a", blocks)
    return advice.across_payload(found, acceptability.break_evens(costs, effects, 0, 20), added, "a", people)


def test_across_worths_there_are_chances_losses_and_what_is_added_with_ranges():
    tables = titled(advice_tables.across_parts(across()))
    assert list(tables) == [
        "Chance best, by the worth of one effect",
        "Expected loss, by the worth of one effect",
        "Against a, at 20",
    ]
    lost = tables["Expected loss, by the worth of one effect"]
    assert lost.rows[0] == ("0", "0", "10")
    added = dict(zip(tables["Against a, at 20"].heads[1:4], tables["Against a, at 20"].rows[0][1:4], strict=True))
    assert added == {"Added cost": "10", "p10": "10", "p90": "10"}
    first = titled(advice_tables.across_parts(across(2000.0)))["Chance best, by the worth of one effect"]
    assert first.heads[:4] == ("Worth", "Preferred", "EVPI", "EVPI of everybody")


@pytest.mark.parametrize("changes", [True, False])
def test_where_the_preferred_changes_is_a_sentence(changes):
    payload = across()
    if not changes:
        payload["break_even"] = []
    notes = [p for p in advice_tables.across_parts(payload) if isinstance(p, str)]
    said = "changes: a → b at " if changes else "never changes."
    assert notes[0].startswith(f"The preferred strategy {said}")


@pytest.mark.parametrize(("x", "shown"), [(None, "–"), (999.5, "999.5"), (1000.4, "1,000"), (-0.25, "-0.25")])
def test_numbers_from_a_thousand_on_are_whole(x, shown):
    assert advice_tables.number(x) == shown
