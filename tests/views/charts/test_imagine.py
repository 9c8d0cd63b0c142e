"""People, one by one, under practices that ask for more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from drawing import frame_of, whole

from scenarios.analysis.summary import summarise
from scenarios.domain.draws import block_edges
from scenarios.views.charts import imagine
from scenarios.views.charts.theme import LIGHT


def rows(*means):
    made = []
    for k, mean in enumerate(means):
        one = summarise(np.linspace(mean - 5, mean + 5, 640), block_edges(640))
        made.append((f"Practice {k}", replace(one, mean=replace(one.mean, value=float(mean)))))
    return made


def shown(*means):
    return imagine.figure(rows(*means), "people", 1, LIGHT)


def test_the_figure_is_whole():
    whole(shown(8.0, 38.0, 61.0))


@pytest.mark.parametrize("means", [(8.0, 38.0, 61.0), (0.0, 3.0), (-4.0,), (100.0,)])
def test_everybody_is_one_figure(means):
    people = frame_of(shown(*means), "people")
    assert len(people[people["x"] >= 0]) == sum(round(max(0.0, m)) for m in means)


def test_many_people_stand_for_several_each_and_it_says_so():
    figure = shown(30.0, 450.0)
    people = frame_of(figure, "people")
    assert len(people[people["x"] >= 0]) == 3 + 45
    assert "Each figure stands for 10 people." in figure.summary


def test_no_two_figures_stand_in_one_place_and_words_have_a_row_of_their_own():
    figure = shown(8.0, 38.0, 61.0)
    people, names = frame_of(figure, "people"), frame_of(figure, "names")
    assert not people.duplicated(["x", "y"]).any()
    assert not set(names["y"]) & set(people[people["x"] >= 0]["y"])
    assert len(names) == 3
