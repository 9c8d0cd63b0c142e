"""Charts of scenarios side by side: every scenario on one scale, from the answers themselves."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from drawing import frame_of, whole

from scenarios.answers import link
from scenarios.answers import side_by_side as compared
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.answers.link_beside import MOST
from scenarios.answers.side_by_side import Laid
from scenarios.store.files.scenario_files import read_missions
from scenarios.views.charts import side_by_side
from scenarios.views.charts.template import line_legend
from scenarios.views.charts.theme import DARK, LIGHT
from scenarios.views.words import numbers

ANSWERS = Answers()


def asked(base: str = "existing_practice", **levers):
    return link.asked(Choices(base, levers={"draws": 512} | levers), RESOLVER)


def side(*others: Laid):
    return ANSWERS.get(compared.side_by_side, asked(), "This screen", others)


@pytest.fixture(scope="module")
def found():
    return side(Laid("Stretch", asked("policy_stretch")), Laid("Small", asked("small_district")))


@pytest.fixture(scope="module")
def figures(found):
    return {f.key: f for f in side_by_side.figures(found, read_missions(), LIGHT)}


def test_every_figure_is_whole(figures):
    assert list(figures) == ["side_people", "side_value", "side_levels", "side_years"]
    for shown in figures.values():
        whole(shown)


def test_bars_are_each_scenario_s_own_figures(found, figures):
    frame = frame_of(figures["side_people"], "ranges")
    assert frame["scenario"].tolist() == ["This screen", "Stretch", "Small"]
    assert frame["average"].tolist() == [c.headline.people.mean.value for c in found.columns]
    value = frame_of(figures["side_value"], "ranges")
    assert value["high"].tolist() == [c.headline.value.summary.high / 1e6 for c in found.columns]
    assert len(frame_of(figures["side_value"], "dots")) == 50 * 3


def test_lines_are_the_leads_and_the_mark_is_at_the_scenario_s_own_spend(found, figures):
    frame = frame_of(figures["side_levels"], "levels")
    stretch = frame[frame["scenario"] == "Stretch"]
    assert stretch["average_m"].tolist() == pytest.approx((found.columns[1].leads.mean / 1e6).tolist(), abs=1e-4)
    assert frame_of(figures["side_levels"], "marks")["spend_m"].tolist() == [400.0, 400.0, 30.0]
    beyond = replace(found.columns[0], headline=replace(found.columns[0].headline, spend_gbp=5e9))
    far = {
        f.key: f
        for f in side_by_side.figures(replace(found, columns=(beyond, *found.columns[1:])), read_missions(), LIGHT)
    }
    mark = frame_of(far["side_levels"], "marks").iloc[0]  # not at the end of its line
    assert mark["average_m"] == pytest.approx(beyond.headline.value.summary.mean.value / 1e6, abs=1e-4)
    assert "Stretch: behind on average from" in figures["side_levels"].summary.replace("Behind", "behind")


def test_each_has_its_own_colour_in_both_themes(found):
    for theme in (LIGHT, DARK):
        assert len({colour for _, colour in side_by_side.named(found, theme)}) == 3


def test_where_one_counts_over_the_horizon_there_are_no_years():
    jobs = side(Laid("Jobs", asked(mission="jobs")))
    keys = [f.key for f in side_by_side.figures(jobs, read_missions(), LIGHT)]
    assert "side_years" not in keys


def test_where_there_are_more_than_hues_no_two_lines_are_drawn_alike():
    names = tuple((f"Scenario {i}", LIGHT.colour(i + 1)) for i in range(MOST))
    dashes = side_by_side.dashed(names, LIGHT, line_legend()).to_dict()["scale"]
    drawn = list(zip((colour for _, colour in names), map(tuple, dashes["range"]), strict=True))
    assert dashes["domain"] == [name for name, _ in names]
    assert len(set(drawn)) == MOST
    assert set(map(tuple, dashes["range"][:6])) == {(1, 0)}, "up to six they are told apart by hue"
    assert side_by_side.lines_height(names[:6], 300) == 300
    assert side_by_side.lines_height(names[:12], 300) > 300


def test_of_many_scenarios_the_heading_names_the_lowest_and_the_highest_and_bands_go(found):
    first, *others = found.columns
    many = replace(found, columns=(first, *(replace(c, label=f"{c.label} {i}") for i in range(4) for c in others)))
    shown = {f.key: f for f in side_by_side.figures(many, read_missions(), LIGHT)}
    chances = {c.label: c.headline.value.p_better.value for c in many.columns}
    claim = shown["side_value"].claim
    assert claim.startswith("How often each is ahead of piecemeal: from ")
    for end in (min, max):
        assert numbers.times(end(chances.values())) in claim
    assert len(re.findall(r"\(", claim)) == 2
    assert shown["side_levels"].caveat == side_by_side.CAVEAT_MANY_LINES
    assert "area" not in json.dumps(shown["side_levels"].pictures[0].chart["layer"])
    few = {f.key: f for f in side_by_side.figures(found, read_missions(), LIGHT)}
    assert "area" in json.dumps(few["side_levels"].pictures[0].chart["layer"])
