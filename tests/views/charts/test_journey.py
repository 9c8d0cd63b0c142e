"""What is left of a pledge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import frame_of, whole

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER
from scenarios.views.charts import journey
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def stages(question, answers):
    return answers.get(compare.facts, question).journey


@pytest.fixture(scope="module")
def shown(stages):
    return journey.figure(stages, "One mission", 1, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_every_stage_has_its_words_unit_and_range(stages):
    frame = journey.stages_frame(stages)
    assert frame["stage"].tolist() == [journey.STAGES[s.key] for s in stages]
    assert (frame["low"] <= frame["high"]).all()
    assert frame["average"].tolist() == pytest.approx([s.summary.mean.value for s in stages])


def test_every_bar_is_money(shown):
    assert frame_of(shown, "steps")["label"].str.startswith("£").all()


def test_money_is_drawn_in_millions_and_told_in_pounds(stages, shown):
    pledged = next(s for s in stages if s.key == "pledged").summary.mean.value
    assert frame_of(shown, "steps")["average"].iloc[0] == pytest.approx(pledged / 1e6)
    assert shown.table["Average, £ a year"].iloc[0] == pytest.approx(pledged, rel=1e-6, abs=0.1)


def test_the_claim_says_what_is_left_of_a_hundred_pounds(stages, shown):
    money = stages
    pounds = 100 * money[-1].summary.mean.value / money[0].summary.mean.value
    assert pounds < 1
    assert shown.claim == "One mission: of every £100 pledged, less than £1 is left to spend on the mission"
    more = [replace(s, summary=money[0].summary) if s is money[-1] else s for s in stages]
    assert "of every £100 pledged, about £100 is left" in journey.figure(more, "One mission", 1, LIGHT).claim


def test_without_a_pledge_there_is_no_journey(question):
    stages = compare.facts(RESOLVER.resolve(question.at(0.0))).journey
    figure = journey.figure(stages, "One mission", 1, LIGHT)
    assert figure.claim == "Nothing is pledged, so nothing reaches anybody"
    assert figure.summary == "With nothing spent there is no journey to follow."
    whole(figure)


def test_labels_have_room_beyond_the_range(shown):
    steps, reach = frame_of(shown, "steps"), frame_of(shown, "reach")
    assert reach["average"].max() > steps["high"].max()
