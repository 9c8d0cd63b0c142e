"""What comes up when, drawn."""

from __future__ import annotations

import pytest
from drawing import frame_of, whole

from scenarios.answers import contracts
from scenarios.domain.contract import CATEGORIES
from scenarios.views.charts import pipeline as chart
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(contracts.coming_up, question)


@pytest.fixture(scope="module")
def shown(found):
    return chart.figure(found, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_a_column_a_year_and_category_in_millions(found, shown):
    up = frame_of(shown, "up")
    assert list(up["year"].unique())[:2] == ["2027/28", "2028/29"]
    for category, by_year in found.comes_up_gbp.items():
        assert list(up["up_m"][up["category"] == category]) == pytest.approx([x / 1e6 for x in by_year])


def test_the_share_stands_in_its_range_and_the_table_holds_both(found, shown):
    carries = chart.carries_frame(found)
    assert (carries["low"] <= carries["average"]).all()
    assert (carries["average"] <= carries["high"]).all()
    assert len(shown.table) == len(found.carries) == 10
    assert shown.table["Comes up (£m)"].sum() == pytest.approx(frame_of(shown, "up")["up_m"].sum(), abs=0.2)


def test_every_category_has_a_shade_and_neighbours_differ_in_lightness():
    def lightness(colour: str) -> float:
        r, g, b = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    for shades in (chart.LIGHT_SHADES, chart.DARK_SHADES):
        assert len(set(shades)) == len(CATEGORIES)
        light = [lightness(s) for s in shades]
        assert all(abs(a - b) > 0.12 for a, b in zip(light, light[1:], strict=False)), light
