"""Every mission as the one pointed at."""

from __future__ import annotations

import pytest
from drawing import frame_of, whole

from scenarios.answers import missions
from scenarios.answers.answering import RESOLVER
from scenarios.views import words
from scenarios.views.charts import missions as chart
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(missions.missions, question)


@pytest.fixture(scope="module")
def nouns(question):
    of = RESOLVER.base(question.base).missions
    return {m: words.compare.outcome_noun(m, of, 10) for m in of.keys}


@pytest.fixture(scope="module")
def shown(found, nouns):
    return chart.figure(found, nouns, "isolation", LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_a_row_a_mission_best_first_in_millions(found, shown):
    rows = frame_of(shown, "missions")
    assert list(rows["mission"]) == [m.title for m in found.every]
    assert rows["average_m"].to_numpy() == pytest.approx([m.value.summary.mean.value / 1e6 for m in found.every])
    assert (rows["low_m"] <= rows["high_m"]).all()
    assert list(rows["mission"][rows["kind"] == "chosen"]) == ["Isolation"]


def test_both_ends_of_every_mission_are_there(found):
    ends = chart.ends_frame(found).set_index(["mission", "end"])["average_m"]
    for m in found.every:
        for end, name in chart.ENDS.items():
            assert ends[m.title, name] == pytest.approx(getattr(m, end).summary.mean.value / 1e6)


def test_the_scale_reaches_beyond_every_interval_and_nothing(shown):
    reach, rows = frame_of(shown, "reach")["average_m"], frame_of(shown, "missions")
    assert reach.min() < min(0, rows["low_m"].min())
    assert reach.max() > max(0, rows["high_m"].max())


def test_the_table_ends_with_piecemeal_and_its_chances_sum_to_a_hundred(shown):
    assert shown.table["Mission"].iloc[-1] == "None: piecemeal"
    assert shown.table["Best in 100 futures"].sum() == pytest.approx(100, abs=0.1)
    assert "young people in work over 10 years" in set(shown.table["Counted in"])
