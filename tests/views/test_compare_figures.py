"""Every figure is whole: claim, alternative text, caveat, table; and its inks can be read."""

from __future__ import annotations

import json

import altair as alt
import numpy as np
import pytest
from making import problem
from seeing import contrast, seen

from scenarios.analysis import ladder as ladders
from scenarios.analysis.crossing import crossings
from scenarios.analysis.funnel import funnel as through
from scenarios.analysis.headline import headline
from scenarios.analysis.journey import journey as walk
from scenarios.analysis.summary import summarise
from scenarios.answers.compare import LadderAnswer, level_table
from scenarios.model.pointing import point_all
from scenarios.model.run import compare
from scenarios.views.charts import dotplot, funnel, guess_reveal, icons, journey, ladder, valuations
from scenarios.views.charts.template import as_rows
from scenarios.views.charts.theme import DARK, LIGHT, theme_of


@pytest.fixture(scope="module")
def run(loaded, wards):
    ready = problem(loaded, wards, draws=512)
    return ready, compare(ready), ladders.run_ladder(ready, levels=9)


def figures(run, theme, spend=4e8):
    ready, comparison, by_level = run
    if spend == 0:
        comparison = compare(ready, 0.0)
    keys = [k for k in comparison.strategies if k != "piecemeal"]
    heads = {k: headline(comparison, ready.scenario, spend, k) for k in keys}
    numbers = {k: i for i, k in enumerate(comparison.strategies)}
    where = crossings(ready, point_all(ready), by_level)
    stages = walk(comparison["one_mission"], 10, comparison.blocks)
    found = through(ready, comparison, point_all(ready)["one_mission"], "isolation", spend)
    return [
        ladder.figure(LadderAnswer(by_level, where, level_table(by_level)), heads, numbers, theme),
        dotplot.figure(heads["one_mission"], 1, theme),
        funnel.figure(found, ready.missions, 1, theme),
        journey.figure(stages, "One mission", 1, theme),
        valuations.figure(heads, numbers, "one_mission", theme),
    ]


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("spend", [0.0, 4e8])
def test_a_figure_has_all_its_parts(run, dark, spend):
    for figure in figures(run, theme_of(dark), spend):
        assert figure.claim
        assert figure.summary
        assert figure.caveat
        assert len(figure.table)
        assert not figure.table.select_dtypes("number").isna().to_numpy().any(), figure.key
        for picture in figure.pictures:
            assert len(picture.alt) > 40
            alt.LayerChart.from_dict(as_rows(picture.chart))  # valid against the published schema, or this raises
            spec = json.dumps(as_rows(picture.chart), allow_nan=False, default=float)
            assert "http" not in spec.replace("https://vega.github.io/schema", "")


def test_fifty_dots_are_fifty_dots(run):
    figure = figures(run, LIGHT)[1]
    assert len(figure.table) == 50
    won = (figure.table["Difference in value (£m)"] > 0).sum()
    assert f"Fifty dots: {won} to the right of zero" in figure.summary


def test_the_ladder_does_not_depend_on_the_spend(run):
    """Only the mark and the words move."""
    a, b = (figures(run, LIGHT, s)[0] for s in (1e8, 7e8))
    assert a.claim == b.claim
    assert a.table.equals(b.table)
    assert a.summary != b.summary


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_and_text_can_be_read(theme):
    assert contrast(theme.text, theme.ground) >= 4.5
    assert contrast(theme.quiet, theme.ground) >= 4.5
    for colour in theme.strategies:
        assert contrast(colour, theme.ground) >= 4.5, colour  # strategies' colours also write words on the ladder
    assert contrast(theme.faint, theme.ground) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_mark_is_fainter_than_three_to_one(run, theme):
    ready, comparison, _ = run
    people = headline(comparison, ready.scenario, 4e8, "one_mission").people
    hue = theme.colour(1)
    for shown in [
        *figures(run, theme),
        icons.of_a_hundred(0.07, 0.06, 0.08, "often lonely", "not", hue, theme),
        icons.helped(people, "people no longer often lonely after 10 years", hue, theme),
        guess_reveal.figure([5, 400], people, "people no longer often lonely after 10 years", hue, theme),
    ]:
        seen(shown, theme)


def test_a_figure_of_people_says_people_once(run):
    """An outcome is a noun of its own: nothing is put before it that it says already."""
    ready, comparison, _ = run
    people = headline(comparison, ready.scenario, 4e8, "one_mission").people
    noun = "people no longer often lonely after 10 years"
    assert icons.helped(people, noun, "#00539b", LIGHT).claim.endswith(f"more {noun}")
    nobody = summarise(np.full(512, -1.0), comparison.blocks)
    assert icons.helped(nobody, noun, "#00539b", LIGHT).claim == f"One or two fewer {noun}"
