"""A line over the years."""

from __future__ import annotations

import pytest
from drawing import frame_of, whole

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER
from scenarios.views.charts import years
from scenarios.views.charts.template import TICKS
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(compare.facts, question).by_year


@pytest.fixture(scope="module")
def shown(found):
    return years.figure(found, "One mission", 1, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_the_line_is_every_year_s_average_and_the_band_its_range(found, shown):
    frame = frame_of(shown, "years")
    assert frame["year"].tolist() == [str(t) for t in range(1, len(found.people) + 1)]
    assert frame["average"].tolist() == pytest.approx([s.mean.value for s in found.people])
    assert frame["low"].tolist() == pytest.approx([s.low for s in found.people])
    assert frame["high"].tolist() == pytest.approx([s.high for s in found.people])
    assert frame_of(shown, "ends")["average"].tolist() == frame["average"].tolist()[-1:]


def test_ticks_have_as_many_decimals_as_tell_them_apart(shown):
    (axis,) = {
        e["encoding"]["y"]["axis"]["format"] for e in shown.pictures[0].chart["layer"] if "axis" in e["encoding"]["y"]
    }
    assert axis == TICKS == ",.3~r", "'~f' with few decimals writes 0.0025 and 0.005 alike"


def test_a_flow_has_none(question):
    answer = compare.facts(RESOLVER.resolve(question.with_levers(mission="jobs")))
    assert answer.by_year is None
    assert years.figure(answer.by_year, "One mission", 1, LIGHT) is None


def test_without_spend_it_says_that_nothing_differs(question):
    answer = compare.facts(RESOLVER.resolve(question.at(0.0)))
    shown = years.figure(answer.by_year, "One mission", 1, LIGHT)
    assert shown.claim == "With nothing pointed there is no difference in any year"
    whole(shown)


def test_where_contracts_have_dates_years_are_the_council_s_own(found):
    shown = years.figure(found, "One mission", 1, LIGHT, lambda t: f"{2026 + t}/{27 + t}")
    assert list(frame_of(shown, "years")["year"])[:2] == ["2027/28", "2028/29"]
    assert shown.summary.startswith("2027/28: ")
    assert "from 20" in shown.claim
