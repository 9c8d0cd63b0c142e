"""What is left of a pledge."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import frame_of, whole

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER
from scenarios.views.charts import journey
from scenarios.views.charts.theme import LIGHT
from scenarios.views.words.numbers import of_a_hundred


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


def test_every_square_is_as_large_as_what_is_left_of_a_hundred_pounds(stages, shown):
    frame = frame_of(shown, "steps")
    money = [s.summary.mean.value for s in stages]
    assert frame["area"].tolist() == pytest.approx([journey.HUNDRED_PX**2 * m / money[0] for m in money])
    assert frame["label"].tolist() == [of_a_hundred(m / money[0]) for m in money]
    assert frame["label"].iloc[0] == "£100"
    assert frame["why"].tolist() == [journey.WHY[s.key] for s in stages]


def test_every_step_is_large_enough_to_be_seen(shown):
    assert (frame_of(shown, "steps")["area"] ** 0.5).min() > 2


def test_money_is_told_in_pounds_a_year(stages, shown):
    pledged = next(s for s in stages if s.key == "pledged").summary.mean.value
    assert shown.table["Average, £ a year"].iloc[0] == pytest.approx(pledged, rel=1e-6, abs=0.1)


def test_the_claim_says_what_is_left_of_a_hundred_pounds(stages, shown):
    pence = 100 * 100 * stages[-1].summary.mean.value / stages[0].summary.mean.value
    assert 1 < pence < 100
    assert shown.claim == f"One mission: of every £100 pledged, {float(f'{pence:.2g}'):.0f}p is left to spend on it"
    more = [replace(s, summary=stages[0].summary) if s is stages[-1] else s for s in stages]
    assert "of every £100 pledged, £100 is left" in journey.figure(more, "One mission", 1, LIGHT).claim


def test_without_a_pledge_there_is_no_journey(question):
    stages = compare.facts(RESOLVER.resolve(question.at(0.0))).journey
    figure = journey.figure(stages, "One mission", 1, LIGHT)
    assert figure.claim == "Nothing is pledged, so nothing reaches anybody"
    assert figure.summary == "With nothing spent there is no journey to follow."
    whole(figure)
