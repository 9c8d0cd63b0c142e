"""Every figure is whole: claim, alternative text, caveat, table; and its inks can be read."""

from __future__ import annotations

import json

import altair as alt
import numpy as np
import pytest
from making import problem

from scenarios.analysis import ladder as ladders
from scenarios.analysis.headline import headline
from scenarios.analysis.journey import journey as walk
from scenarios.model.run import compare
from scenarios.views import dotplot, journey, ladder, look, valuations


@pytest.fixture(scope="module")
def run(loaded, wards):
    ready = problem(loaded, wards, draws=512)
    return ready, compare(ready), ladders.climb(ready, rungs=9)


def figures(run, ink, spend=4e8):
    ready, comparison, climbed = run
    if spend == 0:
        comparison = compare(ready, 0.0)
    keys = [k for k in comparison.strategies if k != "piecemeal"]
    heads = {k: headline(comparison, ready.scenario, spend, k) for k in keys}
    numbers = {k: i for i, k in enumerate(comparison.strategies)}
    crossings = {k: ladders.crossing(climbed, k) for k in keys}
    stages = walk(comparison["one_mission"], "isolation", True, 10, comparison.blocks)
    return [
        ladder.figure(climbed, ladder.table(climbed), crossings, "one_mission", spend, numbers, ink),
        dotplot.figure(heads["one_mission"], 1, ink),
        journey.figure(stages, "One mission", None, 1, ink),
        valuations.figure(heads, numbers, "one_mission", ink),
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("spend", [0.0, 4e8])
def test_a_figure_has_all_its_parts(run, dark, spend):
    for figure in figures(run, look.look(dark), spend):
        assert figure.claim
        assert figure.summary
        assert figure.caveat
        assert len(figure.table)
        assert not figure.table.select_dtypes("number").isna().to_numpy().any(), figure.key
        for picture in figure.pictures:
            assert len(picture.alt) > 40
            alt.LayerChart.from_dict(picture.chart)  # valid against the published schema, or this raises
            spec = json.dumps(picture.chart, allow_nan=False, default=float)
            assert "http" not in spec.replace("https://vega.github.io/schema", "")


def test_fifty_dots_are_fifty_dots(run):
    figure = figures(run, look.LIGHT)[1]
    assert len(figure.table) == 50
    won = (figure.table["Difference in value (£m)"] > 0).sum()
    assert f"{2 * won} futures in 100" in figure.claim


def test_the_ladder_does_not_depend_on_the_spend(run):
    """Only the mark and the words move."""
    a, b = (figures(run, look.LIGHT, s)[0] for s in (1e8, 7e8))
    assert a.claim == b.claim
    assert a.table.equals(b.table)
    assert a.summary != b.summary


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def contrast(a: str, b: str) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", [look.LIGHT, look.DARK], ids=["light", "dark"])
def test_marks_and_text_can_be_read(ink):
    assert contrast(ink.text, ink.ground) >= 4.5
    assert contrast(ink.quiet, ink.ground) >= 4.5
    for colour in ink.strategies:
        assert contrast(colour, ink.ground) >= 4.5, colour  # strategies' colours also write words on the ladder
