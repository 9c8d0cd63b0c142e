"""`import scenarios` in a notebook: the figures of the command line, in frames whose columns name their units."""

from __future__ import annotations

import json
import re
import sys

import altair as alt
import pytest

import scenarios
from scenarios.answers import compare
from scenarios.domain.errors import InputError

UNITS = re.compile(r"_(persons|gbp|gbp_m|years|share)$")
NAMES = {"strategy", "title", "valuation", "verdict", "ward_code", "ward_name"}


@pytest.fixture(scope="module")
def run():
    return scenarios.open_scenario("existing_practice", years=8, draws=256).run()


def test_frames_have_units_in_their_column_names(run):
    for frame in (run.strategies(), run.against_piecemeal(), run.wards(), run.ladder()):
        assert len(frame)
        assert {c for c in frame.columns if not UNITS.search(c)} <= NAMES


def test_figures_are_those_of_the_answers(run):
    h = run.answers.get(compare.facts, run.question).headlines[run.question.focus]
    rows = run.strategies().set_index("strategy")
    people = rows["people_mean_persons"]
    assert people[run.question.focus] - people["piecemeal"] == pytest.approx(h.people.mean.value)
    blend = run.against_piecemeal().query("valuation == 'blend'").set_index("strategy")
    assert blend.loc[run.question.focus, "mean_gbp"] == pytest.approx(h.value.summary.mean.value)
    assert blend.loc[run.question.focus, "better_share"] == h.value.p_better.value
    drawn = run.draws()
    difference = drawn[f"total_value_gbp:{run.question.focus}"] - drawn["total_value_gbp:piecemeal"]
    assert difference.mean() == pytest.approx(h.value.summary.mean.value)
    assert "suggests" in run.sentence


def test_wards_sum_to_the_strategy(run):
    of_ward = run.wards().groupby("strategy")["no_longer_isolated_at_end_mean_persons"].sum()
    whole = run.strategies().set_index("strategy")["people_mean_persons"]
    assert of_ward[whole.index].to_numpy() == pytest.approx(whole.to_numpy())


@pytest.mark.parametrize("kind", ["ladder", "dots", "people", "years", "journey", "valuations"])
def test_every_chart_is_one_that_altair_can_write(run, kind):
    chart = run.chart(kind)
    assert isinstance(chart, alt.TopLevelMixin)
    assert "data" in json.dumps(chart.to_dict())


def test_levers_and_assumptions_on_top_count_and_a_typo_is_told():
    asked = scenarios.open_scenario(draws=256, assume="fixed_cost_mission = 20000 because finance costed it")
    assert [o.key for o in asked.question.scenario.overrides] == ["fixed_cost_mission"]
    assert asked.with_levers(years=3).question.scenario.levers.years == 3
    assert asked.loaded.register["scaleup"].name
    for given in (lambda: scenarios.open_scenario(yaers=8), lambda: asked.with_levers(yaers=8)):
        with pytest.raises(InputError, match="Did you mean 'years'"):
            given()
    with pytest.raises(InputError, match="Did you mean 'ladder'"):
        asked.run().chart("lader")


def test_the_notebook_in_the_documents_runs_from_its_first_cell_to_its_last(root):
    sys.path.insert(0, str(root / "tools"))
    from write_notebook import CELLS, run_cell

    written = json.loads((root / "docs" / "analysts.ipynb").read_text(encoding="utf-8"))
    assert [c["source"] for c in written["cells"]] == list(CELLS)
    scope: dict[str, object] = {}
    for cell in written["cells"]:
        if cell["cell_type"] == "code":
            value = run_cell(cell["source"], scope)
            (shown,) = cell["outputs"]
            if isinstance(value, str):
                assert repr(value) == shown["data"]["text/plain"]
            else:
                # digits alone may differ, in the last place and on another processor
                shapes = {re.sub(r"\d", "0", text) for text in (str(value), shown["data"]["text/plain"])}
                assert len(shapes) == 1, "run tools/write_notebook.py again"
