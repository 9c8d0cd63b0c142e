"""From places to people."""

from __future__ import annotations

import pytest
from drawing import frame_of, whole

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER
from scenarios.views.charts import funnel
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(compare.facts, question).funnel


@pytest.fixture(scope="module")
def shown(found, missions):
    return funnel.figure(found, missions, 1, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_every_step_is_a_bar_with_its_figure(found, shown):
    frame = frame_of(shown, "steps")
    assert frame["average"].tolist() == pytest.approx([s.summary.mean.value for s in found.stages])
    assert frame["stage"].tolist()[0] == "Places paid for"
    assert shown.table["Average"].tolist() == pytest.approx(frame["average"].tolist(), abs=0.1)
    for label in frame["label"]:
        assert label in shown.summary


def test_the_losses_stand_with_the_picture_and_the_years_below_it(found, shown):
    assert "Effects are small" in shown.detail
    assert "Years of loneliness averted" in shown.summary


def test_a_flow_has_words_of_its_own(question, missions):
    found = compare.facts(RESOLVER.resolve(question.with_levers(mission="carbon"))).funnel
    shown = funnel.figure(found, missions, 1, LIGHT)
    assert frame_of(shown, "steps")["stage"].tolist() == ["Tonnes paid for", "Tonnes of carbon saved"]
    assert "loneliness" not in shown.summary + shown.detail
    whole(shown)


def test_without_spend_it_stands_empty(question, missions):
    found = compare.facts(RESOLVER.resolve(question.at(0.0))).funnel
    shown = funnel.figure(found, missions, 1, LIGHT)
    assert (shown.claim, shown.detail) == ("No place is paid for, so nobody is reached", "")
    whole(shown)
