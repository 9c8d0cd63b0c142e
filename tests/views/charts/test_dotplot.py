"""Fifty futures as dots, split at zero."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from drawing import colours_of, fields_of, frame_of, whole

from scenarios.views.charts import dotplot
from scenarios.views.charts.theme import LIGHT
from scenarios.views.words.numbers import times


@pytest.fixture(scope="module")
def shown(headline):
    return dotplot.figure(headline, 1, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_every_dot_is_a_future_of_the_answer(headline, shown):
    frame = frame_of(shown, "dots")
    assert sorted(frame["value_m"]) == pytest.approx(sorted(headline.dots_gbp / 1e6))
    assert len(frame) == 50


def test_the_claim_is_the_sentence_s_own_chance_and_the_words_count_the_dots(headline, shown):
    won = int((headline.dots_gbp > 0).sum())
    lost = int((headline.dots_gbp < 0).sum())
    assert shown.claim == f"{headline.title} does better {times(headline.value.p_better.value)}"
    assert f"{won} to the right of zero, {lost} to the left" in shown.summary


def test_a_dot_is_named_by_who_does_better_in_it(shown):
    frame = frame_of(shown, "dots")
    assert set(frame.loc[frame["value_m"] > 0, "side"]) <= {"One mission better"}
    assert set(frame.loc[frame["value_m"] < 0, "side"]) <= {"Piecemeal better"}


def test_where_nothing_differs_it_says_so(headline):
    still = dotplot.figure(replace(headline, dots_gbp=np.zeros(50)), 1, LIGHT)
    assert still.claim.startswith("No strategy differs")
    assert set(frame_of(still, "dots")["side"]) == {"No difference"}
    whole(still)


def test_dots_of_one_stack_stand_above_each_other(headline):
    same = dotplot.dots_frame(replace(headline, dots_gbp=np.full(50, 2e6)))
    assert sorted(same["height"]) == pytest.approx(sorted(set(same["height"])))
    tall = dotplot.figure(replace(headline, dots_gbp=np.full(50, 2e6)), 1, LIGHT)
    assert frame_of(tall, "reach")["height"].max() > same["height"].max()


def test_sides_have_the_strategy_s_and_piecemeal_s_colour(shown, headline):
    colours = colours_of(shown.pictures[0].chart)
    assert colours[f"{headline.title} better"] == LIGHT.colour(1)
    assert colours["Piecemeal better"] == LIGHT.colour(0)


def test_units_stand_in_the_names_of_the_columns(shown):
    assert {"x_m", "value_m", "height", "side"} <= fields_of(shown.pictures[0].chart)
