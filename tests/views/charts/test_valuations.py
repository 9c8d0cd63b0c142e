"""Both ways of valuing people's gains, side by side."""

from __future__ import annotations

import pytest
from drawing import colours_of, frame_of, whole

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER
from scenarios.views.charts import valuations
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def heads(question, answers):
    return answers.get(compare.facts, question).headlines


@pytest.fixture(scope="module")
def shown(heads):
    return valuations.figure(heads, {k: i + 1 for i, k in enumerate(heads)}, "one_mission", LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_each_valuation_has_its_own_picture_on_the_same_scale(shown):
    assert len(shown.pictures) == 2
    assert frame_of(shown, "reach", 0).equals(frame_of(shown, "reach", 1))
    for number, name in enumerate(valuations.ENDS.values()):
        assert set(frame_of(shown, "intervals", number)["end"]) == {name}


def test_a_row_is_a_strategy_less_piecemeal_in_millions(heads):
    frame = valuations.valuations_frame(heads)
    for key, h in heads.items():
        row = frame[(frame["strategy"] == h.title) & (frame["end"] == valuations.ENDS["ordered"])].iloc[0]
        assert row["average_m"] == pytest.approx(h.ordered.summary.mean.value / 1e6), key
        assert row["better_in_100"] == pytest.approx(100 * h.ordered.p_better.value)
        assert row["low_m"] <= row["high_m"]


def test_the_scale_reaches_beyond_every_interval(shown):
    reach, first = frame_of(shown, "reach")["average_m"], frame_of(shown, "intervals")
    assert reach.min() < min(0, first["low_m"].min())
    assert reach.max() > max(0, first["high_m"].max())


def test_the_words_give_every_strategy_under_both(heads, shown):
    for h in heads.values():
        assert shown.summary.count(f"{h.title}, ") == 2


def test_strategies_keep_their_colours_where_piecemeal_is_not_drawn(heads, shown):
    colours = colours_of(shown.pictures[0].chart)
    assert colours == {h.title: LIGHT.colour(i + 1) for i, h in enumerate(heads.values())}


def test_where_nothing_is_spent_nothing_differs(question):
    heads = compare.facts(RESOLVER.resolve(question.at(0.0))).headlines
    figure = valuations.figure(heads, {k: i for i, k in enumerate(heads)}, "one_mission", LIGHT)
    assert figure.summary == "No strategy differs from piecemeal here, however its gains are valued."
    whole(figure)
