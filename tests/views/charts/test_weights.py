"""Everybody's weights, and how often each option is best."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from drawing import frame_of, whole

from scenarios.answers import values
from scenarios.views.charts import weights as chart
from scenarios.views.charts.theme import DARK, LIGHT


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(values.options, question)


@pytest.fixture(scope="module")
def told(question, answers, found):
    n = len(found.outcomes)
    rows = np.eye(n)[[0, 0, 0, 1, 0, 2, 0]] * 0.6 + 0.4 / n
    return answers.get(values.weigh, question, tuple(tuple(float(x) for x in r) for r in rows)).told


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_figure_is_whole(told, found, theme):
    whole(chart.figure(told, found.titles, theme.colour(1), theme))


def test_a_dot_a_person_and_outcome_at_their_own_weight(told, found):
    dots = frame_of(chart.figure(told, found.titles, LIGHT.colour(1), LIGHT), "dots")
    seen = dots[dots["weight"] >= 0]
    assert len(seen) == told.people * len(found.outcomes)
    assert sorted(seen["weight"]) == pytest.approx(sorted(100 * told.weights.ravel()))


def test_of_four_people_no_dot_is_drawn_and_the_average_is(told, found):
    few = replace(told, people=4, weights=told.weights[:4])
    shown = chart.figure(few, found.titles, LIGHT.colour(1), LIGHT)
    assert (frame_of(shown, "dots")["weight"] < 0).all()
    assert frame_of(shown, "means")["weight"].to_numpy() == pytest.approx([100 * w for w in told.mean_weights.values()])


def test_three_bars_an_option_the_best_over_both_first(told, found):
    best = frame_of(chart.figure(told, found.titles, LIGHT.colour(1), LIGHT), "best", 1)
    assert (best.groupby("option")["reason"].nunique() == 3).all()
    both = best[best["reason"] == chart.REASONS["by_both"]]["often"]
    assert list(both) == sorted(both, reverse=True)
    assert (best["often"] <= 100).all()


def test_the_table_has_every_option_and_what_would_turn_it(told, found):
    table = chart.figure(told, found.titles, LIGHT.colour(1), LIGHT).table
    assert len(table) == len(found.keys)
    for name in chart.REASONS.values():
        assert table[name].sum() == pytest.approx(100, abs=0.6)
    assert table["Points of 100 that would have to move"].notna().sum() == sum(
        t is not None for t in told.turning.values()
    )
