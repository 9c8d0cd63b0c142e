"""Charts of advice: every figure whole, every number the advice's own."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import frame_of, whole

from scenarios.analysis.acceptability import across, break_evens
from scenarios.analysis.from_draws import advise
from scenarios.analysis.study import Study
from scenarios.domain.draws import block_edges
from scenarios.views.charts import advice
from scenarios.views.charts.theme import DARK

RNG = np.random.default_rng(6)
X, Y = RNG.normal(0.3, 1.0, 1000), RNG.normal(0.0, 1.0, 1000)
COST = {"a": np.zeros(1000), "b": np.full(1000, 10.0), "c": np.full(1000, 25.0)}
EFFECT = {"a": np.zeros(1000), "b": 1 + 0.2 * X, "c": 1.6 + 0.2 * X + 0.3 * Y}
WORTHS = (0.0, 10.0, 20.0, 30.0)
BLOCKS = block_edges(1000)


@pytest.fixture(scope="module")
def found():
    study = Study("x", 9.0, (10, 100), fixed_cost=1.0, cost_each=0.1)
    return advise({"stay": np.zeros(1000), "go": 10 * X + Y}, {"x": X, "y": Y}, studies=[study], people=3.0)


def test_every_figure_is_whole_in_both_themes(found):
    figures = [*advice.of_advice(found), *advice.of_advice(found, DARK)]
    figures += advice.of_worths(across(COST, EFFECT, WORTHS, BLOCKS), break_evens(COST, EFFECT, 0, 30))
    assert [f.key for f in figures] == [*["loss", "evppi", "study1"] * 2, "acceptability", "loss", "evpi"]
    for f in figures:
        whole(f)


def test_bars_are_losses_and_worths_with_two_errors_either_side(found):
    loss, learn, _ = advice.of_advice(found)
    assert frame_of(loss, "bars")["value"].tolist() == [d.value for d in found.decision.loss.values()]
    bars = frame_of(learn, "bars")
    first = found.evppis[0].estimate
    row = bars.iloc[0]
    assert row["name"] == found.evppis[0].key
    assert (row["value"], row["low"], row["high"]) == pytest.approx(
        (first.value, first.value - 2 * first.se, first.value + 2 * first.se)
    )
    assert len(loss.table) == 2
    assert learn.table["Clear"].tolist() == ["yes" if w.clear else "no" for w in found.evppis]


def test_a_study_is_drawn_for_everybody_beside_its_cost(found):
    shown = advice.of_advice(found)[2]
    curves = frame_of(shown, "curves")
    worth = curves[curves["name"] == "worth of the answers"]["y"].tolist()
    assert worth == pytest.approx([3 * z.evsi.value for z in found.studies[0].sizes])
    assert curves[curves["name"] == "cost"]["y"].tolist() == pytest.approx([2.0, 11.0])
    assert shown.table["Net benefit (ENBS)"].tolist() == [z.net_benefit for z in found.studies[0].sizes]


def test_across_worths_curves_frontier_and_changes_are_the_analysis_s_own():
    at, changes = across(COST, EFFECT, WORTHS, BLOCKS), break_evens(COST, EFFECT, 0, 30)
    chances, losses, evpi = advice.of_worths(at, changes)
    curves = frame_of(chances, "curves")
    for a in at:
        here = curves[curves["x"] == a.wtp].set_index("name")["y"]
        assert here.to_dict() == {k: p.value for k, p in a.p_best.items()}
    assert frame_of(chances, "frontier")["y"].tolist() == [a.p_best[a.preferred].value for a in at]
    assert frame_of(chances, "turns")["x"].tolist() == [c.wtp for c in changes]
    assert frame_of(evpi, "curves")["y"].tolist() == [a.evpi.value for a in at]
    assert losses.table.shape == (4, 4)
    assert "frontier" in chances.caveat


def test_with_no_input_there_is_nothing_to_learn_and_no_chart_of_it():
    alone = advise({"stay": np.zeros(1000), "go": X}, {})
    assert [f.key for f in advice.of_advice(alone)] == ["loss"]
