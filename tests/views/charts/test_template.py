"""Charts as Altair templates: built once, and a rerun only swaps the data."""

from __future__ import annotations

import json
from dataclasses import replace

import altair as alt
import numpy as np
import pandas as pd
import pytest
from drawing import fields_of, names_read

from scenarios.answers import compare
from scenarios.views.charts import dotplot, ladder
from scenarios.views.charts.template import (
    as_rows,
    coloured,
    enlarged,
    finished,
    frame,
    legend_at_end,
    names_apart,
    over,
    read_aloud,
    rows_of,
    titled_above,
    with_data,
)
from scenarios.views.charts.theme import DARK, LIGHT


@pytest.fixture(scope="module")
def drawn(question, answers):
    ladder_answer, about = answers.get(compare.ladder, question), answers.get(compare.setting, question)
    headlines = answers.get(compare.facts, question).headlines

    def draw(spend: float, theme=LIGHT):
        here = {k: replace(h, spend_gbp=spend) for k, h in headlines.items()}
        return ladder.figure(ladder_answer, here, about.strategy_numbers, theme).pictures[0].chart

    return draw


def without_data(chart: dict) -> dict:
    return {k: v for k, v in chart.items() if k != "datasets"}


def test_another_spend_swaps_the_data_and_nothing_else(drawn):
    one, other = drawn(1e8), drawn(7e8)
    assert without_data(one) == without_data(other)
    assert all(one[k] is other[k] for k in without_data(one))  # the very same parts, not built again
    assert not one["datasets"]["spend"].equals(other["datasets"]["spend"])


def test_what_is_read_aloud_is_data_and_the_first_mark(drawn):
    chart = drawn(1e8)
    one, other = read_aloud(chart, "Ahead."), read_aloud(chart, "Behind.")
    assert without_data(one) == without_data(other)
    assert one["layer"][1:] == chart["layer"]
    assert one["layer"][0]["mark"]["opacity"] == 0
    assert one["layer"][0]["encoding"] == {"description": {"field": "shows", "type": "nominal"}}
    assert [c["datasets"]["shows"]["shows"].tolist() for c in (one, other)] == [["Ahead."], ["Behind."]]
    assert "shows" not in chart["datasets"]
    alt.Chart.from_dict(as_rows(one))  # valid against the published schema, or this raises


def test_another_theme_is_another_template(drawn):
    light, dark = drawn(1e8), drawn(1e8, DARK)
    assert light["config"] != dark["config"]
    assert all(light["datasets"][k].equals(dark["datasets"][k]) for k in light["datasets"])


def test_a_template_is_built_once(headline):
    dotplot.template.cache_clear()
    for _ in range(3):
        dotplot.figure(headline, 1, LIGHT)
    assert dotplot.template.cache_info().misses == 1


def test_putting_data_in_leaves_the_template_as_it_is():
    template = {"layer": [1]}
    chart = with_data(template, a=pd.DataFrame({"x": [1]}))
    assert template == {"layer": [1]}
    assert chart["layer"] is template["layer"]


def test_every_frame_that_is_read_is_given_and_every_frame_given_is_read(drawn):
    chart = drawn(4e8)
    assert names_read(chart) == set(chart["datasets"])


def test_every_column_that_is_read_is_in_some_frame(drawn):
    chart = drawn(4e8)
    columns = {c for f in chart["datasets"].values() for c in f.columns}
    assert fields_of(chart) <= columns


def test_rows_hold_nothing_where_nothing_is_known():
    rows = rows_of(pd.DataFrame({"a": [1.0, np.nan], "b": ["x", None]}))
    assert rows == [{"a": 1.0, "b": "x"}, {"a": None, "b": None}]
    assert as_rows(with_data({}, d=pd.DataFrame({"a": [1]}))) == {"datasets": {"d": [{"a": 1}]}}


def test_a_frame_without_rows_still_has_its_columns():
    assert list(frame([], ("a", "b")).columns) == ["a", "b"]
    assert frame([{"a": 1, "b": 2}], ("b", "a"))["b"].tolist() == [2]


def test_names_keep_the_order_and_the_colours_they_are_given():
    scale = coloured("who", (("b", "#000000"), ("a", "#ffffff"))).to_dict()["scale"]
    assert scale == {"domain": ["b", "a"], "range": ["#000000", "#ffffff"]}


@pytest.mark.parametrize("ends", [(), (3.0,), (9.0, 6.0, 1.0), (2.6, 1.9, 1.2, 0.3)])
def test_names_of_lines_that_end_apart_stand_where_the_lines_end(ends):
    assert names_apart(ends, 0.7) == pytest.approx(ends)


def test_names_move_both_ways_from_where_lines_end_together_and_the_others_stay():
    assert names_apart([9.0, 5.0, 5.0, 1.0], 1.0) == pytest.approx([9.0, 5.5, 4.5, 1.0])
    assert names_apart([9.0, 5.2, 5.0, 4.8], 1.0) == pytest.approx([9.0, 6.0, 5.0, 4.0])


def test_a_line_s_name_is_nearer_to_its_end_than_any_order_alone_would_put_it():
    rng = np.random.default_rng(5)
    for _ in range(200):
        ends = np.sort(rng.uniform(0, 10, rng.integers(2, 8)))[::-1]
        places = np.array(names_apart(list(ends), 0.8))
        assert (-np.diff(places) >= 0.8 - 1e-9).all()
        moved = np.sum((places - ends) ** 2)
        for _ in range(20):  # no other places as far apart are nearer to the ends
            other = places + rng.normal(0, 0.05, len(places))
            if (-np.diff(other) >= 0.8).all():
                assert np.sum((other - ends) ** 2) >= moved - 1e-9


def test_no_name_stands_below_the_floor_and_those_above_make_room():
    assert names_apart([8.0, 0.1, 0.0], 1.0, floor=0.5) == pytest.approx([8.0, 1.5, 0.5])


def test_under_a_narrow_plot_a_title_ends_where_the_plot_does():
    axis = finished([over("d").mark_point()], LIGHT, 100)["config"]["axisX"]
    assert axis["titleX"] == {"expr": "width < 300 ? width : width / 2"}
    assert axis["titleAlign"] == {"expr": "width < 300 ? 'right' : 'center'"}


def test_a_legend_at_the_end_leaves_the_chart_that_was_given_as_it_is():
    chart = finished([over("d").mark_point()], LIGHT, 100)
    ended = legend_at_end(chart)
    assert ended["config"]["legend"]["layout"] == {"expr": "{top: {anchor: 'end'}}"}
    assert {**ended["config"], "legend": None} == {**chart["config"], "legend": None}
    assert "layout" not in chart["config"]["legend"]


def test_every_chart_has_the_same_type_and_a_clear_ground():
    chart = finished([over("d").mark_point()], LIGHT, 100, "A title")
    assert (chart["height"], chart["width"], chart["background"]) == (100, "container", "transparent")
    assert chart["config"]["axis"]["labelColor"] == LIGHT.text
    assert chart["title"]["text"] == "A title"


def test_the_name_of_an_upright_axis_stands_above_for_a_room_and_is_nowhere_else(drawn):
    chart = drawn(4e8)
    assert ladder.value_title(10) in json.dumps(without_data(chart), ensure_ascii=False)
    above = titled_above(chart, ladder.value_title(10))
    said = above["title"]["text"]["expr"]
    assert json.dumps(ladder.value_title(10)) in said
    assert json.dumps(["Worth to people and services", "over 10 years, £m"]) in said, "on two lines where it is narrow"
    rest = {k: v for k, v in without_data(above).items() if k != "title"}
    assert ladder.value_title(10) not in json.dumps(rest, ensure_ascii=False)
    assert above["datasets"] is chart["datasets"]


def test_for_the_back_of_a_room_every_size_of_letters_grows_and_nothing_else():
    template = {
        "config": {"axis": {"labelFontSize": 14, "tickSize": 5}, "text": {"fontSize": 14}},
        "layer": [{"mark": {"type": "text", "fontSize": {"expr": "width < 450 ? 12 : 15"}, "size": 430}}],
        "datasets": {"fontSize": pd.DataFrame({"fontSize": [10]})},
    }
    large = enlarged(template)
    assert large["config"] == {"axis": {"labelFontSize": 19, "tickSize": 5}, "text": {"fontSize": 19}}
    assert large["layer"][0]["mark"] == {
        "type": "text",
        "fontSize": {"expr": "1.35 * (width < 450 ? 12 : 15)"},
        "size": 430,
    }
    assert large["datasets"] is template["datasets"]
