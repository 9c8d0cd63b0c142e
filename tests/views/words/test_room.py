"""What the presenter's mode says agrees with the sentence above it, whatever the room changes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from making import problem

from scenarios.analysis.headline import headline
from scenarios.model.run import compare
from scenarios.views import words
from scenarios.views.words import room


@pytest.fixture(scope="module")
def head(loaded, wards):
    ready = problem(loaded, wards, draws=512)
    return headline(compare(ready), ready.scenario, 4e8, "one_mission")


WINS = {
    "better": "one mission wins on average",
    "worse": "piecemeal wins on average",
    "too close to call": "too close to call",
}


@pytest.mark.parametrize("verdict", list(WINS))
@pytest.mark.parametrize("was", list(WINS))
def test_the_answer_turns_when_who_wins_on_average_turns(head, was, verdict):
    """The share of futures may cross a half, or stay, without the answer turning: the sentence goes by the average."""
    before, after = (replace(head, value=replace(head.value, verdict=v)) for v in (was, verdict))
    said = room.turned(before, after, "running it costs £240,000")
    assert "if running it costs £240,000" in said
    assert said.startswith("The answer stands" if was == verdict else "That changes the answer")
    assert WINS[verdict] in said
    assert "one mission is ahead in" in said


def test_the_room_is_asked_what_is_then_revealed(head, loaded):
    who = words.compare.on_mission(head, loaded.missions)
    whole = room.ask(who, "Isolation", True, 1.0, 10, "people helped")
    part = room.ask("half and half with isolation in it", "Isolation", False, 0.6, 10, "people helped")
    assert whole.startswith("For 10 years every contract backs one thing: isolation. How many more people helped")
    assert "every contract" not in part
    assert "half and half with isolation in it" in part
    assert "60 %" in part


def test_with_nothing_spent_nothing_is_pledged(loaded, wards):
    from scenarios.analysis.journey import journey

    ready = problem(loaded, wards, draws=64)
    run = compare(ready, 0.0)
    told = room.question("SuchnSuch", 0.0, 1000, journey(run["one_mission"], 10, run.blocks))
    assert told[0] == "Nothing is spent here, for 1,000 adults, so nothing is pledged."
    assert len(told) == 2
