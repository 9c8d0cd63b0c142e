"""Residents as icons."""

from __future__ import annotations

import numpy as np
import pytest
from drawing import colours_of, frame_of, whole
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.summary import Estimate, Summary, summarise
from scenarios.domain.draws import block_edges
from scenarios.views.charts import icons
from scenarios.views.charts.theme import LIGHT


def people(mean: float, high: float) -> Summary:
    some = summarise(np.zeros(32), block_edges(32))
    ends = {**some.quantile, "p90": Estimate(high, 0.0)}
    return Summary(Estimate(mean, 0.0), ends)


def test_a_hundred_residents_are_a_hundred_icons():
    figure = icons.of_a_hundred(0.07, 0.06, 0.08, "often lonely", "not", "#00539b", LIGHT)
    whole(figure)
    frame = frame_of(figure, "icons")
    assert (frame["who"] == "often lonely").sum() == 7
    assert len(frame) == 100
    assert figure.claim == "Of every 100 adults here, about 7 are often lonely"


def test_a_share_below_half_a_person_is_still_seen():
    figure = icons.of_a_hundred(0.002, 0.001, 0.003, "often lonely", "not", "#00539b", LIGHT)
    assert "about 1 are" in figure.claim
    assert "fewer than 1 to 1" in figure.detail
    assert "about 0 are" in icons.of_a_hundred(0.0, 0, 0, "often lonely", "not", "#00539b", LIGHT).claim


@pytest.mark.parametrize(
    ("mean", "high", "each", "counts"),
    [
        (7, 20, 1, {"on average": 7, "in the better futures": 13}),
        (100, 100, 1, {"on average": 100}),
        (120, 240, 10, {"on average": 12, "in the better futures": 12}),
        (5000, 9000, 100, {"on average": 50, "in the better futures": 40}),
        (0, 0, 1, {"nobody": 1}),
        (-50, -5, 1, {"nobody": 1}),
    ],
)
def test_many_people_are_one_icon_where_they_would_not_fit(mean, high, each, counts):
    assert icons.icon_counts(people(mean, high)) == (each, counts)


@given(st.floats(-1e6, 1e7), st.floats(0, 1e7))
def test_there_are_never_more_icons_than_are_drawn_at_most(mean, more):
    each, counts = icons.icon_counts(people(mean, mean + more))
    assert 1 <= sum(counts.values()) <= icons.MANY
    assert each in {10**k for k in range(8)}
    assert min(counts.values()) >= 1


def test_icons_stand_in_rows_of_twenty():
    frame = icons.icons_frame({"a": 25, "b": 5})
    assert frame["x"].max() == icons.ACROSS - 1
    assert frame["y"].tolist() == [0] * 20 + [1] * 10
    assert frame["who"].tolist() == ["a"] * 25 + ["b"] * 5


def test_people_are_drawn_as_people_and_other_outcomes_as_dots():
    def shape(noun):
        mark = icons.helped(people(7, 20), noun, "#00539b", LIGHT).pictures[0].chart["layer"][0]["mark"]
        return mark["shape"]

    assert shape("people no longer often lonely") == icons.PERSON
    assert shape("tonnes of carbon") == "circle"


def test_the_unit_is_said_and_the_kinds_keep_their_colours():
    figure = icons.helped(people(5000, 9000), "people helped", "#00539b", LIGHT)
    assert figure.summary == "Each figure stands for 100 of them."
    assert colours_of(figure.pictures[0].chart)["on average"] == "#00539b"
    whole(figure)
