"""What a room's weights say of the options."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.answers import missions, values
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices, asked
from scenarios.model.weighing import partial_values


@pytest.fixture(scope="module")
def resolved():
    return RESOLVER.resolve(asked(Choices(levers={"draws": 512}), RESOLVER))


@pytest.fixture(scope="module")
def found(resolved):
    return values.every_option(resolved)


def room(found, *favourites: str):
    """People who give seven of ten points to one outcome."""
    n = len(found.outcomes)
    rest = 0.3 / (n - 1)
    return np.array([[0.7 if o == f else rest for o in found.outcomes] for f in favourites])


def test_options_have_the_value_that_which_mission_tells(resolved, found):
    for m in missions.missions(resolved).every:
        assert found.value[m.mission] == m.value.summary
        assert found.p_best[m.mission].value == pytest.approx(m.p_best.value)


def test_values_alone_facts_alone_and_both_are_shares(found):
    for weights in (None, room(found, "lonely", "helped", "helped")):
        told = values.valued(found, weights, 1)
        for shares in (told.by_values, told.by_facts, told.by_both):
            assert sum(shares.values()) == pytest.approx(1)
        assert told.people == (0 if weights is None else 3)
        assert sum(told.mean_weights.values()) == pytest.approx(1)
        assert told.weights.shape[1] == len(found.outcomes)


def test_who_cares_most_for_loneliness_prefers_isolation(found):
    told = values.valued(found, room(found, "lonely"))
    assert told.at_mean == "isolation"
    assert told.by_values["isolation"] == 1.0
    assert not told.split
    assert told.leanings == {}


def test_a_room_that_disagrees_is_told_who_leans_where(found):
    told = values.valued(found, room(found, *["lonely"] * 6, *["helped"] * 4))
    assert told.by_values["isolation"] == pytest.approx(0.6)
    assert told.split
    assert told.leanings["isolation"] == ("lonely", pytest.approx(0.7))


def test_the_move_that_turns_a_choice_turns_it(found):
    told = values.valued(found, room(found, "lonely", "helped", "lonely"))
    scaled = partial_values(found.brings, found.low, found.high).mean(axis=2)
    mean = np.array([told.mean_weights[o] for o in found.outcomes])
    for option, turning in told.turning.items():
        if turning is None:
            continue
        assert turning.points > 0
        after = mean.copy()
        for change, by_outcome in ((1, turning.rises), (-1, turning.falls)):
            for outcome, points in by_outcome.items():
                after[found.outcomes.index(outcome)] += change * points / 100
        assert after.min() >= -1e-3
        scores = scaled @ after
        assert scores[found.keys.index(option)] >= scores.max() - 2e-3
    assert set(told.turning) == set(found.keys) - {told.at_mean}


def test_what_the_room_prefers_has_a_price_in_public_cost(found):
    told = values.valued(found, room(found, "lonely", "saving"))
    lead = values.score_in_pounds(found, told, told.at_mean, "piecemeal")
    assert lead > 0
    assert values.score_in_pounds(found, told, "piecemeal", told.at_mean) == pytest.approx(-lead)
    nobody = np.array([[0.0 if o == "saving" else 1.0 for o in found.outcomes]])
    assert values.score_in_pounds(found, values.valued(found, nobody / nobody.sum()), "isolation", "piecemeal") is None


def test_a_choice_stands_for_a_while_and_another_is_come_to_in_the_futures_that_are_left(resolved, found):
    told, moving = values.valued(found, room(found, "lonely", "lonely", "helped")), values.drift(resolved)
    standing = values.stands(found, told, told.at_mean, moving)
    assert len(standing.chosen) == values.YEARS
    assert standing.chosen[0] >= standing.chosen[9] - 0.02
    each = [values.stands(found, told, k, moving).chosen for k in found.keys]
    assert np.sum(each, axis=0) == pytest.approx(np.ones(values.YEARS)), "one future chooses one option"
    assert moving.sd.mean() == pytest.approx(0.277, abs=0.02)


def test_other_ranges_have_another_name():
    one = values.ranges_key((("lonely", "from 0 to 38"),))
    assert one == values.ranges_key((("lonely", "from 0 to 38"),))
    assert one != values.ranges_key((("lonely", "from 0 to 39"),))


def test_a_screen_has_the_expected_outcomes_and_none_of_the_draws(resolved, found):
    light = values.options(resolved)
    assert light.brings.shape[2] == 1
    assert light.expected == pytest.approx(found.expected)
    assert (light.low, light.value) == (pytest.approx(found.low), found.value)


def test_the_answer_is_what_the_weights_say(resolved, found):
    weights = room(found, "lonely", "helped", "lonely")
    given = tuple(tuple(float(x) for x in w) for w in weights)
    answered = values.weigh(resolved, given)
    told = values.valued(found, weights)
    assert answered.told.by_both == told.by_both
    assert answered.pounds[told.at_mean] == values.score_in_pounds(found, told, told.at_mean, "piecemeal")
    assert answered.standing is not None
    assert values.weigh(resolved).told.people == 0


def test_where_nothing_is_spent_there_is_nothing_to_weigh():
    resolved = RESOLVER.resolve(asked(Choices(levers={"draws": 256, "spend_gbp": 0}), RESOLVER))
    assert values.weigh(resolved).told is None
