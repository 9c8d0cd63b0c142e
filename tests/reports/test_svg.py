"""A chart as inline SVG that stands in a page without script."""

from __future__ import annotations

import copy
import re

import pytest

from scenarios.reports import svg
from scenarios.views.charts import dotplot
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def picture(headline):
    return dotplot.figure(headline, 1, LIGHT).pictures[0]


@pytest.fixture(scope="module")
def drawn(picture):
    return svg.drawing(picture, "dots0")


def test_it_is_one_image_with_one_text(drawn, picture):
    assert drawn.startswith("<svg ")
    assert drawn.count('role="img"') == 1
    assert drawn.count("aria-") == 1
    assert picture.alt.split(":")[0] in drawn


def test_it_needs_nothing_from_outside(drawn):
    assert "<script" not in drawn
    assert set(re.findall(r"https?://[^\s\"'<)]+", drawn)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_what_is_named_inside_it_carries_its_key(picture):
    one, other = (svg.drawing(picture, key) for key in ("a", "b"))
    ids = [set(re.findall(r'\bid="([^"]+)"', d)) for d in (one, other)]
    assert all(i.startswith("a-") for i in ids[0])
    assert not ids[0] & ids[1]
    for used in re.findall(r"url\(#([^)]+)\)", one):
        assert used in ids[0]


def test_drawing_leaves_the_picture_as_it_is(picture):
    before = copy.deepcopy({k: v for k, v in picture.chart.items() if k != "datasets"})
    svg.drawing(picture, "x")
    assert {k: v for k, v in picture.chart.items() if k != "datasets"} == before


def test_fifty_dots_are_drawn(drawn, picture):
    assert drawn.count("<path") >= 50


def test_quotes_and_brackets_in_a_text_cannot_leave_it():
    made = svg.labelled('<svg width="10" height="20" aria-label="x"><g role="y"></g></svg>', 'a "b" <c>', "k")
    assert 'aria-label="a &quot;b&quot; &lt;c&gt;"' in made
    assert 'viewBox="0 0 10 20"' in made
    assert 'role="y"' not in made


def test_a_drawing_keeps_its_own_box():
    assert 'viewBox="0 0 5 6"' in svg.labelled('<svg viewBox="0 0 5 6" width="1" height="2"></svg>', "a", "k")
