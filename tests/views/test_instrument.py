"""What travels to the browser is what the drawings and the sentence are made of."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from scenarios.answers import compare
from scenarios.answers.stops import stops
from scenarios.views import instrument, words
from scenarios.views.charts import dotplot, ladder
from scenarios.views.charts.theme import DARK, LIGHT


@pytest.fixture(scope="module")
def about(question, answers):
    return answers.get(compare.setting, question)


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(compare.facts, question)


@pytest.fixture(scope="module")
def rungs(question, answers):
    return answers.get(compare.ladder, question)


@pytest.fixture(scope="module")
def across(rungs, found, about):
    return instrument.ladder_data(rungs, found.headlines, about.strategy_numbers, LIGHT)


def test_every_strategy_has_its_line_and_the_first_two_are_drawn_last(across, rungs, found):
    titles = [line["title"] for line in across["lines"]]
    assert sorted(titles) == sorted(rungs.ladder.titles.values())
    assert titles[-2:] == [rungs.ladder.titles[k] for k in ("piecemeal", next(iter(found.headlines)))]
    assert [line["first"] for line in across["lines"]] == [False] * (len(titles) - 2) + [True, True]


def test_a_line_is_its_averages_and_ranges(across, rungs):
    for line in across["lines"]:
        rows = rungs.levels[rungs.levels["strategy"] == line["title"]]
        for name in ("spend", "average", "low", "high"):
            assert line[name] == pytest.approx(list(rows[f"{name}_m"]), abs=1e-4)


def test_the_first_two_have_colours_of_their_own_and_the_rest_stand_back(across, about):
    colours = {line["title"]: line["colour"] for line in across["lines"]}
    assert colours["Piecemeal"] == LIGHT.colour(about.strategy_numbers["piecemeal"])
    assert colours["One mission"] == LIGHT.colour(about.strategy_numbers["one_mission"])
    assert colours["Half and half"] == LIGHT.quiet


def test_where_it_tips_is_where_the_claim_says(across, rungs):
    at = rungs.crossings["one_mission"]
    assert across["tips"] == {
        "at_m": at.spend_gbp.value / 1e6,
        "label": ladder.TIPS,
        "low_m": at.low_gbp.value / 1e6,
        "high_m": at.high_gbp.value / 1e6,
    }


def test_where_nothing_tips_no_mark_is_sent(rungs, found, about):
    never = {k: replace(c, spend_gbp=None) for k, c in rungs.crossings.items()}
    data = instrument.ladder_data(replace(rungs, crossings=never), found.headlines, about.strategy_numbers, LIGHT)
    assert data["tips"] is None


def test_a_range_that_is_not_known_leaves_its_band_out(rungs, found, about):
    bare = {k: replace(c, low_gbp=None) for k, c in rungs.crossings.items()}
    data = instrument.ladder_data(replace(rungs, crossings=bare), found.headlines, about.strategy_numbers, LIGHT)
    assert set(data["tips"]) == {"at_m", "label"}


def test_dots_are_the_fifty_futures_in_millions(found):
    h = found.headlines["one_mission"]
    data = instrument.dots_data(h, 1, DARK)
    assert data["dots"] == pytest.approx([v / 1e6 for v in h.dots_gbp], abs=1e-4)
    assert data["claim"] == dotplot.claim_of(h)
    assert data["better"] == {"title": "One mission better", "colour": DARK.colour(1)}
    assert data["worse"] == {"title": "Piecemeal better", "colour": DARK.colour(0)}


def test_stops_say_what_the_page_says(question, answers, about):
    every = answers.get(stops, question)
    some = {k: every[k] for k in list(every)[:3]}
    data = instrument.stops_data(some, {5_000_000}, about.missions)
    assert data["spend_gbp"] == [0, 5_000_000, 10_000_000]
    assert data["whole"] == [False, True, False]
    for k, h in enumerate(some.values()):
        a = words.answer.answer(h, about.missions)
        assert {n: data[n][k] for n in ("figure", "unit", "sentence", "chance", "claim")} == vars(a)
        assert data["dots_claim"][k] == dotplot.claim_of(h)
        assert data["dots"][k] == pytest.approx([v / 1e6 for v in h.dots_gbp], abs=1e-4)
    assert instrument.stops_data({}, (), about.missions)["spend_gbp"] == []


def test_all_of_it_is_plain_enough_to_travel(across, question, answers, about):
    json.dumps([across, instrument.stops_data(answers.get(stops, question), (), about.missions)], allow_nan=False)


def test_the_other_strategies_are_grey_until_their_colours_are_asked_for(rungs, found, about):
    heads, numbers = found.headlines, about.strategy_numbers
    grey, coloured = (instrument.ladder_data(rungs, heads, numbers, LIGHT, c)["lines"] for c in (False, True))
    assert [line["colour"] == LIGHT.quiet for line in grey] == [not line["first"] for line in grey]
    assert len({line["colour"] for line in coloured}) == len(coloured)
    assert [line["first"] for line in coloured] == [line["first"] for line in grey], "ranges stay with the first two"
