"""The four numbers, together."""

from __future__ import annotations

import pytest
from drawing import colours_of, frame_of, whole

from scenarios.analysis.target import Target
from scenarios.answers import decide
from scenarios.views.charts import robustness
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def rows(question, answers):
    return answers.get(decide.robustness, question, Target("isolation", 0.001, 5))[0]


@pytest.fixture(scope="module")
def titles(decided):
    return decided.wrong.titles


@pytest.fixture(scope="module")
def shown(rows, decided, titles):
    numbers = {key: i for i, key in enumerate(titles)}
    return robustness.figure(rows, decided.leads, titles, "a target", "0.2 %", numbers, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_regret_is_in_millions_and_its_high_end_is_beyond_its_average(rows, titles):
    frame = robustness.regret_frame(rows, titles)
    assert frame["strategy"].tolist() == [titles[k] for k in rows]
    assert frame["expected_m"].tolist() == pytest.approx([r.expected_regret.value / 1e6 for r in rows.values()])
    assert (frame["high_m"] >= frame["expected_m"] * 0.3).all()


def test_all_four_numbers_of_every_strategy_are_said_and_listed(rows, titles, shown):
    for title in titles.values():
        assert f"{title}: target met in " in shown.summary
    columns = ["Target met, in 100", "Regret, average (£m)", "Regret, 9 in 10 below (£m)"]
    assert set([*columns, "Worst tenth, average value (£m)"]) <= set(shown.table.columns)
    assert not shown.table.isna().to_numpy().any()


def test_the_lead_is_there_with_its_error(decided, shown):
    row = shown.table.set_index("Strategy").loc["One mission"]
    lead = decided.leads["one_mission"]
    assert row["Lead over piecemeal (£m)"] == pytest.approx(lead.value / 1e6, abs=5e-4)
    assert row["± lead (£m)"] == pytest.approx(lead.se / 1e6, abs=5e-4)
    assert shown.table.set_index("Strategy").loc["Piecemeal", "Lead over piecemeal (£m)"] == 0


def test_piecemeal_has_no_lead_over_itself(shown, titles):
    row = shown.table[shown.table["Strategy"] == titles["piecemeal"]].iloc[0]
    assert row["Lead over piecemeal (£m)"] == 0


def test_strategies_keep_their_colours(shown, titles):
    colours = colours_of(shown.pictures[0].chart)
    assert colours == {title: LIGHT.colour(i) for i, title in enumerate(titles.values())}
    assert len(frame_of(shown, "zero")) == 1
