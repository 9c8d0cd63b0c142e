"""The bridge: each bar begins where the one before it ends."""

from __future__ import annotations

import pytest
from drawing import frame_of, whole

from scenarios.answers import link
from scenarios.answers import side_by_side as compared
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.store.files.scenario_files import read_missions
from scenarios.views.charts import bridge
from scenarios.views.charts.theme import LIGHT

ANSWERS = Answers()


def asked(base: str = "existing_practice", **levers):
    return link.asked(Choices(base, levers={"draws": 512} | levers), RESOLVER)


def shown(end):
    found = ANSWERS.get(compared.bridge, asked(), end)
    return found, bridge.figure(found, "A", "B", "isolation", read_missions(), LIGHT)


def test_it_is_whole_and_every_bar_begins_where_the_last_ended():
    found, figure = shown(asked("policy_stretch", years=8))
    whole(figure)
    frame = frame_of(figure, "bars")
    assert frame["name"].tolist()[0] == "1. A"
    assert frame["name"].tolist()[-1] == f"{len(frame)}. B"
    steps = frame.iloc[1:-1]
    assert steps["before"].tolist() == pytest.approx([frame["after"].iloc[0], *steps["after"].tolist()[:-1]])
    assert steps["after"].iloc[-1] == pytest.approx(frame["after"].iloc[-1])
    assert frame["after"].iloc[-1] == pytest.approx(found.end_people)
    assert steps["low"].notna().all()
    assert frame["low"].iloc[0] is None or frame["low"].isna().iloc[0]


def test_what_rises_and_what_falls_have_their_colours_and_signs():
    _, figure = shown(asked("policy_stretch", years=8))
    frame = frame_of(figure, "bars").iloc[1:-1]
    for row in frame.itertuples():
        assert row.kind == ("rises" if row.after >= row.before else "falls")
        assert row.label[0] == ("+" if row.kind == "rises" else "−") or row.label == "about none"


def test_another_mission_s_bridge_is_in_pounds():
    found, figure = shown(asked(mission="jobs"))
    frame = frame_of(figure, "bars")
    assert frame["after"].iloc[-1] == pytest.approx(found.end_gbp / 1e6)
    assert "£" in frame["label"].iloc[-1]


def test_nothing_that_differs_is_said_and_drawn_as_two_ends():
    _, figure = shown(asked())
    assert figure.claim == "Nothing that counts differs between the two"
    assert len(frame_of(figure, "bars")) == 2
