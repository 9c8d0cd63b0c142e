"""Sentences of advice about strategies and inputs whose names are somebody's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.analysis.acceptability import across, break_evens
from scenarios.analysis.from_draws import advise
from scenarios.analysis.study import Study
from scenarios.domain.draws import block_edges
from scenarios.views.words import advice as words

RNG = np.random.default_rng(5)
X, Y = RNG.normal(0.3, 1.0, 2000), RNG.normal(0.0, 1.0, 2000)
STUDY = Study("x", 9.0, (10, 100), fixed_cost=5.0, cost_each=0.1)
FOUND = advise({"stay": np.zeros(2000), "go": 1000 * X}, {"x": X, "y": Y}, studies=[STUDY])


@pytest.mark.parametrize(
    ("x", "said"),
    [(0, "0"), (0.01234, "0.0123"), (12.34, "12.3"), (-4.5, "−4.5"), (123456.7, "123,457"), (999.6, "1,000")],
)
def test_an_amount_has_three_figures_and_is_whole_from_a_thousand_on(x, said):
    assert words.amount(x) == said


def test_the_choice_is_the_preferred_one_with_its_chance_and_what_it_loses():
    claim, detail = words.choice(FOUND)
    d = FOUND.decision
    assert claim == f"{d.preferred} has the highest expected value" == "go has the highest expected value"
    assert f"in {round(100 * d.p_best['go'].value)} of 100 draws" in detail
    assert f"loses {words.amount(d.loss['go'].value)} on average" in detail


def test_what_is_worth_most_stands_first_and_the_rest_after_it():
    claim, detail = words.learn(FOUND)
    assert claim == f"Knowing x would be worth most: up to {words.amount(FOUND.evppis[0].estimate.value)}"
    assert detail == ""
    both = replace(FOUND, evppis=[FOUND.evppis[0], replace(FOUND.evppis[0], key="z")])
    assert words.learn(both)[1].startswith("Then z (up to ")
    none = replace(FOUND, evppis=FOUND.evppis[1:])
    assert words.learn(none) == ("Nothing on its own stands above what chance would find", "")


def test_a_study_is_told_by_its_best_size_or_that_none_pays():
    (s,) = FOUND.studies
    best = next(z for z in s.sizes if z.n == s.best)
    claim, detail = words.study(s)
    assert claim == f"A study of x pays best at {s.best} answers: {words.amount(best.net_benefit)} after its cost"
    assert detail == f"100 answers would be worth {words.amount(s.sizes[-1].evsi.value)} for one person."
    assert words.study(replace(s, best=None))[0] == "No size of a study of x is worth its cost"


def test_across_worths_every_change_is_told_with_the_worth_it_comes_at():
    cost, effect = {"a": np.zeros(2000), "b": np.full(2000, 10.0)}, {"a": np.zeros(2000), "b": 1 + 0.1 * Y}
    blocks = block_edges(2000)
    found, changes = across(cost, effect, (0.0, 20.0), blocks), break_evens(cost, effect, 0.0, 20.0)
    claim, detail = words.across(found, changes)
    assert claim == f"a is preferred at first; b from {words.amount(changes[0].wtp)}"
    assert "100 of 100 draws at the lowest worth" in detail
    assert words.across(found[:1], [])[0] == "a is preferred at every worth from 0 to 0"
    most = max(found, key=lambda f: f.evpi.value)
    assert words.uncertainty(found) == (
        f"Knowing everything is worth most, {words.amount(most.evpi.value)}, where an effect is worth"
        f" {words.amount(most.wtp)}"
    )
