"""The climb as a picture."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import frame_of, whole

from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices, asked
from scenarios.answers.need import climb as answer
from scenarios.views.charts import climb
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def found():
    return answer(RESOLVER.resolve(asked(Choices(levers={"draws": 256}), RESOLVER)))


@pytest.fixture(scope="module")
def shown(found, register):
    return climb.figure(found.climb, found.residue, register, 10, LIGHT, 60.0)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_each_step_starts_where_the_last_one_ended(found, shown):
    steps = frame_of(shown, "steps", 0)
    assert steps["from"].iloc[1:].tolist() == pytest.approx(steps["to"].iloc[:-1].tolist())
    assert steps["to"].iloc[-1] == pytest.approx(found.climb.end.mean.value)
    assert steps["label_of"].iloc[0] == "Today"


def test_everybody_is_drawn_as_large_as_they_are(found, shown):
    everybody = frame_of(shown, "everybody", 1)
    assert everybody["to"].max() == pytest.approx(found.residue.in_condition.mean.value)
    assert everybody["from"].iloc[1] == pytest.approx(found.climb.end.mean.value)


def test_every_step_has_who_acts_and_a_grade(shown, register):
    assert (shown.table["Who has to act"] != "").all()
    assert set(shown.table["Grade"]) <= {"A", "B", "C", "D", ""}


@pytest.mark.parametrize(("target", "side"), [(20.0, "right"), (80.0, "left")])
def test_the_target_s_name_stands_where_there_is_room(target, side):
    frame = climb.target_frame(target, 100.0)
    assert frame[side].tolist() == [f"aimed for: {target:.0f}"]
    assert frame[{"left": "right", "right": "left"}[side]].tolist() == [""]


@pytest.mark.parametrize(("gain", "said"), [(2.5, "+2.5"), (0.3, "<1"), (0.0, "0"), (-3.0, "−3")])
def test_a_step_s_gain_has_its_sign(found, gain, said):
    step = found.climb.steps[0]
    other = replace(step, gain=replace(step.gain, mean=replace(step.gain.mean, value=gain)))
    assert climb.steps_frame(replace(found.climb, steps=[other]))["label"].tolist()[1] == said


def test_the_target_stands_on_the_picture_where_it_fits_and_in_the_words(found, shown, register):
    aimed = frame_of(shown, "aimed", 0)
    assert aimed["at"].tolist() == [60.0]
    assert (aimed["right"] + aimed["left"]).tolist() == ["aimed for: 60"]
    assert "The 60 that are aimed for are there once step" in shown.detail
    assert "The 60 that are aimed for" in shown.pictures[0].alt
    far = climb.figure(found.climb, found.residue, register, 10, LIGHT, 1e6)
    assert frame_of(far, "aimed", 0).empty
    assert "does not lead to" in far.detail
    none = climb.figure(found.climb, found.residue, register, 10, LIGHT)
    assert frame_of(none, "aimed", 0).empty
    assert "aimed for" not in none.detail
