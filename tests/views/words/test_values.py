"""What is said of values agrees with the numbers it is said of."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from scenarios.answers import values as answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices, asked
from scenarios.views.words import values as words
from scenarios.views.words.numbers import pounds


@pytest.fixture(scope="module")
def resolved():
    return RESOLVER.resolve(asked(Choices(levers={"draws": 512}), RESOLVER))


@pytest.fixture(scope="module")
def found(resolved):
    return answers.options(resolved)


def weighed(resolved, found, *favourites: str):
    n = len(found.outcomes)
    rows = [[0.7 if o == f else 0.3 / (n - 1) for o in found.outcomes] for f in favourites]
    return answers.weigh(resolved, tuple(tuple(r) for r in rows))


def test_the_ranges_are_those_of_the_options_in_their_order(found):
    said = words.ranges(found)
    assert [k for k, _ in said] == list(found.outcomes)
    assert all(text.startswith("From ") for _, text in said)


def test_the_cost_of_choosing_otherwise_is_the_lead_of_the_best(resolved, found):
    room = weighed(resolved, found, *["lonely"] * 6)
    value = {k: v.mean.value for k, v in found.value.items()}
    best = max(value, key=value.get)
    assert best != "isolation"
    said, beside = words.cost_of("isolation", found, room)
    assert f"costs about {pounds(value[best] - value['isolation'])}" in said
    assert "the room's weights put it" in said
    lead = room.pounds["isolation"] - room.pounds[best]
    assert f"above by what {pounds(abs(lead))} of public cost avoided is worth to them" in said
    assert pounds(found.loss["isolation"].value) in beside
    assert "has the highest expected value" in words.cost_of(best, found, room)[0]


def test_without_a_room_nothing_is_said_of_what_it_values(resolved, found):
    said, _ = words.cost_of("isolation", found, answers.weigh(resolved))
    assert "room" not in said


def test_what_the_model_would_choose_is_the_best_by_value(found):
    best = max(found.value, key=lambda k: found.value[k].mean.value)
    said = words.model_says(found)
    assert found.titles[best].lower() in said
    assert f"{round(100 * found.p_best[best].value)} of 100 futures" in said


def test_values_and_facts_are_told_apart_in_the_right_direction(resolved, found):
    agreed = weighed(resolved, found, *["lonely"] * 8).told
    divided = weighed(resolved, found, *["lonely"] * 5, *["helped"] * 5).told
    assert "mostly what nobody knows" in words.together(agreed, found.titles)
    values_alone, facts_alone = (1 - max(s.values()) for s in (divided.by_values, divided.by_facts))
    expected = "mostly what is valued" if values_alone > facts_alone else "mostly what nobody knows"
    assert expected in words.together(divided, found.titles)


def test_of_fewer_than_five_who_prefer_it_nothing_is_told_of_what_they_give(resolved, found):
    few = weighed(resolved, found, *["lonely"] * 4, *["helped"] * 3).told
    assert "who prefer it" not in words.agreed(few, found.titles)
    many = weighed(resolved, found, *["lonely"] * 6, *["helped"] * 3).told
    assert re.search(r"give people no longer often lonely at least 70 in 100$", words.agreed(many, found.titles))


def test_what_would_turn_it_is_the_nearest(resolved, found):
    told = weighed(resolved, found, *["lonely"] * 6).told
    near = min((t for t in told.turning.values() if t), key=lambda t: t.points)
    said = words.turning(told, found.titles)
    assert f"about {round(near.points)} of 100 points" in said
    assert said.startswith("The average weights choose isolation")
    assert sum(near.falls.values()) == pytest.approx(near.points, abs=0.2)
    assert all(points <= 100 * told.mean_weights[k] + 0.1 for k, points in near.falls.items())


def test_nobody_is_told_of_outcomes_in_which_all_do_the_same(found):
    assert words.unasked(found) == "" or "Not asked" in words.unasked(found)
    assert np.isfinite(found.low).all()


def test_what_was_decided_against_the_weights_is_told_with_how_often_they_would_come_to_it(resolved, found):
    row = tuple(0.7 if o == "lonely" else 0.3 / (len(found.outcomes) - 1) for o in found.outcomes)
    alike = answers.weigh(resolved, (row,) * 6, "")
    assert alike.decided is None
    assert answers.weigh(resolved, (row,) * 6, alike.told.at_mean).decided is None, "the weights choose it themselves"
    assert answers.weigh(resolved, (row,) * 6, "nothing of ours").decided is None
    other = next(k for k in found.keys if k != alike.told.at_mean and found.outcome_of(k) is not None)
    against = answers.weigh(resolved, (row,) * 6, other)
    said = words.comes_to(against.decided, against.told, other, found.titles)
    assert said.startswith(f"These weights do not choose {words.option(other, found.titles)}, which was decided")
    often = [int(n) for n in re.findall(r"(\d+)(?: \(\d+ to \d+\))? of 100 futures", said)]
    told = [round(100 * against.decided.at(year)[0]) for year in words.YEARS]
    assert often == told or ("hardly" in said and max(told) <= 5)
    assert words.comes_to(None, against.told, other, found.titles) == ""
    sure = replace(against.decided, chosen=np.full(10, 0.4), slow=np.full(10, 0.3), fast=np.full(10, 0.45))
    assert "40 (30 to 45) of 100 futures in year 3" in words.comes_to(sure, against.told, other, found.titles)
    never = replace(against.decided, chosen=np.zeros(10), slow=np.zeros(10), fast=np.zeros(10))
    assert "hardly would in any future" in words.comes_to(never, against.told, other, found.titles)


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ({"a": 12, "b": 7}, "The room's own votes: A 12 and B 7."),
        ({"a": 12, "b": 7, "c": 3, "d": 2}, "The room's own votes: A 12, B 7 and others together 5."),
        ({"a": 12, "b": 7, "c": 3}, "The room's own votes: A 12 and others together 10."),  # 22 in all would tell of 3
        ({"b": 6, "a": 9, "c": 1}, "The room's own votes: A 9 and others together 7."),
        ({"a": 6, "b": 3}, "9 have voted; any number would tell of fewer than five."),
        ({"a": 8, "unsure": 6}, "The room's own votes: A 8 and not sure 6."),
        ({"a": 8, "unsure": 1}, "9 have voted; any number would tell of fewer than five."),
        ({"a": 3, "b": 3}, "6 have voted; any number would tell of fewer than five."),
        ({"a": 3, "b": 1}, "Fewer than five have voted, so nothing is told of it."),
    ],
)
def test_votes_tell_of_no_fewer_than_five_even_to_who_can_subtract(counted, said):
    assert words.votes(counted, {"a": "A", "b": "B"}) == said
